"""The history import, for programs."""

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.act import Act, Origin
from hiring.tenancy.api import HouseView
from requisitions.actions.history.run import Wishes, import_history
from requisitions.actions.history.uploads import by_mapped_name
from requisitions.rules.history.parsing import BadMapping, parse
from requisitions.serializers.history import ImportSerializer, ReportSerializer


class HistoryImports(HouseView):
    """Import exported tables, or try it. The report comes with 422 when refused rows kept it from being written."""

    capability = "history.import"
    serializer_class = ImportSerializer
    parser_classes = [MultiPartParser]

    @extend_schema(operation_id="history_import", responses={200: ReportSerializer, 422: ReportSerializer})
    def post(self, request: Request) -> Response:
        told = self.asked(request)
        act = Act(self.member, self.now, self.now, Origin.IMPORT)
        wishes = Wishes(dry_run=told["dry_run"], keep_good=told["keep_good"])
        try:
            plan = parse(told["mapping"].read())
            tables = by_mapped_name(plan, told["tables"])
        except BadMapping as error:
            raise ValidationError({"mapping": list(error.problems)}) from error
        files = {name: table.chunks for name, table in tables.items()}
        report = import_history(plan, files, wishes=wishes, act=act, progress=lambda *_: None)
        status = 200 if report.may_write or report.dry_run else 422
        return Response(ReportSerializer(report).data, status=status)
