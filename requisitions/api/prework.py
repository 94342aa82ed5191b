"""The answers before a kickoff, for programs: ask, write, hand in, take over or return."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.actions.partners import refuse_strangers
from requisitions.actions.prework import review_answer, send_prework, write_answer
from requisitions.api.kickoff import KickoffDoor
from requisitions.models import Requisition
from requisitions.queries.prework import prework_page
from requisitions.queries.templates import questions_for
from requisitions.serializers.prework import (
    PreworkReviewSerializer,
    PreworkSendSerializer,
    PreworkSerializer,
    PreworkWriteSerializer,
)


class PreworkDoor(KickoffDoor):
    """The two who own the hire, and a TA leader."""

    capability = "kickoff.edit"

    def requisition(self, number: int) -> Requisition:
        found = super().requisition(number)
        refuse_strangers(found, act=self.act)
        return found

    def answered(self, requisition: Requisition) -> Response:
        page = prework_page(requisition, self.member, is_closed=requisition.is_closed)
        told = {
            "is_sent": page is not None,
            "answer_by_at": page.prework.due_at if page else None,
            "completed_at": page.prework.completed_at if page else None,
            "answers": page.rows if page else [],
        }
        return Response(PreworkSerializer(told).data)


class OnePrework(PreworkDoor):
    serializer_class = PreworkSendSerializer

    @extend_schema(operation_id="prework_read", responses=PreworkSerializer)
    def get(self, request: Request, number: int) -> Response:
        return self.answered(self.requisition(number))

    @extend_schema(operation_id="prework_send", responses=PreworkSerializer)
    def post(self, request: Request, number: int) -> Response:
        requisition, asked = self.requisition(number), self.asked(request)
        questions = questions_for(requisition.role_type)
        send_prework(requisition, due_at=asked["answer_by_at"], questions=questions, act=self.act)
        return self.answered(requisition)


class Answer(PreworkDoor):
    """The hiring manager's token alone writes."""

    serializer_class = PreworkWriteSerializer

    @extend_schema(operation_id="prework_answer", responses=PreworkSerializer)
    def put(self, request: Request, number: int, question: str) -> Response:
        requisition = self.requisition(number)
        write_answer(requisition, question, **self.asked(request), act=self.act)
        return self.answered(requisition)


class Review(PreworkDoor):
    """The recruiter's token, or a TA leader's."""

    serializer_class = PreworkReviewSerializer

    @extend_schema(operation_id="prework_review", responses=PreworkSerializer)
    def post(self, request: Request, number: int, question: str) -> Response:
        requisition = self.requisition(number)
        review_answer(requisition, question, **self.asked(request), act=self.act)
        return self.answered(requisition)
