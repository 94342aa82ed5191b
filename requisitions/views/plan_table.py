"""The plan as a table: out as CSV or XLSX, and back in after a look at what it would do."""

import csv
import io

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions.plan_table import PlanTableReport, import_plan
from requisitions.forms.role_facts import TableForm
from requisitions.models import PlanItem
from requisitions.queries.plan_table import rows_of
from requisitions.rules.plan_table import NEEDED, OPTIONAL
from requisitions.views.list_filters import chosen_items, plan_filters
from requisitions.views.workbook import workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@requires("plan.view")
def export(request: TenantRequest, kind: str) -> HttpResponse:
    """The items that the reader sees, narrowed as their list is."""
    seen = PlanItem.objects.visible_to(request.member)
    today = request.now.astimezone(request.member.zone).date()
    rows = rows_of(chosen_items(seen, plan_filters(request.GET, seen), today).with_people().order_by("number"))
    if kind == "xlsx":
        return _file(workbook("Hiring plan", rows, made_at=request.now), XLSX, "plan.xlsx")
    if kind != "csv":
        raise Http404
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return _file(f"\ufeff{text.getvalue()}".encode(), "text/csv; charset=utf-8", "plan.csv")


@requires("plan.edit")
def bring(request: TenantRequest) -> HttpResponse:
    """Choose a table, see what would become of each row, confirm."""
    form = TableForm(request.POST, request.FILES) if request.method == "POST" else TableForm()
    report = _report(request, form) if form.is_bound and form.is_valid() else None
    if report and report.wrote:
        messages.success(request, f"Taken in: {report.new} new, {report.changed} changed.")
        return redirect(links.page(request.organization, "plan"))
    context = {"form": form, "report": report, "needed": NEEDED, "optional": OPTIONAL}
    is_refused = bool(form.errors) or (report is not None and "confirm" in request.POST)
    return render(request, "requisitions/plan_table.html", context, status=422 if is_refused else 200)


def _report(request: TenantRequest, form: TableForm) -> PlanTableReport:
    return import_plan(form.cleaned_data["table"], dry_run="confirm" not in request.POST, act=request.act)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
