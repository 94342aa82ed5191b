"""The interview plan, for programs: stages with what they assess and who interviews."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.actions.interview_plan import add_stage, change_stage, move_stage, remove_stage
from requisitions.api.kickoff import KickoffDoor
from requisitions.models import Stage
from requisitions.rules.drafts import StageDraft
from requisitions.serializers.kickoff import (
    StageChangeSerializer,
    StageDraftSerializer,
    StageMoveSerializer,
    StageSerializer,
)


class StageDoor(KickoffDoor):
    def stage(self, number: int, stage_id: UUID) -> Stage:
        stages = Stage.objects.with_plan().select_related("requisition")
        return get_object_or_404(stages, requisition=self.requisition(number), pk=stage_id)

    def shown(self, stage: Stage, *, status: int = 200) -> Response:
        return Response(StageSerializer(Stage.objects.with_plan().get(pk=stage.pk)).data, status=status)


class Stages(StageDoor):
    capability = {"GET": "requisitions.view", "POST": "kickoff.edit"}
    serializer_class = StageDraftSerializer

    @extend_schema(operation_id="stages_list", responses=StageSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        return self.listed(Stage.objects.with_plan().filter(requisition=self.requisition(number)), StageSerializer)

    @extend_schema(operation_id="stages_add", responses={201: StageSerializer})
    def post(self, request: Request, number: int) -> Response:
        return self.shown(add_stage(self.requisition(number), _draft(self.asked(request)), act=self.act), status=201)


class OneStage(StageDoor):
    capability = {"PUT": "kickoff.edit", "DELETE": "kickoff.edit"}
    serializer_class = StageChangeSerializer

    @extend_schema(operation_id="stages_change", responses=StageSerializer)
    def put(self, request: Request, number: int, stage_id: UUID) -> Response:
        found, asked = self.stage(number, stage_id), self.asked(request)
        return self.shown(change_stage(found, _draft(asked), seen=asked["seen"], act=self.act))

    @extend_schema(operation_id="stages_remove", responses={204: None})
    def delete(self, request: Request, number: int, stage_id: UUID) -> Response:
        remove_stage(self.stage(number, stage_id), act=self.act)
        return Response(status=204)


class Move(StageDoor):
    capability = "kickoff.edit"
    serializer_class = StageMoveSerializer

    @extend_schema(operation_id="stages_move", responses=StageSerializer)
    def post(self, request: Request, number: int, stage_id: UUID) -> Response:
        by = -1 if self.asked(request)["to"] == "earlier" else 1
        return self.shown(move_stage(self.stage(number, stage_id), by=by, act=self.act))


def _draft(data: dict[str, Any]) -> StageDraft:
    return StageDraft(
        name=data["name"],
        milestone=data["milestone"],
        minutes=data["minutes"],
        agreed_days=data["agreed_days"],
        competencies=tuple(data["competencies"]),
        interviewer_ids=tuple(member.pk for member in data["interviewers"]),
        pool_id=data["pool"].pk if data["pool"] else None,
    )
