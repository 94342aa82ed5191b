"""The library of competencies, for programs."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.api import Narrowed
from requisitions.actions.competency import (
    add_competency,
    change_competency,
    restore_competency,
    retire_competency,
)
from requisitions.api.doors import Door
from requisitions.models import Competency
from requisitions.serializers.competency import (
    CompetencyChangeSerializer,
    CompetencyDraftSerializer,
    CompetencyFilter,
    CompetencySerializer,
    draft_of,
)


class Competencies(Narrowed, Door):
    capability = {"GET": "library.view", "POST": "library.manage"}
    queryset = Competency.objects.none()
    filterset_class = CompetencyFilter
    serializer_class = CompetencyDraftSerializer

    @extend_schema(operation_id="competencies_list", responses=CompetencySerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.listed(Competency.objects.all(), CompetencySerializer)

    @extend_schema(operation_id="competencies_add", responses={201: CompetencySerializer})
    def post(self, request: Request) -> Response:
        made = add_competency(draft_of(self.asked(request)), act=self.act)
        return Response(CompetencySerializer(made).data, status=201)


class OneCompetency(Door):
    """PUT replaces all of it; `seen` is what was read."""

    capability = {"GET": "library.view", "PUT": "library.manage"}
    serializer_class = CompetencyChangeSerializer

    @extend_schema(operation_id="competencies_read", responses=CompetencySerializer)
    def get(self, request: Request, competency_id: UUID) -> Response:
        return Response(CompetencySerializer(get_object_or_404(Competency, pk=competency_id)).data)

    @extend_schema(operation_id="competencies_change", responses=CompetencySerializer)
    def put(self, request: Request, competency_id: UUID) -> Response:
        found, asked = get_object_or_404(Competency, pk=competency_id), self.asked(request)
        changed = change_competency(found, draft_of(asked), seen=asked["seen"], act=self.act)
        return Response(CompetencySerializer(changed).data)


class Retire(Door):
    """POST retires it, DELETE restores it: nothing that names it changes."""

    capability = "library.manage"
    serializer_class = CompetencySerializer

    @extend_schema(operation_id="competencies_retire", request=None)
    def post(self, request: Request, competency_id: UUID) -> Response:
        found = get_object_or_404(Competency, pk=competency_id)
        return Response(CompetencySerializer(retire_competency(found, act=self.act)).data)

    @extend_schema(operation_id="competencies_restore", request=None, responses=CompetencySerializer)
    def delete(self, request: Request, competency_id: UUID) -> Response:
        found = get_object_or_404(Competency, pk=competency_id)
        return Response(CompetencySerializer(restore_competency(found, act=self.act)).data)
