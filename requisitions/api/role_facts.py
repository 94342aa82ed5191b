"""Figures about types of roles, for programs: list, write one, bring a table."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.api import Narrowed
from requisitions.actions.role_facts import add_role_fact, import_role_facts
from requisitions.api.doors import Door
from requisitions.models import RoleFact
from requisitions.serializers.filters import RoleFactFilter
from requisitions.serializers.role_facts import (
    FactsReportSerializer,
    RoleFactDraftSerializer,
    RoleFactSerializer,
    TableSerializer,
)


class RoleFacts(Narrowed, Door):
    capability = {"GET": "plan.view", "POST": "plan.edit"}
    queryset = RoleFact.objects.none()
    filterset_class = RoleFactFilter
    serializer_class = RoleFactDraftSerializer

    @extend_schema(operation_id="role_facts_list", responses=RoleFactSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.listed(RoleFact.objects.all(), RoleFactSerializer)

    @extend_schema(operation_id="role_facts_add", responses={201: RoleFactSerializer})
    def post(self, request: Request) -> Response:
        sent = RoleFactDraftSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        return Response(RoleFactSerializer(add_role_fact(sent.draft(), act=self.act)).data, status=201)


class RoleFactsTable(Door):
    """Bring a table, or try it. The report comes with 422 when rows to mend kept it from being written."""

    capability = "plan.edit"
    serializer_class = TableSerializer

    @extend_schema(operation_id="role_facts_bring", responses={200: FactsReportSerializer, 422: FactsReportSerializer})
    def post(self, request: Request) -> Response:
        said = self.asked(request)
        report = import_role_facts(said["table"], dry_run=said["dry_run"], act=self.act)
        told = {"new": len(report.new), "known": report.known, "wrote": report.wrote, "problems": report.problems}
        is_refused = bool(report.problems) and not said["dry_run"]
        return Response(FactsReportSerializer(told).data, status=422 if is_refused else 200)
