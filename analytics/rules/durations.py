"""How long things take, without pretending that what is still going on has ended.

A stage's completed visits alone are biased low: the slow ones are still open. So the headline is the Kaplan-Meier
median, in which an open visit counts for as long as it has lasted; quartiles of completed visits stand beside it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

SHORTEST_VISIT = timedelta(seconds=60)  # anything briefer is somebody clicking through a stage, not time spent in it
ONE_DAY = timedelta(days=1)

# Products of float ratios miss a half by some 1e-16 each; a curve that reaches it must be seen to.
ROUNDING = 1e-12


class Visit(NamedTuple):
    """A stay in a stage: instants in UTC; exited_at None while it lasts."""

    entered_at: datetime
    exited_at: datetime | None


class Duration(NamedTuple):
    """How many days something has lasted, and whether it has ended."""

    days: float
    has_ended: bool


class Survival(NamedTuple):
    """From this day on, the share that is still there."""

    day: float
    share: float


@dataclass(frozen=True)
class Quartiles:
    first: float
    median: float
    third: float


@dataclass(frozen=True)
class StageDays:
    """Time in a stage, in days.

    `completed` describes ended visits only. `median` and `ninetieth` are the days by which half and nine tenths have
    left, open visits included; None when that is not reached within `longest`: show "> longest".
    """

    visits: int
    still_open: int
    completed: Quartiles | None
    median: float | None
    ninetieth: float | None
    longest: float | None


def stage_days(visits: Iterable[Visit], now: datetime) -> StageDays:
    """Return how long visits last, as of now; visits under a minute are left out. A visit cannot end after now."""
    durations = [
        Duration((until - visit.entered_at) / ONE_DAY, visit.exited_at is not None)
        for visit in visits
        if (until := visit.exited_at or now) - visit.entered_at >= SHORTEST_VISIT
    ]
    ended = [duration.days for duration in durations if duration.has_ended]
    curve = kaplan_meier(durations)
    return StageDays(
        visits=len(durations),
        still_open=len(durations) - len(ended),
        completed=quartiles(ended) if ended else None,
        median=day_by_which(0.5, curve),
        ninetieth=day_by_which(0.9, curve),
        longest=max((duration.days for duration in durations), default=None),
    )


def kaplan_meier(durations: Iterable[Duration]) -> tuple[Survival, ...]:
    """Return the share still there from day 0 and from each day on which something ended or was last seen.

    Source: E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", Journal of the American
    Statistical Association 53 (1958), 457-481: S(t) = Π (1 - d/n) over the days up to t, with d ends on a day
    and n still at risk, those last seen on that very day included.
    """
    ended, last_seen = Counter[float](), Counter[float]()
    for duration in durations:
        (ended if duration.has_ended else last_seen)[duration.days] += 1
    at_risk, share = ended.total() + last_seen.total(), 1.0
    curve = [Survival(0.0, share)]
    for day in sorted({*ended, *last_seen}):
        share *= 1 - ended[day] / at_risk
        at_risk -= ended[day] + last_seen[day]
        curve.append(Survival(day, share))
    return tuple(curve)


def day_by_which(share_gone: float, curve: Sequence[Survival]) -> float | None:
    """Return the first day on which at least the given share has left, None if the curve does not get there."""
    return next((point.day for point in curve if point.share <= 1 - share_gone + ROUNDING), None)


def quartiles(values: Sequence[float]) -> Quartiles:
    """Return the quartiles of at least one value."""
    return Quartiles(*(percentile(values, share) for share in (0.25, 0.5, 0.75)))


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which the share lies, interpolated linearly between neighbours.

    Definition 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50
    (1996), 361-365: what PostgreSQL calls percentile_cont, so that a page and a query agree.
    """
    ordered = sorted(values)
    position = share * (len(ordered) - 1)
    below = int(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (position - below)
