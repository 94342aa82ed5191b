"""Plan items as the rules see them, and the hiring plan's totals."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from requisitions.models import PlanItem
from requisitions.rules.plan import PlanDraft


def draft_of(item: PlanItem) -> PlanDraft:
    """Return what the item says, as somebody would write it again."""
    return PlanDraft(**{field.name: getattr(item, field.name) for field in fields(PlanDraft)})


@dataclass(frozen=True, slots=True)
class Totals:
    """`seats` and yearly `cost` of what is planned and not declined or split; `waiting`: items before a decision."""

    items: int
    seats: int
    cost: int
    waiting: int


def totals(items: Iterable[PlanItem]) -> Totals:
    counted = [item for item in items if item.state not in {PlanItem.State.DECLINED, PlanItem.State.SPLIT}]
    return Totals(
        items=len(counted),
        seats=sum(item.seats for item in counted),
        cost=sum(item.seats * item.yearly_cost for item in counted),
        waiting=sum(1 for item in counted if item.state == PlanItem.State.PROPOSED),
    )
