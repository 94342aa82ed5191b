"""Scenarios of a plan: begin one, change items in it, see both sides, merge or drop it."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.act import Act
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions import scenarios
from requisitions.forms.plan import PlanItemForm
from requisitions.forms.scenarios import ScenarioForm
from requisitions.models import HiringPlan, PlanItem, PlanScenario, ScenarioChange
from requisitions.queries.scenario import compare, moved
from requisitions.rules.plan import PlanDraft
from requisitions.rules.scenario import from_data
from requisitions.views.attempts import attempt, plan_item_or_404
from requisitions.views.editing import Outcome, Theirs, submit, theirs
from requisitions.views.plan import initial_of


@requires("plan.budget")
def of_plan(request: TenantRequest, plan_id: UUID) -> HttpResponse:
    """The scenarios of a plan, and a form to begin one."""
    plan = get_object_or_404(HiringPlan, pk=plan_id)
    form = ScenarioForm(request.POST or None)
    made: list[PlanScenario] = []
    outcome = submit(form, lambda: made.append(scenarios.create_scenario(plan, **form.cleaned_data, act=request.act)))
    if outcome.is_saved:
        return redirect(_page(request, made[0]))
    context = {"plan": plan, "form": form, "scenarios": plan.scenarios.select_related("created_by", "ended_by")}
    return render(request, "requisitions/scenarios.html", context, status=outcome.status)


@requires("plan.budget")
def scenario(request: TenantRequest, scenario_id: UUID) -> HttpResponse:
    found = _scenario(scenario_id)
    context = {
        "scenario": found,
        "comparison": compare(found),
        "currency": request.organization.currency,
        "may_merge": request.member.may("plan.edit"),
    }
    return render(request, "requisitions/scenario.html", context)


@requires("plan.budget")
def add(request: TenantRequest, scenario_id: UUID) -> HttpResponse:
    found = _scenario(scenario_id)
    form = PlanItemForm(request.POST or None, initial={"department": found.plan.department, "plan": found.plan_id})
    outcome = submit(form, lambda: scenarios.add_in_scenario(found, form.draft, act=request.act))
    return _ended(request, found, form, outcome, title=f"One more seat in {found.name}")


@requires("plan.budget")
def change(request: TenantRequest, scenario_id: UUID, number: int) -> HttpResponse:
    found, item = _scenario(scenario_id), plan_item_or_404(request, number)
    written = found.changes.filter(plan_item=item).select_related("plan_item", "scenario").first()
    form = PlanItemForm(request.POST or None, initial=_initial(item, written))
    outcome = submit(form, lambda: _change(found, item, form, act=request.act))
    if _has_moved(item, written, form):
        outcome = replace(outcome, theirs=_in_the_plan(item, written, form))
    return _ended(request, found, form, outcome, title=f"{item.reference} in {found.name}", item=item)


def _has_moved(item: PlanItem, written: ScenarioChange | None, form: PlanItemForm) -> bool:
    """Say whether the plan says something else by now than what this change was, or is being, written against."""
    if form.is_bound:
        return form.is_valid() and form.seen_version != (item.version, item.edit)
    return written is not None and moved(written)


def _in_the_plan(item: PlanItem, written: ScenarioChange | None, form: PlanItemForm) -> tuple[Theirs, ...]:
    now, mine = initial_of(item), form.draft if form.is_bound else _written(written)
    shown = initial_of(item, mine)
    return theirs(form, now, [name for name in now if now[name] != shown[name]])


def _written(change: ScenarioChange | None) -> PlanDraft | None:
    return from_data(change.content) if change and change.content else None


def _initial(item: PlanItem, written: ScenarioChange | None) -> dict[str, Any]:
    shown = initial_of(item, _written(written))
    return {**shown, "seen": f"{item.version}.{item.edit}.{written.edit if written else 0}"}


@requires("plan.budget")
@require_POST
def leave_out(request: TenantRequest, scenario_id: UUID, number: int) -> HttpResponse:
    found, item = _scenario(scenario_id), plan_item_or_404(request, number)
    said = f"{item.reference} is left out of {found.name}."
    verb = scenarios.drop_in_scenario
    return attempt(request, lambda: verb(found, item, act=request.act), said=said, back=_page(request, found))


@requires("plan.budget")
@require_POST
def take_back(request: TenantRequest, scenario_id: UUID, change_id: UUID) -> HttpResponse:
    found = _scenario(scenario_id)
    made = get_object_or_404(ScenarioChange.objects.select_related("scenario"), pk=change_id, scenario=found)
    said = "It stands as the plan has it."
    return attempt(request, lambda: scenarios.take_back(made, act=request.act), said=said, back=_page(request, found))


@requires("plan.budget")
@require_POST
def end(request: TenantRequest, scenario_id: UUID, how: str) -> HttpResponse:
    """Merge it into the plan, or drop it; whether each item is this member's to change, the actions know."""
    found = _scenario(scenario_id)
    if how not in ENDS:
        raise Http404
    verb, said = ENDS[how]
    return attempt(request, lambda: verb(found, act=request.act), said=said, back=_page(request, found))


ENDS = {
    "merge": (scenarios.merge_scenario, "Merged: the plan says what the scenario said."),
    "drop": (scenarios.drop_scenario, "Dropped: the plan stays as it is."),
}


def _change(found: PlanScenario, item: PlanItem, form: PlanItemForm, *, act: Act) -> ScenarioChange:
    base, edit = form.seen_version, form.seen_change
    return scenarios.change_in_scenario(found, item, form.draft, seen_edit=edit, base=base, act=act)


def _scenario(scenario_id: UUID) -> PlanScenario:
    return get_object_or_404(PlanScenario.objects.select_related("plan", "created_by", "ended_by"), pk=scenario_id)


def _page(request: TenantRequest, found: PlanScenario) -> str:
    return links.page(request.organization, "scenario", found.pk)


def _ended(
    request: TenantRequest, found: PlanScenario, form: PlanItemForm, outcome: Outcome, **context: object
) -> HttpResponse:
    if outcome.is_saved:
        messages.success(request, "Saved in the scenario. The plan stays as it is.")
        return redirect(_page(request, found))
    context |= {"form": form, "theirs": outcome.theirs, "scenario": found, "button": "Save in the scenario"}
    return render(request, "requisitions/plan_form.html", context, status=outcome.status)
