"""Waiving, pausing and resuming one promise, for programs."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.api import HouseView
from sla.actions import reliefs
from sla.models import Commitment
from sla.serializers.relief import PauseSerializer, ReliefSerializer, WaiverSerializer


class _OfOne(HouseView):
    """One promise that the member may see."""

    capability = "commitments.view"

    @property
    def commitment(self) -> Commitment:
        found: Commitment = get_object_or_404(Commitment.objects.known_to(self.member), pk=self.kwargs["commitment_id"])
        return found


class Waiver(_OfOne):
    """Forgive it: open, or missed. What was missed stays on record and counts nowhere."""

    serializer_class = WaiverSerializer

    @extend_schema(responses={201: ReliefSerializer})
    def post(self, request: Request, commitment_id: UUID) -> Response:
        made = reliefs.waive(self.commitment, **self.asked(request), act=self.act)
        return Response(ReliefSerializer(made).data, status=status.HTTP_201_CREATED)


class Pause(_OfOne):
    """Let it rest through a day (POST), or run again before (DELETE)."""

    serializer_class = PauseSerializer

    @extend_schema(responses={201: ReliefSerializer})
    def post(self, request: Request, commitment_id: UUID) -> Response:
        made = reliefs.pause(self.commitment, **self.asked(request), act=self.act)
        return Response(ReliefSerializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, commitment_id: UUID) -> Response:
        reliefs.resume(self.commitment, act=self.act)
        return Response(status=status.HTTP_204_NO_CONTENT)
