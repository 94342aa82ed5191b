"""Calibration on profiles, for programs: the same blindness as on the page, kept by the database."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.actions.calibration import add_profile, rate_profile, remove_profile
from requisitions.actions.partners import refuse_strangers
from requisitions.api.kickoff import KickoffDoor
from requisitions.models import Candidate, Requisition
from requisitions.queries.calibration import calibration_rows
from requisitions.serializers.calibration import (
    CalibrationProfileSerializer,
    ProfileDraftSerializer,
    RateSerializer,
)


class CalibrationDoor(KickoffDoor):
    def requisition(self, number: int) -> Requisition:
        found = super().requisition(number)
        refuse_strangers(found, act=self.act)
        return found

    def rows(self, requisition: Requisition) -> Response:
        rows = calibration_rows(requisition, self.member)
        return Response(CalibrationProfileSerializer(rows, many=True).data)


class Calibration(CalibrationDoor):
    capability = "kickoff.edit"
    serializer_class = ProfileDraftSerializer

    @extend_schema(operation_id="calibration_read", responses=CalibrationProfileSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        return self.rows(self.requisition(number))

    @extend_schema(operation_id="calibration_add", responses=CalibrationProfileSerializer(many=True))
    def post(self, request: Request, number: int) -> Response:
        requisition, asked = self.requisition(number), self.asked(request)
        candidate = asked["candidate"]
        if candidate is not None:
            candidate = get_object_or_404(Candidate.objects.visible_to(self.member), pk=candidate.pk)
        add_profile(
            requisition, label=asked["title"], description=asked["description"], candidate=candidate, act=self.act
        )
        return self.rows(requisition)


class OneProfile(CalibrationDoor):
    """Rate it for one's own side, or take off one that nobody has rated."""

    capability = {"PUT": "kickoff.sign", "DELETE": "kickoff.edit"}
    serializer_class = RateSerializer

    @extend_schema(operation_id="calibration_rate", responses=CalibrationProfileSerializer(many=True))
    def put(self, request: Request, number: int, position: int) -> Response:
        requisition = self.requisition(number)
        rate_profile(requisition, position, **self.asked(request), act=self.act)
        return self.rows(requisition)

    @extend_schema(operation_id="calibration_remove", responses=CalibrationProfileSerializer(many=True))
    def delete(self, request: Request, number: int, position: int) -> Response:
        requisition = self.requisition(number)
        remove_profile(requisition, position, act=self.act)
        return self.rows(requisition)
