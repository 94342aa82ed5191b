"""Cases for programs: read, decided, reviewed, shown to whom they are about, written on; concerns raised."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.api import HouseView, Narrowed
from sla.actions import cases, concerns, reviews, sharing
from sla.actions.case_plans import Planned, agree_plan
from sla.forms.case import SEND_UP
from sla.models import EscalationCase
from sla.queries.cases import case_facts
from sla.serializers.case import (
    CaseFilter,
    CaseSerializer,
    CommentSerializer,
    ConcernSerializer,
    DecisionSerializer,
    RaisedSerializer,
    ReviewSerializer,
    WholeCaseSerializer,
)


class CaseView(HouseView):
    """Base: the case in the address, if the member may see it."""

    capability = "cases.view"
    queryset = EscalationCase.objects.none()

    def get_queryset(self) -> QuerySet[EscalationCase]:
        return EscalationCase.objects.visible_to(self.member).for_page()

    def case(self, number: int) -> EscalationCase:
        return get_object_or_404(self.get_queryset(), number=number)


class Cases(Narrowed, CaseView):
    """Cases one may see; never one's own."""

    serializer_class = CaseSerializer
    filterset_class = CaseFilter

    @extend_schema(responses=CaseSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.paged(self.filter_queryset(self.get_queryset()))


class Case(CaseView):
    """One case with the facts as they stand now."""

    serializer_class = WholeCaseSerializer

    def get(self, request: Request, number: int) -> Response:
        found = self.case(number)
        return Response(self.get_serializer({"case": found, "facts": case_facts(found, self.now)}).data)


class CaseDecision(CaseView):
    """Decide a case, agree a plan on it (with `owner` and `due_on`), or send it up."""

    capability = "cases.decide"
    serializer_class = DecisionSerializer

    @extend_schema(responses=CaseSerializer)
    def post(self, request: Request, number: int) -> Response:
        found = self.case(number)
        data = self.asked(request)
        decision, note, seen = data["decision"], data["note"], data["seen"]
        if decision == SEND_UP:
            decided = cases.send_up(found, note, seen=seen, act=self.act)
        elif decision == EscalationCase.Outcome.PLAN:
            planned = Planned(note, data["owner"], data["due_on"])
            decided = agree_plan(found, planned, seen=seen, act=self.act)
        else:
            decided = cases.decide(found, decision, note, seen=seen, act=self.act)
        return Response(CaseSerializer(decided).data)


class CaseShare(CaseView):
    """Let the person concerned read the case and write on it."""

    capability = "cases.decide"

    @extend_schema(request=None, responses=CaseSerializer)
    def post(self, request: Request, number: int) -> Response:
        return Response(CaseSerializer(sharing.share_case(self.case(number), act=self.act)).data)


class CaseComments(CaseView):
    """Write on an open case."""

    serializer_class = CommentSerializer

    def post(self, request: Request, number: int) -> Response:
        found = self.case(number)
        note = sharing.comment(found, self.asked(request)["text"], act=self.act)
        return Response(self.get_serializer(note).data, status=status.HTTP_201_CREATED)


class CaseReviews(CaseView):
    """Write the review of a case about a recruiter: sourcing, workload and process, then perhaps the person."""

    capability = "cases.decide"
    serializer_class = ReviewSerializer

    def post(self, request: Request, number: int) -> Response:
        found = self.case(number)
        made = reviews.review(found, reviews.Findings(**self.asked(request)), act=self.act)
        return Response(self.get_serializer(made).data, status=status.HTTP_201_CREATED)


class Concerns(HouseView):
    """Raise a concern about somebody on the other side of a requisition.

    While yours about the same person is open there, what you write stands beside it; its number comes back with 200.
    """

    capability = "cases.raise"
    serializer_class = ConcernSerializer
    queryset = EscalationCase.objects.none()

    @extend_schema(responses={200: RaisedSerializer, 201: RaisedSerializer})
    def post(self, request: Request, number: int) -> Response:
        requisition = get_object_or_404(concerns.open_to(self.member), number=number)
        concern = concerns.Concern(**self.asked(request))
        stood = concerns.standing(requisition, concern.about, self.member)
        raised = concerns.raise_concern(requisition, concern, act=self.act)
        return Response(RaisedSerializer(raised).data, status=200 if stood else status.HTTP_201_CREATED)
