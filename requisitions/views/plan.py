"""The hiring plan: its list, and writing, changing, proposing and splitting one item."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.act import Act
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.paging import Page
from requisitions.actions.plan import (
    create_plan_item,
    edit_plan_item,
    may_edit,
    propose_plan_item,
    split_plan_item,
    withdraw_plan_item,
)
from requisitions.forms.plan import EndForm, PartForm, PlanItemForm
from requisitions.models import PlanItem
from requisitions.queries.plan import draft_of, listed
from requisitions.queries.plan_budget import balances, totals
from requisitions.rules.plan import PlanDraft
from requisitions.views.attempts import attempt, plan_item_or_404
from requisitions.views.editing import Outcome, submit
from requisitions.views.list_filters import chosen_items, plan_filters


@requires("plan.view")
def hiring_plan(request: TenantRequest) -> HttpResponse:
    seen = PlanItem.objects.visible_to(request.member)
    today = request.now.astimezone(request.member.zone).date()
    filters = plan_filters(request.GET, seen)
    found = chosen_items(seen, filters, today)
    page = Page.of(found.with_people().with_decisions(), request)
    sees_budgets = PlanItem.objects.sees_all(request.member)
    context = {
        "page": page,
        "rows": listed(page.rows, request.member, today),
        "totals": totals(found, today),
        "filters": filters,
        "currency": request.organization.currency,
        "sees_budgets": sees_budgets,
        "lines": balances(today) if sees_budgets else (),
    }
    return render(request, "requisitions/plan.html", context)


@requires("plan.edit")
def new(request: TenantRequest) -> HttpResponse:
    form = PlanItemForm(request.POST or None, initial={"hiring_manager": request.member.pk})
    made: list[PlanItem] = []
    outcome = submit(form, lambda: made.append(create_plan_item(form.draft, act=request.act)))
    if outcome.is_saved:
        return redirect(_item(request, made[0]))
    return _page(request, form, outcome, title="Plan a seat", button="Save the draft")


@requires("plan.edit")
def edit(request: TenantRequest, number: int) -> HttpResponse:
    item = plan_item_or_404(request, number)
    form = PlanItemForm(request.POST or None, initial=initial_of(item))
    outcome = submit(form, lambda: _edit(item, form, act=request.act))
    if outcome.is_saved:
        return redirect(_item(request, item))
    return _page(request, form, outcome, title=f"Change {item.reference}", button="Save the change", item=item)


@requires("plan.edit")
@require_POST
def propose(request: TenantRequest, number: int) -> HttpResponse:
    item = plan_item_or_404(request, number)
    said = "Whoever must agree is asked now."
    return attempt(request, lambda: propose_plan_item(item, act=request.act), said=said, back=_item(request, item))


@requires("plan.edit")
def split(request: TenantRequest, number: int) -> HttpResponse:
    """Two items of one, at two levels: two small forms side by side."""
    item = plan_item_or_404(request, number)
    one, other = (
        PartForm(request.POST or None, prefix=prefix, initial=_half(item, seats))
        for prefix, seats in (("senior", (item.seats + 1) // 2), ("junior", max(item.seats // 2, 1)))
    )
    why = EndForm(request.POST or None, initial={"seen": item.version})
    outcome = submit(why, lambda: _split(item, one, other, why, act=request.act), one, other)
    if outcome.is_saved:
        messages.success(request, f"{item.reference} is split. Each part is argued for by itself.")
        return redirect(_item(request, item))
    context = {"item": item, "parts": (one, other), "why": why}
    return render(request, "requisitions/plan_split.html", context, status=outcome.status)


@requires("plan.edit")
def withdraw(request: TenantRequest, number: int) -> HttpResponse:
    item = plan_item_or_404(request, number)
    form = EndForm(request.POST or None, initial={"seen": item.version})
    outcome = submit(form, lambda: _withdraw(item, form, act=request.act))
    if outcome.is_saved:
        messages.success(request, f"{item.reference} is off the plan.")
        return redirect(_item(request, item))
    return render(request, "requisitions/plan_withdraw.html", {"item": item, "form": form}, status=outcome.status)


def _split(item: PlanItem, one: PartForm, other: PartForm, why: EndForm, *, act: Act) -> object:
    said = why.cleaned_data
    return split_plan_item(item, (one.part, other.part), reason=said["reason"], version=said["seen"], act=act)


def _withdraw(item: PlanItem, form: EndForm, *, act: Act) -> PlanItem:
    said = form.cleaned_data
    return withdraw_plan_item(item, reason=said["reason"], version=said["seen"], act=act)


def _edit(item: PlanItem, form: PlanItemForm, *, act: Act) -> PlanItem:
    version, edit = form.seen_version
    return edit_plan_item(item, form.draft, seen_version=version, seen_edit=edit, act=act)


def _half(item: PlanItem, seats: int) -> dict[str, Any]:
    return {"title": item.title, "role_type": item.role_type, "seats": seats, "yearly_cost": item.yearly_cost}


def initial_of(item: PlanItem, written: PlanDraft | None = None) -> dict[str, Any]:
    """Return what the form shows of the item, or of what a scenario says instead."""
    draft = written or draft_of(item)
    shown = {name: getattr(draft, name) for name in draft.__slots__ if not name.endswith("_id")}
    return {
        **shown,
        "hiring_manager": draft.hiring_manager_id,
        "recruiter": draft.recruiter_id,
        "plan": draft.plan_id,
        "seen": f"{item.version}.{item.edit}",
    }


def _item(request: TenantRequest, item: PlanItem) -> str:
    return links.page(request.organization, "plan_item", item.number)


def _page(request: TenantRequest, form: PlanItemForm, outcome: Outcome, **context: object) -> HttpResponse:
    context |= {"form": form, "theirs": outcome.theirs, "may_edit": may_edit}
    return render(request, "requisitions/plan_form.html", context, status=outcome.status)
