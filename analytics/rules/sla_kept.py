"""How well promises are kept: kept / (kept + missed), with what is overdue today counted as missed today.

Leaving open promises out until somebody closes them would reward never answering.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from analytics.rules.grouping import grouped
from analytics.rules.wilson import Rate, wilson
from sla.rules.commitment import Outcome


class Standing(StrEnum):
    KEPT = "kept"
    MISSED = "missed"
    PENDING = "pending"
    EXCLUDED = "excluded"


@dataclass(frozen=True)
class PromiseFact:
    """One commitment as far as it counts here; times are instants on the promise's own clock, already worked out.

    Owner and side are those at due time, so that a reassignment does not move an old miss to somebody else.
    `number`: how many are alike, for whoever has counted them already.
    """

    due_at: datetime
    outcome: Outcome = Outcome.NONE
    satisfied_at: datetime | None = None
    breached_at: datetime | None = None
    owner: str = ""
    side: str = ""
    clause: str = ""
    number: int = 1


@dataclass(frozen=True)
class Kept:
    kept: int
    missed: int
    pending: int
    excluded: int
    rate: Rate


def standing(promise: PromiseFact, now: datetime) -> Standing:
    """Return how the promise counts at now. Done at the due instant is kept.

    Waived promises are left out, and so are those cancelled or superseded while they could still be kept; what
    was overdue when it was called off stays missed.
    """
    match promise.outcome:
        case Outcome.WAIVED:
            return Standing.EXCLUDED
        case Outcome.CANCELLED | Outcome.SUPERSEDED:
            return Standing.MISSED if promise.breached_at else Standing.EXCLUDED
        case Outcome.MET | Outcome.MET_LATE:
            return Standing.KEPT if _in_time(promise) else Standing.MISSED
        case Outcome.MISSED:
            return Standing.MISSED
        case Outcome.NONE:
            return Standing.MISSED if promise.breached_at or now > promise.due_at else Standing.PENDING


def sla_kept(promises: Iterable[PromiseFact], now: datetime) -> Kept:
    """Return the counts and the share kept, with its Wilson interval, as of now."""
    counts: Counter[Standing] = Counter()
    for promise in promises:
        counts[standing(promise, now)] += promise.number
    kept, missed = counts[Standing.KEPT], counts[Standing.MISSED]
    return Kept(kept, missed, counts[Standing.PENDING], counts[Standing.EXCLUDED], wilson(kept, kept + missed))


def sla_kept_by(promises: Iterable[PromiseFact], now: datetime, key: Callable[[PromiseFact], str]) -> dict[str, Kept]:
    """Return the same for each group, groups in alphabetical order."""
    return {name: sla_kept(facts, now) for name, facts in grouped(promises, key).items()}


def _in_time(promise: PromiseFact) -> bool:
    return promise.satisfied_at is not None and promise.satisfied_at <= promise.due_at
