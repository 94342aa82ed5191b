"""Leave for programs: asking, deciding, calling off."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.api import HouseView
from hiring.tenancy.models import Member
from sla.actions.delegates import WrongDelegate
from sla.actions.leave import approve_leave, ask_leave, decline_leave, withdraw_leave
from sla.api.hours import person
from sla.models import Leave
from sla.serializers.leave import LeaveDecisionSerializer, LeaveSerializer

VERBS = {"approve": approve_leave, "decline": decline_leave, "withdraw": withdraw_leave}


class Leaves(HouseView):
    """Leave asked for or approved: everybody's for who keeps hours, else one's own."""

    capability = "commitments.view"
    serializer_class = LeaveSerializer

    def get_queryset(self) -> QuerySet[Leave]:
        found = Leave.objects.standing().for_page()
        return found if self.member.may("hours.manage") else found.filter(member=self.member)

    def get(self, request: Request) -> Response:
        return self.paged(self.get_queryset())


class MemberLeave(HouseView):
    """Ask for leave; for somebody else it is approved thereby."""

    capability = "commitments.view"
    serializer_class = LeaveSerializer

    def post(self, request: Request, member_id: UUID) -> Response:
        data = self.asked(request)
        delegate = Member.objects.with_id(data["delegate_id"]).first()
        if data["delegate_id"] and delegate is None:
            raise WrongDelegate("The delegate is nobody here.")
        made = ask_leave(
            person(self), first_on=data["first_on"], last_on=data["last_on"], delegate=delegate, act=self.act
        )
        return Response(self.get_serializer(made).data, status=status.HTTP_201_CREATED)


class LeaveDecision(HouseView):
    """Approve or decline somebody's leave, or call it off; one's own can only be called off."""

    capability = "commitments.view"
    serializer_class = LeaveDecisionSerializer

    @extend_schema(responses=LeaveSerializer)
    def post(self, request: Request, leave_id: UUID) -> Response:
        decision = self.asked(request)["decision"]
        leave = get_object_or_404(Leave.objects.for_page(), pk=leave_id)
        is_own = decision == "withdraw" and leave.member == self.member
        if not is_own and not self.member.may("hours.manage"):
            raise PermissionDenied
        return Response(LeaveSerializer(VERBS[decision](leave, act=self.act)).data)
