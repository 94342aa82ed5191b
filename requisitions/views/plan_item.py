"""One plan item: what it says, what changed, who decides, and the requisition made of it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hiring.ledger.models import Event
from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Refused, Stale
from requisitions.actions.plan import may_edit
from requisitions.actions.plan_decisions import decide_plan_item
from requisitions.actions.requisition import create_requisition
from requisitions.forms.plan import DecisionForm
from requisitions.models import PlanItem
from requisitions.queries.approvals import step_to_decide
from requisitions.queries.plan import plan_item_page, versions_of
from requisitions.rules.plan_policy import Step
from requisitions.views.attempts import plan_item_or_404
from requisitions.views.editing import submit


@requires("plan.view")
def plan_item(request: TenantRequest, number: int) -> HttpResponse:
    return _page(request, plan_item_or_404(request, number))


@requires("plan.view")
def history(request: TenantRequest, number: int) -> HttpResponse:
    """Everything the item ever said, version by version, and what happened to it."""
    item = plan_item_or_404(request, number)
    context = {"item": item, "versions": versions_of(item), "events": Event.objects.on_thread(item.pk)}
    return render(request, "requisitions/plan_history.html", context)


@requires("plan.view")
@require_POST
def decide(request: TenantRequest, number: int) -> HttpResponse:
    """The form says the side and the version; whether the reader may speak for it, the action knows."""
    item = plan_item_or_404(request, number)
    form = DecisionForm(request.POST)
    outcome = submit(form, lambda: decide_plan_item(item, **form.cleaned_data, act=request.act))
    if outcome.is_saved:
        return redirect(links.page(request.organization, "plan_item", number))
    read = form.cleaned_data.get("version") if outcome.status == Stale.status else None
    return _page(request, item, form, status=outcome.status, read=read)


@requires("requisitions.edit")
@require_POST
def open_requisition(request: TenantRequest, number: int) -> HttpResponse:
    """Create the requisition; it begins with its kickoff."""
    item = plan_item_or_404(request, number)
    try:
        made = create_requisition(item, act=request.act)
    except Refused as refused:
        return _page(request, item, refusal=str(refused), status=refused.status)
    return redirect(links.page(request.organization, "requisition_kickoff", made.number))


def _anew(item: PlanItem, side: Step, form: DecisionForm | None) -> DecisionForm:
    """Return the form for the version that stands, with the words of one that was refused on an earlier one."""
    said = {name: form.data.get(name, "") for name in ("decision", "reason", "until")} if form else {}
    fresh = DecisionForm(initial={**said, "side": side.key, "version": item.version})
    fresh.refused = [str(each) for each in form.non_field_errors()] if form else []
    return fresh


def _page(
    request: TenantRequest,
    item: PlanItem,
    form: DecisionForm | None = None,
    *,
    refusal: str = "",
    status: int = 200,
    read: int | None = None,
) -> HttpResponse:
    page = plan_item_page(item, request.member, request.now.astimezone(request.member.zone).date(), read=read)
    side = step_to_decide(item, request.member)
    if side and (form is None or read):
        form = _anew(item, side, form)
    is_theirs = request.member.may("plan.edit") and may_edit(item, request.member)
    context = {
        "item": item,
        "page": page,
        "form": form,
        "side": side,
        "refusal": refusal,
        "events": Event.objects.on_thread(item.pk),
        "may_edit": is_theirs and page.is_changeable,
        "may_withdraw": is_theirs and (page.is_changeable or page.is_left),
        "may_create": request.member.may("requisitions.edit") and item.state == item.State.APPROVED,
    }
    return render(request, "requisitions/plan_item.html", context, status=status)
