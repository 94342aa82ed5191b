"""Scenarios of a plan: begun, filled with changes, merged through the same actions as by hand, or dropped."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, NotYours, Refused, Stale
from requisitions.actions.plan import check_draft, create_plan_item, edit_plan_item, withdraw_plan_item
from requisitions.models import HiringPlan, PlanItem, PlanScenario, ScenarioChange
from requisitions.queries.scenario import moved
from requisitions.rules.plan import PlanDraft
from requisitions.rules.scenario import as_data, from_data

Kind = ScenarioChange.Kind
State = PlanScenario.State


class ScenarioOver(Refused):
    """The scenario was merged or dropped."""


class Moved(Refused):
    """Items were changed meanwhile: nothing is merged until each is looked at."""


@transaction.atomic
def create_scenario(plan: HiringPlan, name: str, *, act: Act) -> PlanScenario:
    """Branch off. Raises ``Incomplete`` for a name that another scenario of the plan has."""
    if not name.strip():
        raise Incomplete("Name the scenario.")
    scenario, is_new = PlanScenario.objects.get_or_create(
        plan=plan, name=name.strip(), defaults={"created_by": act.actor, "created_at": act.at}
    )
    if not is_new:
        raise Incomplete(f"{plan} has a scenario named {scenario.name}. Choose another name.")
    record("plan_scenario_created", scenario, act=act)
    return scenario


@transaction.atomic
def add_in_scenario(scenario: PlanScenario, draft: PlanDraft, *, act: Act) -> ScenarioChange:
    """Plan one more item in the branch. Raises ``Incomplete``, ``ScenarioOver``."""
    scenario = _held(scenario)
    check_draft(draft)
    return _tell(_write(scenario, None, Kind.ADD, act=act, content=as_data(draft)), act=act)


@transaction.atomic
def change_in_scenario(
    scenario: PlanScenario,
    item: PlanItem,
    draft: PlanDraft,
    *,
    seen_edit: int,
    base: tuple[int, int] | None = None,
    act: Act,
) -> ScenarioChange:
    """Say otherwise in the branch what the item says. `seen_edit`: of the change as it was read, 0 for none yet.

    `base`: version and edit of the live item as they were read. Raises ``Stale`` when somebody wrote either since,
    ``Incomplete``, ``ScenarioOver``.
    """
    scenario = _held(scenario)
    check_draft(draft)
    if base not in {None, (item.version, item.edit)}:
        raise Stale(f"{item.reference} was changed in the plan since you opened it. Yours is kept; choose which stays.")
    before = scenario.changes.filter(plan_item=item).first()
    if (before.edit if before else 0) != seen_edit:
        raise Stale("Somebody changed it in this scenario since you opened it. Yours is kept; choose which stays.")
    return _tell(_write(scenario, item, Kind.CHANGE, act=act, content=as_data(draft), edit=seen_edit + 1), act=act)


@transaction.atomic
def drop_in_scenario(scenario: PlanScenario, item: PlanItem, *, act: Act) -> ScenarioChange:
    """Leave the item out of the branch. Raises ``ScenarioOver``."""
    scenario = _held(scenario)
    before = scenario.changes.filter(plan_item=item).first()
    return _tell(_write(scenario, item, Kind.DROP, act=act, edit=before.edit + 1 if before else 1), act=act)


@transaction.atomic
def take_back(change: ScenarioChange, *, act: Act) -> None:
    """Leave the item as the plan has it. Raises ``ScenarioOver``."""
    scenario = _held(change.scenario)
    change.delete()
    record("plan_scenario_changed", scenario, act=act)


@transaction.atomic
def merge_scenario(scenario: PlanScenario, *, act: Act) -> PlanScenario:
    """Do to the plan what the scenario says, all of it or nothing.

    Raises ``Moved`` naming every item that was changed meanwhile, ``ScenarioOver``, ``NotYours`` for whoever may not
    plan, and whatever the actions do.
    """
    scenario = _held(scenario)
    if act.actor and not act.actor.may("plan.edit"):
        raise NotYours("A scenario is merged by somebody who may plan seats.")
    changes = list(scenario.changes.select_related("plan_item", "scenario"))
    if not changes:
        raise Incomplete("The scenario changes nothing yet.")
    if conflicts := [each.plan_item.reference for each in changes if moved(each)]:
        verb = "was" if len(conflicts) == 1 else "were"
        raise Moved(f"{', '.join(conflicts)} {verb} changed meanwhile. Look at each again; nothing is merged.")
    for change in changes:
        MERGE[change.kind](change, scenario, act)
    return _end(scenario, State.MERGED, "plan_scenario_merged", act=act)


@transaction.atomic
def drop_scenario(scenario: PlanScenario, *, act: Act) -> PlanScenario:
    """Leave the plan as it is. Raises ``ScenarioOver``."""
    return _end(_held(scenario), State.DROPPED, "plan_scenario_dropped", act=act)


def _add(change: ScenarioChange, scenario: PlanScenario, act: Act) -> None:
    create_plan_item(from_data(change.content), act=act)


def _change(change: ScenarioChange, scenario: PlanScenario, act: Act) -> None:
    seen = {"seen_version": change.base_version, "seen_edit": change.base_edit}
    edit_plan_item(change.plan_item, from_data(change.content), **seen, act=act)


def _drop(change: ScenarioChange, scenario: PlanScenario, act: Act) -> None:
    reason = f"Left out of the scenario {scenario.name}."
    withdraw_plan_item(change.plan_item, reason=reason, version=change.base_version, act=act)


MERGE: dict[str, Callable[[ScenarioChange, PlanScenario, Act], None]] = {
    Kind.ADD: _add,
    Kind.CHANGE: _change,
    Kind.DROP: _drop,
}


def _held(scenario: PlanScenario) -> PlanScenario:
    rows = PlanScenario.objects.select_for_update(of=("self",), no_key=True)
    held: PlanScenario = rows.select_related("plan").get(pk=scenario.pk)
    if held.state != State.DRAFT:
        raise ScenarioOver(f"{held.name} is {held.get_state_display().lower()}. Begin another scenario.")
    return held


def _write(scenario: PlanScenario, item: PlanItem | None, kind: Kind, *, act: Act, **values: Any) -> ScenarioChange:
    values |= {"kind": kind, "changed_by": act.actor, "changed_at": act.at}
    if item is None:
        return ScenarioChange.objects.create(scenario=scenario, **values)
    values |= {"base_version": item.version, "base_edit": item.edit}
    change, _ = ScenarioChange.objects.update_or_create(scenario=scenario, plan_item=item, defaults=values)
    return change


def _tell(change: ScenarioChange, *, act: Act) -> ScenarioChange:
    record("plan_scenario_changed", change.scenario, act=act, data={"kind": str(change.kind)})
    return change


def _end(scenario: PlanScenario, state: State, verb: str, *, act: Act) -> PlanScenario:
    scenario.state, scenario.ended_by, scenario.ended_at = state, act.actor, act.at
    scenario.save(update_fields=["state", "ended_by", "ended_at"])
    record(verb, scenario, act=act)
    return scenario
