"""What the seats of a plan add up to against its budget, and which of them are late."""

from dataclasses import dataclass
from datetime import date

# What still counts on the plan. A delayed seat costs nothing until its day.
COUNTED = ("draft", "proposed", "sent_back", "approved")
AWAITED = (*COUNTED, "delayed")


@dataclass(frozen=True, slots=True)
class Totals:
    """`cost` of all that counts, a year; `low` to `high` its band; `agreed`: of what is approved. `waiting`: items."""

    items: int = 0
    seats: int = 0
    cost: int = 0
    low: int = 0
    high: int = 0
    agreed: int = 0
    agreed_seats: int = 0
    waiting: int = 0
    delayed: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Balance:
    """A plan's totals beside its budget."""

    totals: Totals
    budget: int

    @property
    def left(self) -> int:
        """Below nothing when the plan costs more than it may."""
        return self.budget - self.totals.cost

    @property
    def is_over(self) -> bool:
        return self.left < 0

    @property
    def over(self) -> int:
        return max(-self.left, 0)

    @property
    def share(self) -> int:
        """Return how much of the budget is planned, in per cent: above 100 when it costs more than it may."""
        return round(100 * self.totals.cost / self.budget) if self.budget else 100


def overdue_since(state: str, *, open_by: date | None, start: date, is_open: bool, today: date) -> date | None:
    """Return the target day that has passed without an open requisition; None when none has."""
    if is_open or state not in AWAITED:
        return None
    target = open_by or start
    return target if target < today else None
