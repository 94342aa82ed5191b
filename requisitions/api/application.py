"""Applications, for programs: begin, move, close, reopen."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.api import Narrowed
from requisitions.actions.application import add_application, move, reject, reopen
from requisitions.actions.outcome import tell_outcome
from requisitions.api.doors import Door
from requisitions.models import Application, Candidate
from requisitions.serializers.candidate import (
    ApplicationSerializer,
    ApplicationStorySerializer,
    ApplySerializer,
    CloseSerializer,
    MoveSerializer,
    ToldSerializer,
)
from requisitions.serializers.filters import ApplicationFilter


class Applications(Narrowed, Door):
    """The applications of one requisition; beginning one."""

    capability = {"GET": "candidates.view", "POST": "candidates.edit"}
    queryset = Application.objects.none()
    filterset_class = ApplicationFilter
    serializer_class = ApplySerializer

    @extend_schema(operation_id="applications_list", responses=ApplicationSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        found = Application.objects.visible_to(self.member).filter(requisition=self.requisition(number))
        return self.listed(found.with_people(), ApplicationSerializer)

    @extend_schema(operation_id="applications_add", responses={201: ApplicationSerializer})
    def post(self, request: Request, number: int) -> Response:
        requisition = self.requisition(number)
        asked = self.asked(request)
        candidate: Candidate = asked["candidate"]
        if not Candidate.objects.visible_to(self.member).filter(pk=candidate.pk).exists():
            raise ValidationError({"candidate": ["Choose a candidate you can see."]})
        made = add_application(requisition, candidate, source=asked["source"], act=self.act)
        return Response(ApplicationSerializer(made).data, status=201)


class OneApplication(Door):
    capability = "candidates.view"
    serializer_class = ApplicationStorySerializer

    @extend_schema(operation_id="applications_read")
    def get(self, request: Request, application_id: UUID) -> Response:
        return Response(ApplicationStorySerializer(self.application(application_id)).data)


class Move(Door):
    capability = "applications.move"
    serializer_class = MoveSerializer

    @extend_schema(operation_id="applications_move", responses=ApplicationSerializer)
    def post(self, request: Request, application_id: UUID) -> Response:
        found = self.application(application_id)
        asked = self.asked(request)
        moved = move(found, asked["to"], seen=asked["seen"], act=self.act)
        return Response(ApplicationSerializer(moved).data)


class Close(Door):
    """End it with a reason. Whether the candidate is written to is asked on the page; a program writes itself."""

    capability = "applications.move"
    serializer_class = CloseSerializer

    @extend_schema(operation_id="applications_close", responses=ApplicationSerializer)
    def post(self, request: Request, application_id: UUID) -> Response:
        ended = reject(self.application(application_id), **self.asked(request), act=self.act)
        return Response(ApplicationSerializer(ended).data)


class Told(Door):
    """The candidate was told the outcome, by mail or by phone."""

    capability = "candidates.edit"
    serializer_class = ToldSerializer

    @extend_schema(operation_id="applications_told", responses=ApplicationSerializer)
    def post(self, request: Request, application_id: UUID) -> Response:
        found = self.application(application_id)
        return Response(ApplicationSerializer(tell_outcome(found, way=self.asked(request)["way"], act=self.act)).data)


class Reopen(Door):
    capability = "applications.move"

    @extend_schema(operation_id="applications_reopen", request=None, responses=ApplicationSerializer)
    def post(self, request: Request, application_id: UUID) -> Response:
        return Response(ApplicationSerializer(reopen(self.application(application_id), act=self.act)).data)
