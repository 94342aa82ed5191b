"""Mails about cases that wait for a person, for programs."""

from dataclasses import asdict
from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.delivery.models import Hold
from hiring.tenancy.api import HouseView
from sla.actions import held
from sla.models import EscalationCase
from sla.queries.held import cases_held, open_hold, told
from sla.serializers.held import HeldAnswerSerializer, HeldCaseSerializer, HoldDecisionSerializer


class HeldMails(HouseView):
    """The cases whose mails are held, abnormally many having come at once."""

    capability = "messages.release"
    serializer_class = HeldCaseSerializer
    queryset = EscalationCase.objects.none()

    @extend_schema(responses=HeldCaseSerializer(many=True))
    def get(self, request: Request) -> Response:
        hold = open_hold()
        page = self.paginate_queryset(cases_held(hold, self.member) if hold else self.get_queryset()) or []
        rows = [{"hold": hold.pk, **asdict(each)} for each in told(page, hold, self.member)] if hold else []
        return self.get_paginated_response(self.get_serializer(rows, many=True).data)


class HeldDecision(HouseView):
    """Release the mails of some cases or of all, or drop them."""

    capability = "messages.release"
    serializer_class = HeldAnswerSerializer
    queryset = EscalationCase.objects.none()

    @extend_schema(responses=HoldDecisionSerializer)
    def post(self, request: Request, hold_id: UUID) -> Response:
        asked = self.asked(request)
        data = {**asked, "cases": frozenset(asked["cases"])}
        made = held.answer(get_object_or_404(Hold, pk=hold_id), held.Answer(**data), act=self.act)
        return Response(HoldDecisionSerializer(made).data)
