"""Pages of the history import: choose files, see what would happen, import."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hiring.tenancy.act import Act, Origin
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Refused
from hiring.tenancy.links import page
from requisitions.actions.history.run import Wishes, import_history
from requisitions.actions.history.uploads import NoUpload, discard, keep, kept
from requisitions.forms.history import UploadForm
from requisitions.rules.history.parsing import BadMapping
from requisitions.rules.history.report import Report, limited, repeated_reasons

SHOWN = 25


@requires("history.import")
@require_http_methods(["GET", "POST"])
def history(request: TenantRequest) -> HttpResponse:
    """Choose a mapping and its tables; a sound choice leads to the preview."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            upload = keep(form.cleaned_data["mapping"], form.cleaned_data["tables"], request.member)
        except BadMapping as error:
            form.add_error("tables", list(error.problems))
        else:
            return redirect(page(request.organization, "history_preview", upload))
    status = 422 if form.errors else 200
    return render(request, "requisitions/history.html", {"form": form}, status=status)


@requires("history.import")
@require_http_methods(["GET", "POST"])
def history_preview(request: TenantRequest, upload: UUID) -> HttpResponse:
    """Show what the import would do; a POST does it, and shows what was done."""
    keep_good = "keep_good" in (request.POST if request.method == "POST" else request.GET)
    wishes = Wishes(dry_run=request.method == "GET", keep_good=keep_good)
    try:
        report = _run(request, upload, wishes)
    except NoUpload as gone:
        raise Http404 from gone
    except Refused as refused:
        return render(request, "requisitions/history_report.html", {"objection": str(refused)}, status=refused.status)
    if report.wrote:
        discard(request.member)
    context = {"report": report, "upload": upload, **_findings(report)}
    status = 200 if report.may_write or wishes.dry_run else 422
    return render(request, "requisitions/history_report.html", context, status=status)


def _run(request: TenantRequest, upload: UUID, wishes: Wishes) -> Report:
    plan, files = kept(upload, request.member)
    act = Act(request.member, request.now, request.now, Origin.IMPORT)
    return import_history(plan, files, wishes=wishes, act=act, progress=lambda *_: None)


def _findings(report: Report) -> dict[str, Any]:
    refusals, more_refusals = limited(report.refusals, SHOWN)
    notes, more_notes = limited(report.notes, SHOWN)
    totals = [(f"{number} in {table}", reason) for (table, reason), number in repeated_reasons(report)]
    return {
        "totals": totals,
        "refusals": refusals,
        "more_refusals": more_refusals,
        "notes": notes,
        "more_notes": more_notes,
    }
