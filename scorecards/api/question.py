"""The question bank, for programs."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.api import Narrowed
from requisitions.api.doors import Door
from scorecards.actions.question import add_question, change_question, restore_question, retire_question
from scorecards.models import Question
from scorecards.serializers.question import (
    QuestionChangeSerializer,
    QuestionDraftSerializer,
    QuestionFilter,
    QuestionSerializer,
    QuestionVersionSerializer,
    draft_of,
)


class QuestionDoor(Door):
    def question(self, question_id: UUID) -> Question:
        return get_object_or_404(Question.objects.with_uses(), pk=question_id)

    def shown(self, question: Question, *, status: int = 200) -> Response:
        return Response(QuestionSerializer(self.question(question.pk)).data, status=status)


class Questions(Narrowed, QuestionDoor):
    capability = {"GET": "library.view", "POST": "library.manage"}
    queryset = Question.objects.none()
    filterset_class = QuestionFilter
    serializer_class = QuestionDraftSerializer

    @extend_schema(operation_id="questions_list", responses=QuestionSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.listed(Question.objects.with_uses().order_by("competency__name", "text", "id"), QuestionSerializer)

    @extend_schema(operation_id="questions_add", responses={201: QuestionSerializer})
    def post(self, request: Request) -> Response:
        asked = self.asked(request)
        return self.shown(add_question(asked["competency"], draft_of(asked), act=self.act), status=201)


class OneQuestion(QuestionDoor):
    """PUT words it anew; `seen` is the version that was read."""

    capability = {"GET": "library.view", "PUT": "library.manage"}
    serializer_class = QuestionChangeSerializer

    @extend_schema(operation_id="questions_read", responses=QuestionSerializer)
    def get(self, request: Request, question_id: UUID) -> Response:
        return Response(QuestionSerializer(self.question(question_id)).data)

    @extend_schema(operation_id="questions_change", responses=QuestionSerializer)
    def put(self, request: Request, question_id: UUID) -> Response:
        found, asked = self.question(question_id), self.asked(request)
        return self.shown(change_question(found, draft_of(asked), seen=asked["seen"], act=self.act))


class Versions(QuestionDoor):
    """Every wording that the question ever had."""

    capability = "library.view"
    serializer_class = QuestionVersionSerializer

    @extend_schema(operation_id="questions_versions", responses=QuestionVersionSerializer(many=True))
    def get(self, request: Request, question_id: UUID) -> Response:
        return self.listed(self.question(question_id).versions.all(), QuestionVersionSerializer)


class Retire(QuestionDoor):
    """POST retires it, DELETE restores it: kits that have it keep it."""

    capability = "library.manage"
    serializer_class = QuestionSerializer

    @extend_schema(operation_id="questions_retire", request=None)
    def post(self, request: Request, question_id: UUID) -> Response:
        return self.shown(retire_question(self.question(question_id), act=self.act))

    @extend_schema(operation_id="questions_restore", request=None, responses=QuestionSerializer)
    def delete(self, request: Request, question_id: UUID) -> Response:
        return self.shown(restore_question(self.question(question_id), act=self.act))
