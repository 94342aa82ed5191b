"""A requisition's scorecards as a CSV file, as far as its reader may read them."""

import csv

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.rules.cells import plain
from requisitions.models import Requisition
from scorecards.queries.export import rows_of


@requires("scorecards.write")
def scorecards_csv(request: TenantRequest, number: int) -> HttpResponse:
    requisition = get_object_or_404(Requisition.objects.visible_to(request.member), number=number)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="REQ-{number}-scorecards.csv"'
    # Without the mark, spreadsheets read UTF-8 as their own code page.
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerows([plain(cell) for cell in row] for row in rows_of(requisition))
    return response
