"""The kickoff's workspace, for programs: one field at a time, its lines with owners, the agenda's clock."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.actions.kickoff_field import place_of, save_field, shown
from requisitions.actions.kickoff_lines import add_line, change_line, retire_line
from requisitions.actions.kickoff_points import begin_point, end_point
from requisitions.api.kickoff import KickoffDoor
from requisitions.forms.kickoff_field import FieldForm
from requisitions.models import KickoffLine, KickoffPoint, Requisition
from requisitions.rules.drafts import LineDraft, fingerprint
from requisitions.rules.fields import NoSuchField, Spot, spot
from requisitions.serializers.workspace import (
    FieldChangeSerializer,
    FieldSerializer,
    LineChangeSerializer,
    LineDraftSerializer,
    LineSerializer,
    PointSerializer,
    PointStateSerializer,
)


class Field(KickoffDoor):
    """One field by its address: `slate_size`, `R3.text`, `K1.owner`. A change names what it has seen."""

    capability = {"GET": "requisitions.view", "PUT": "kickoff.edit"}
    serializer_class = FieldChangeSerializer

    @extend_schema(operation_id="kickoff_field_read", responses=FieldSerializer)
    def get(self, request: Request, number: int, address: str) -> Response:
        return self.shown(self.requisition(number), _spot_or_404(address))

    @extend_schema(operation_id="kickoff_field_change", responses=FieldSerializer)
    def put(self, request: Request, number: int, address: str) -> Response:
        requisition, place, asked = self.requisition(number), _spot_or_404(address), self.asked(request)
        form = FieldForm(asked, spot=place, requisition=requisition)
        if not form.is_valid():
            raise ValidationError(form.errors.get_json_data())
        save_field(requisition, place, form.value, seen=asked["seen"], act=self.act)
        return self.shown(requisition, place)

    def shown(self, requisition: Requisition, place: Spot) -> Response:
        value = shown(place_of(requisition.kickoffs.get(), place), place)
        told = {"address": place.address, "name": place.label, "value": value, "seen": fingerprint(value)}
        return Response(FieldSerializer(told).data)


def _spot_or_404(address: str) -> Spot:
    try:
        return spot(address)
    except NoSuchField as unknown:
        raise Http404 from unknown


class LineDoor(KickoffDoor):
    def line(self, number: int, line_id: object) -> KickoffLine:
        agreed = KickoffLine.objects.agreed().select_related("kickoff__requisition")
        return get_object_or_404(agreed, kickoff__requisition=self.requisition(number), pk=line_id)

    def told(self, line: KickoffLine, *, status: int = 200) -> Response:  # type: ignore[override]
        return Response(LineSerializer(line).data, status=status)


class Lines(LineDoor):
    """Sourcing channels, risks and decisions, each with who sees to it."""

    capability = {"GET": "requisitions.view", "POST": "kickoff.edit"}
    serializer_class = LineDraftSerializer

    @extend_schema(operation_id="kickoff_lines_list", responses=LineSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        agreed = KickoffLine.objects.agreed().filter(kickoff__requisition=self.requisition(number))
        return self.listed(agreed, LineSerializer)

    @extend_schema(operation_id="kickoff_lines_add", responses={201: LineSerializer})
    def post(self, request: Request, number: int) -> Response:
        requisition, asked = self.requisition(number), self.asked(request)
        return self.told(add_line(requisition, asked["kind"], _draft(asked), act=self.act), status=201)


class OneLine(LineDoor):
    capability = {"PUT": "kickoff.edit", "DELETE": "kickoff.edit"}
    serializer_class = LineChangeSerializer

    @extend_schema(operation_id="kickoff_lines_change", responses=LineSerializer)
    def put(self, request: Request, number: int, line_id: object) -> Response:
        found, asked = self.line(number, line_id), self.asked(request)
        return self.told(change_line(found, _draft(asked), seen=asked["seen"], act=self.act))

    @extend_schema(operation_id="kickoff_lines_retire", responses={204: None})
    def delete(self, request: Request, number: int, line_id: object) -> Response:
        retire_line(self.line(number, line_id), act=self.act)
        return Response(status=204)


def _draft(asked: dict[str, Any]) -> LineDraft:
    owner = asked["owner"]
    return LineDraft(asked["text"], asked["detail"], owner.pk if owner else None, asked["due_on"])


class Points(KickoffDoor):
    """The agenda: which points were talked about, for how long, and how each stands."""

    capability = "requisitions.view"
    serializer_class = PointSerializer

    @extend_schema(operation_id="kickoff_points_list", responses=PointSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        points = KickoffPoint.objects.filter(kickoff__requisition=self.requisition(number)).order_by("key")
        return self.listed(points, PointSerializer)


class OnePoint(KickoffDoor):
    """Begin a point, or say that it is settled, parked or open again."""

    capability = "kickoff.edit"
    serializer_class = PointStateSerializer

    @extend_schema(operation_id="kickoff_point_change", responses=PointSerializer)
    def post(self, request: Request, number: int, key: str) -> Response:
        requisition, do = self.requisition(number), self.asked(request)["do"]
        if do == "begin":
            point = begin_point(requisition, key, act=self.act)
        else:
            point = end_point(requisition, key, do, act=self.act)
        return Response(PointSerializer(point).data)
