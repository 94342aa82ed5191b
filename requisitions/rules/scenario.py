"""A branch of a plan beside the plan itself: what each costs, seats and brings, and what has moved meanwhile."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from requisitions.rules.plan import PlanDraft

CHANGE, ADD, DROP = "change", "add", "drop"
ENOUGH = 5


@dataclass(frozen=True, slots=True)
class Sums:
    """What the seats of one side add up to; `hires`: how many of them are likely to be filled."""

    seats: int = 0
    cost: int = 0
    low: int = 0
    high: int = 0
    hires: float = 0.0


@dataclass(frozen=True, slots=True)
class FillRecord:
    """How many requisitions of a type ended, and how many of those with a hire."""

    filled: int
    ended: int

    @property
    def share(self) -> float:
        """Return the share that was filled; all of them where fewer than five are on record."""
        return self.filled / self.ended if self.ended >= ENOUGH else 1.0


def sums(drafts: Iterable[PlanDraft], record: Mapping[str, FillRecord]) -> Sums:
    """Return what these seats add up to, by how requisitions of their types ended."""
    all_of_them = list(drafts)
    return Sums(
        seats=sum(draft.seats for draft in all_of_them),
        cost=sum(draft.seats * draft.yearly_cost for draft in all_of_them),
        low=sum(draft.seats * _or(draft.cost_low, draft.yearly_cost) for draft in all_of_them),
        high=sum(draft.seats * _or(draft.cost_high, draft.yearly_cost) for draft in all_of_them),
        hires=sum(draft.seats * record.get(draft.role_type, FillRecord(0, 0)).share for draft in all_of_them),
    )


def as_data(draft: PlanDraft) -> dict[str, Any]:
    """Return the draft as ``from_data`` reads it: days and ids as text."""
    return {name: str(value) if isinstance(value, UUID | date) else value for name, value in asdict(draft).items()}


def from_data(data: Mapping[str, Any]) -> PlanDraft:
    known = {field.name for field in fields(PlanDraft)}
    return PlanDraft(**{name: _read(name, value) for name, value in data.items() if name in known})


def _read(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name.endswith("_id"):
        return UUID(value)
    return date.fromisoformat(value) if name.endswith("_on") else value


def _or(value: int | None, otherwise: int) -> int:
    return otherwise if value is None else value
