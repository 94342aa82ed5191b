"""Figures about a type of role: beside a plan item, typed, or brought as a table that is looked at before it counts."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions.role_facts import FactsReport, add_role_fact, by_kind, import_role_facts
from requisitions.forms.role_facts import RoleFactForm, TableForm
from requisitions.models import RoleFact
from requisitions.rules.role_facts import KINDS, OPTIONAL, REQUIRED
from requisitions.views.attempts import plan_item_or_404
from requisitions.views.editing import submit


@requires("plan.edit")
def evidence(request: TenantRequest, number: int) -> HttpResponse:
    """Every figure about roles like this item's, and a form for one more."""
    item = plan_item_or_404(request, number)
    form = RoleFactForm(request.POST or None, initial={"location": item.location})
    outcome = submit(form, lambda: add_role_fact(form.drafted(item.role_type), act=request.act))
    if outcome.is_saved:
        messages.success(request, f"It stands beside every seat of {item.role_type} now.")
        return redirect(links.page(request.organization, "plan_item", number))
    context = {"item": item, "form": form, "facts": RoleFact.objects.about(item.role_type)}
    return render(request, "requisitions/role_facts.html", context, status=outcome.status)


@requires("plan.edit")
def bring(request: TenantRequest) -> HttpResponse:
    """Choose a table, see what it would do, confirm."""
    form = TableForm(request.POST, request.FILES) if request.method == "POST" else TableForm()
    is_sent = form.is_bound and form.is_valid()
    report = _report(request, form) if is_sent else None
    if report and report.wrote:
        messages.success(request, f"{len(report.new)} figures stand beside their roles now.")
        return redirect(links.page(request.organization, "plan"))
    kinds = {KINDS[kind]: n for kind, n in by_kind(report.new).items()} if report else {}
    context = {"form": form, "report": report, "kinds": kinds, "required": REQUIRED, "optional": OPTIONAL}
    is_refused = bool(form.errors) or (report is not None and "confirm" in request.POST)
    return render(request, "requisitions/role_facts_table.html", context, status=422 if is_refused else 200)


def _report(request: TenantRequest, form: TableForm) -> FactsReport:
    is_confirmed = "confirm" in request.POST
    return import_role_facts(form.cleaned_data["table"], dry_run=not is_confirmed, act=request.act)
