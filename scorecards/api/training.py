"""Training, for programs: courses, the gate, who stands how, evidence and waivers."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.here import day_here
from requisitions.api.doors import Door
from scorecards.actions import training as actions
from scorecards.models import Course, TrainingPolicy, TrainingProof, TrainingWaiver
from scorecards.queries.training import Register, compliance
from scorecards.rules.training_drafts import PolicyDraft, ProofDraft
from scorecards.serializers.training import (
    CourseChangeSerializer,
    CourseDraftSerializer,
    CourseSerializer,
    GateSerializer,
    LineSerializer,
    ProofDraftSerializer,
    ProofSerializer,
    WaiverDraftSerializer,
    WaiverSerializer,
    WithdrawSerializer,
    course_of,
)


class Courses(Door):
    capability = {"GET": "training.view", "POST": "training.manage"}
    serializer_class = CourseDraftSerializer

    @extend_schema(operation_id="courses_list", responses=CourseSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.listed(Course.objects.all(), CourseSerializer)

    @extend_schema(operation_id="courses_add", responses={201: CourseSerializer})
    def post(self, request: Request) -> Response:
        made = actions.add_course(course_of(self.asked(request)), act=self.act)
        return Response(CourseSerializer(made).data, status=201)


class Start(Door):
    """Bring the usual courses along, and the gate, which warns."""

    capability = "training.manage"
    serializer_class = CourseSerializer

    @extend_schema(operation_id="courses_start", request=None, responses=CourseSerializer(many=True))
    def post(self, request: Request) -> Response:
        actions.start_training(act=self.act)
        return self.listed(Course.objects.all(), CourseSerializer)


class OneCourse(Door):
    """PUT replaces all of it; `seen` is what was read."""

    capability = "training.manage"
    serializer_class = CourseChangeSerializer

    @extend_schema(operation_id="courses_change", responses=CourseSerializer)
    def put(self, request: Request, course_id: UUID) -> Response:
        found, asked = get_object_or_404(Course, pk=course_id), self.asked(request)
        changed = actions.change_course(found, course_of(asked), seen=asked["seen"], act=self.act)
        return Response(CourseSerializer(changed).data)


class RetireCourse(Door):
    """POST retires it, DELETE restores it."""

    capability = "training.manage"
    serializer_class = CourseSerializer

    @extend_schema(operation_id="courses_retire", request=None)
    def post(self, request: Request, course_id: UUID) -> Response:
        retired = actions.retire_course(get_object_or_404(Course, pk=course_id), act=self.act)
        return Response(CourseSerializer(retired).data)

    @extend_schema(operation_id="courses_restore", request=None, responses=CourseSerializer)
    def delete(self, request: Request, course_id: UUID) -> Response:
        restored = actions.restore_course(get_object_or_404(Course, pk=course_id), act=self.act)
        return Response(CourseSerializer(restored).data)


class Gate(Door):
    """What stands before each deed; 404 while no training is set up."""

    capability = {"GET": "training.view", "PUT": "training.manage"}
    serializer_class = GateSerializer

    @extend_schema(operation_id="training_gate_read", responses=GateSerializer)
    def get(self, request: Request) -> Response:
        return Response(GateSerializer(get_object_or_404(TrainingPolicy)).data)

    @extend_schema(operation_id="training_gate_change", responses=GateSerializer)
    def put(self, request: Request) -> Response:
        policy = actions.set_gate(PolicyDraft(**self.asked(request)), act=self.act)
        return Response(GateSerializer(policy).data)


class Mine(Door):
    """How whoever asks stands with every course of theirs."""

    capability = "home.view"
    serializer_class = LineSerializer
    pagination_class = None

    @extend_schema(operation_id="training_mine", responses=LineSerializer(many=True))
    def get(self, request: Request) -> Response:
        lines = Register([self.member.pk]).lines(self.member, on=day_here(self.now))
        return Response(LineSerializer(lines, many=True).data)


class Compliance(Door):
    """Everybody who lacks or soon loses something mandatory, the worst first."""

    capability = "training.view"
    serializer_class = LineSerializer

    @extend_schema(operation_id="training_compliance", responses=LineSerializer(many=True))
    def get(self, request: Request) -> Response:
        page = self.paginate_queryset(compliance(on=day_here(self.now)))
        return self.get_paginated_response(LineSerializer(page, many=True).data)


class Proofs(Door):
    """Note what somebody did; nobody notes their own."""

    capability = "training.manage"
    serializer_class = ProofDraftSerializer

    @extend_schema(operation_id="training_evidence_note", responses={201: ProofSerializer})
    def post(self, request: Request) -> Response:
        asked = self.asked(request)
        draft = ProofDraft(asked["kind"], asked["done_on"], asked["score"])
        made = actions.record_proof(asked["course"], asked["member"], draft, act=self.act)
        return Response(ProofSerializer(made).data, status=201)


class WithdrawProof(Door):
    capability = "training.manage"
    serializer_class = WithdrawSerializer

    @extend_schema(operation_id="training_evidence_withdraw", responses=ProofSerializer)
    def post(self, request: Request, proof_id: UUID) -> Response:
        found = get_object_or_404(TrainingProof, pk=proof_id)
        taken = actions.withdraw_proof(found, because=self.asked(request)["because"], act=self.act)
        return Response(ProofSerializer(taken).data)


class Waivers(Door):
    """Let somebody off a course until a day; nobody lets themselves off."""

    capability = "training.manage"
    serializer_class = WaiverDraftSerializer

    @extend_schema(operation_id="training_waive", responses={201: WaiverSerializer})
    def post(self, request: Request) -> Response:
        asked = self.asked(request)
        made = actions.waive(
            asked["course"], asked["member"], reason=asked["reason"], ends_on=asked["ends_on"], act=self.act
        )
        return Response(WaiverSerializer(made).data, status=201)


class EndWaiver(Door):
    capability = "training.manage"
    serializer_class = WaiverSerializer

    @extend_schema(operation_id="training_waiver_end", request=None)
    def post(self, request: Request, waiver_id: UUID) -> Response:
        ended = actions.end_waiver(get_object_or_404(TrainingWaiver, pk=waiver_id), act=self.act)
        return Response(WaiverSerializer(ended).data)
