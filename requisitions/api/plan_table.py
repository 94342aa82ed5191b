"""The plan as a table, for programs: bring one, or try it."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.actions.plan_table import import_plan
from requisitions.api.doors import Door
from requisitions.serializers.plan_table import PlanTableReportSerializer
from requisitions.serializers.role_facts import TableSerializer


class PlanTable(Door):
    """Bring a table of seats, or try it. The report comes with 422 when rows to mend kept it from being written."""

    capability = "plan.edit"
    serializer_class = TableSerializer

    @extend_schema(
        operation_id="plan_items_table", responses={200: PlanTableReportSerializer, 422: PlanTableReportSerializer}
    )
    def post(self, request: Request) -> Response:
        said = self.asked(request)
        report = import_plan(said["table"], dry_run=said["dry_run"], act=self.act)
        is_refused = bool(report.problems) and not said["dry_run"]
        return Response(PlanTableReportSerializer(report).data, status=422 if is_refused else 200)
