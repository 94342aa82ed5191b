"""A scenario side by side with the plan that it branches off."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from requisitions.models import PlanItem, PlanScenario, Requisition, ScenarioChange
from requisitions.queries.plan import draft_of
from requisitions.rules.plan import PlanDraft
from requisitions.rules.plan_budget import COUNTED
from requisitions.rules.plan_states import ENDED
from requisitions.rules.scenario import DROP, FillRecord, Sums, from_data, sums


def moved(change: ScenarioChange) -> bool:
    """Return whether the live item is no longer what the change of a draft was written against."""
    item = change.plan_item
    if item is None or change.scenario.state != PlanScenario.State.DRAFT:
        return False
    return (item.version, item.edit) != (change.base_version, change.base_edit) or item.state in ENDED


@dataclass(frozen=True, slots=True)
class Row:
    """One item on both sides; None where a side does not have it. `has_moved`: the live one was changed meanwhile."""

    item: PlanItem | None
    change: ScenarioChange | None
    live: PlanDraft | None
    branch: PlanDraft | None
    has_moved: bool

    def counts_on(self, plan_id: UUID) -> bool:
        """Say whether its branch would, merged, count on the plan: it stands on it, and does not wait for a day."""
        is_counted = self.item is None or self.item.state in COUNTED
        return is_counted and self.branch is not None and self.branch.plan_id == plan_id

    @property
    def title(self) -> str:
        # A delayed seat counts on neither side and still has its name.
        said = self.branch or self.live or self.item
        return said.title if said else ""


@dataclass(frozen=True, slots=True)
class Comparison:
    rows: tuple[Row, ...]
    live: Sums
    branch: Sums
    budget: int

    @property
    def cost_apart(self) -> int:
        return self.branch.cost - self.live.cost

    @property
    def is_over(self) -> bool:
        return self.branch.cost > self.budget

    @property
    def conflicts(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.has_moved)


def compare(scenario: PlanScenario) -> Comparison:
    """Return both sides item by item and in sum; three queries."""
    changes = list(scenario.changes.select_related("plan_item", "scenario"))
    by_item = {each.plan_item_id: each for each in changes if each.plan_item_id}
    live = list(PlanItem.objects.filter(plan=scenario.plan_id, state__in=COUNTED).order_by("number"))
    known = {item.pk for item in live}
    elsewhere = [each.plan_item for each in changes if each.plan_item_id and each.plan_item_id not in known]
    rows = [_row(item, by_item.get(item.pk), is_live=item.pk in known) for item in (*live, *elsewhere)]
    rows += [
        Row(None, each, None, from_data(each.content), has_moved=False) for each in changes if not each.plan_item_id
    ]
    record = _record()
    return Comparison(
        rows=tuple(rows),
        live=sums((row.live for row in rows if row.live), record),
        branch=sums((row.branch for row in rows if row.branch and row.counts_on(scenario.plan_id)), record),
        budget=scenario.plan.budget,
    )


def _row(item: PlanItem, change: ScenarioChange | None, *, is_live: bool) -> Row:
    live = draft_of(item) if is_live else None
    if change is None:
        return Row(item, None, live, live, has_moved=False)
    branch = None if change.kind == DROP else from_data(change.content)
    return Row(item, change, live, branch, moved(change))


def _record() -> dict[str, FillRecord]:
    ended = Requisition.objects.filter(state__in=["filled", "cancelled"]).order_by().values("role_type")
    rows = ended.annotate(filled=Count("pk", filter=Q(state="filled")), ended=Count("pk"))
    return {row["role_type"]: FillRecord(row["filled"], row["ended"]) for row in rows}
