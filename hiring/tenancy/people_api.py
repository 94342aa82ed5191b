"""People, for programs."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.access import Role
from hiring.tenancy.actions import people
from hiring.tenancy.api import HouseView
from hiring.tenancy.models import Invitation, Member
from hiring.tenancy.serializers import InvitationSerializer, MemberSerializer, RolesSerializer


class Members(HouseView):
    """Everybody in the organization."""

    capability = "people.manage"
    serializer_class = MemberSerializer

    def get_queryset(self) -> QuerySet[Member]:
        return Member.objects.with_roles()

    @extend_schema(responses=MemberSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.paged(self.get_queryset())


class MemberRoles(HouseView):
    """Give one member exactly these roles."""

    capability = "people.manage"
    serializer_class = RolesSerializer

    def put(self, request: Request, member_id: UUID) -> Response:
        member = get_object_or_404(Member, pk=member_id)
        roles = [Role(each) for each in self.asked(request)["roles"]]
        people.change_roles(member, roles, act=self.act)
        return Response(status=status.HTTP_204_NO_CONTENT)


class Invitations(HouseView):
    """Open invitations; inviting."""

    capability = "people.manage"
    serializer_class = InvitationSerializer

    def get_queryset(self) -> QuerySet[Invitation]:
        return Invitation.objects.open(self.now)

    @extend_schema(responses=InvitationSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.paged(self.get_queryset())

    def post(self, request: Request) -> Response:
        data = self.asked(request)
        roles = [Role(each) for each in data["roles"]]
        made = people.invite(name=data["name"], email=data["email"], roles=roles, act=self.act)
        return Response(self.get_serializer(made).data, status=status.HTTP_201_CREATED)
