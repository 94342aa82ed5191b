"""Promises and the policy, for programs."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.api import HouseView, Narrowed
from hiring.tenancy.models import Member
from requisitions.models import Requisition
from sla.actions.nudges import nudge
from sla.actions.policy import change_policy, policy_in_force
from sla.actions.preview import preview
from sla.actions.snooze import snooze
from sla.models import Commitment, Policy
from sla.serializers.promises import (
    CommitmentFilter,
    CommitmentSerializer,
    DueSerializer,
    PolicySerializer,
    PreviewSerializer,
    SnoozeSerializer,
)


class Commitments(Narrowed, HouseView):
    """Promises by due time: everybody's for those who oversee, else one's own and those owed to one."""

    capability = "commitments.view"
    serializer_class = CommitmentSerializer
    queryset = Commitment.objects.none()
    filterset_class = CommitmentFilter

    def get_queryset(self) -> QuerySet[Commitment]:
        found = Commitment.objects.for_page()
        if self.member.may("commitments.view_all"):
            return found
        return found.filter(owner=self.member) | found.filter(beneficiary=self.member)

    @extend_schema(responses=CommitmentSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.paged(self.filter_queryset(self.get_queryset()))

    def get_serializer_context(self) -> dict[str, object]:
        return {**super().get_serializer_context(), "organization": self.organization_entered}


class Nudge(HouseView):
    """Remind the owner by hand, once a day."""

    capability = "commitments.view"

    @extend_schema(request=None, responses={204: None})
    def post(self, request: Request, commitment_id: UUID) -> Response:
        visible = Commitment.objects.filter(requisition__in=Requisition.objects.visible_to(self.member))
        nudge(get_object_or_404(visible, pk=commitment_id), act=self.act)
        return Response(status=status.HTTP_204_NO_CONTENT)


class Snooze(HouseView):
    """Put the reminders of one's own promise off: once, to a time before it is due."""

    capability = "commitments.view"
    serializer_class = SnoozeSerializer

    @extend_schema(responses=SnoozeSerializer)
    def post(self, request: Request, commitment_id: UUID) -> Response:
        asked = self.asked(request)
        mine: QuerySet[Commitment] = Commitment.objects.filter(owner=self.member)
        until = snooze(get_object_or_404(mine, pk=commitment_id), asked["until"], act=self.act)
        return Response({"until": until.isoformat()})


class ThePolicy(HouseView):
    """The policy in force; a new version of it."""

    capability = {"GET": "commitments.view", "PUT": "settings.manage"}
    serializer_class = PolicySerializer

    def get_queryset(self) -> QuerySet[Policy]:
        return Policy.objects.all()

    def get(self, request: Request) -> Response:
        return Response(self.get_serializer(policy_in_force(self.now)).data)

    def put(self, request: Request) -> Response:
        data = self.asked(request)
        made = change_policy(
            terms=data["terms"],
            escalation=data["escalation"],
            role_types=data.get("role_types"),
            note=data.get("note", ""),
            expected_version=data["version"],
            act=self.act,
        )
        return Response(self.get_serializer(made).data, status=status.HTTP_201_CREATED)


class Preview(HouseView):
    """When would this be due, for this person, from this moment?"""

    capability = "commitments.view"
    serializer_class = PreviewSerializer

    @extend_schema(responses=DueSerializer)
    def post(self, request: Request) -> Response:
        data = self.asked(request)
        member = Member.objects.filter(pk=data["member"]).first()
        if member is None:
            raise Http404
        planned = preview(data["clause"], member, data["at"], data.get("terms"), role_type=data["role_type"])
        reminders = [step.sends_at for step in planned.steps if step.sends_at]
        return Response(DueSerializer({"due_at": planned.due_at, "reminders": reminders}).data)
