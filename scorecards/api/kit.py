"""The kit of a stage, for programs."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.api.kickoff import KickoffDoor
from requisitions.models import Stage
from scorecards.actions.kit import put_in_kit, renew_in_kit, take_out_of_kit
from scorecards.models import StageQuestion
from scorecards.serializers.question import PickSerializer, StageQuestionSerializer


class KitDoor(KickoffDoor):
    def stage(self, number: int, stage_id: UUID) -> Stage:
        stages = Stage.objects.select_related("requisition")
        return get_object_or_404(stages, requisition=self.requisition(number), pk=stage_id)

    def place(self, number: int, stage_id: UUID, kit_question_id: UUID) -> StageQuestion:
        rows = StageQuestion.objects.with_words().select_related("stage__requisition")
        return get_object_or_404(rows, stage=self.stage(number, stage_id), pk=kit_question_id)


class Kit(KitDoor):
    """What the stage's interviewers ask now; POST puts a question of the bank into it."""

    capability = {"GET": "requisitions.view", "POST": "kickoff.edit"}
    serializer_class = PickSerializer

    @extend_schema(operation_id="kit_list", responses=StageQuestionSerializer(many=True))
    def get(self, request: Request, number: int, stage_id: UUID) -> Response:
        rows = StageQuestion.objects.standing().filter(stage=self.stage(number, stage_id)).with_words()
        return self.listed(rows, StageQuestionSerializer)

    @extend_schema(operation_id="kit_add", responses={201: StageQuestionSerializer})
    def post(self, request: Request, number: int, stage_id: UUID) -> Response:
        made = put_in_kit(self.stage(number, stage_id), self.asked(request)["question"], act=self.act)
        return Response(StageQuestionSerializer(made).data, status=201)


class KitQuestion(KitDoor):
    """PUT takes the newest wording, DELETE takes it out of the kit."""

    capability = "kickoff.edit"
    serializer_class = StageQuestionSerializer

    @extend_schema(operation_id="kit_renew", request=None)
    def put(self, request: Request, number: int, stage_id: UUID, kit_question_id: UUID) -> Response:
        renewed = renew_in_kit(self.place(number, stage_id, kit_question_id), act=self.act)
        return Response(StageQuestionSerializer(renewed).data)

    @extend_schema(operation_id="kit_remove", responses={204: None})
    def delete(self, request: Request, number: int, stage_id: UUID, kit_question_id: UUID) -> Response:
        take_out_of_kit(self.place(number, stage_id, kit_question_id), act=self.act)
        return Response(status=204)
