"""A promise as one mark on a strip: kept or late, how early or how late, measured in its own term."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sla.rules.commitment import Outcome

Kind = Literal["kept", "late", "late_owed", "open"]
# These count for nobody: the promise was called off before it fell due, or forgiven.
UNCOUNTED = {Outcome.CANCELLED, Outcome.SUPERSEDED, Outcome.WAIVED}
CALLED_OFF = 0.1  # how long its mark is: nobody knows how late it would have become


@dataclass(frozen=True, slots=True)
class Mark:
    """`fraction`: how early or late as a share of the term from beginning to due, at most 1."""

    due_at: datetime
    kind: Kind
    fraction: float
    label: str


@dataclass(frozen=True, slots=True)
class Lived:
    """What became of one promise so far; instants in UTC."""

    anchored_at: datetime
    due_at: datetime
    outcome: str = ""
    satisfied_at: datetime | None = None
    breached_at: datetime | None = None


def mark(lived: Lived, label: str, *, now: datetime) -> Mark | None:
    """Return the mark of one promise at `now`, `None` for one that counts for nobody.

    What was called off after its due time stays late: it was owed, and not done (analytics 1.7).
    """
    if lived.outcome in UNCOUNTED:
        stays_late = lived.breached_at is not None and lived.outcome != Outcome.WAIVED
        return Mark(lived.due_at, "late", CALLED_OFF, label) if stays_late else None
    if lived.outcome:
        kind: Kind = "kept" if lived.outcome == Outcome.MET else "late"
        return Mark(lived.due_at, kind, _share(lived, lived.satisfied_at or lived.due_at), label)
    is_late = now > lived.due_at
    return Mark(lived.due_at, "late_owed" if is_late else "open", _share(lived, now) if is_late else 0.0, label)


def _share(lived: Lived, moment: datetime) -> float:
    """Return how far `moment` is from due, as a share of the term, at most 1."""
    # What was broken as it was made was due before it began.
    term = abs((lived.due_at - lived.anchored_at).total_seconds()) or 1.0
    return min(abs((lived.due_at - moment).total_seconds()) / term, 1.0)
