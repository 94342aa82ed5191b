"""A promise as one mark on a strip: kept or late, how early or how late, measured in its own term."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sla.rules.commitment import Outcome

Kind = Literal["kept", "late", "late_owed", "open"]
# These count for nobody: the promise was called off before it fell due, or forgiven.
UNCOUNTED = {Outcome.CANCELLED, Outcome.SUPERSEDED, Outcome.WAIVED}


@dataclass(frozen=True, slots=True)
class Mark:
    """`fraction`: how early or late as a share of the term from beginning to due, at most 1."""

    due_at: datetime
    kind: Kind
    fraction: float
    label: str


def mark(
    *,
    outcome: str,
    anchored_at: datetime,
    due_at: datetime,
    satisfied_at: datetime | None,
    breached_at: datetime | None,
    now: datetime,
    label: str,
) -> Mark | None:
    """Return the mark of one promise at `now`, `None` for one that counts for nobody.

    What was called off after its due time stays late: it was owed, and not done (analytics 1.7).
    """
    term = (due_at - anchored_at).total_seconds() or 1.0

    def share(of: datetime) -> float:
        return min(abs((due_at - of).total_seconds()) / term, 1.0)

    if outcome in UNCOUNTED:
        return Mark(due_at, "late", 0.1, label) if breached_at and outcome != Outcome.WAIVED else None
    if outcome == Outcome.MET:
        return Mark(due_at, "kept", share(satisfied_at or due_at), label)
    if outcome:
        return Mark(due_at, "late", share(satisfied_at or due_at), label)
    return Mark(due_at, "late_owed", share(now), label) if now > due_at else Mark(due_at, "open", 0.0, label)
