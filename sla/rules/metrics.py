"""What a rule counts, one small function each: what happened in, a number and the grounds for it out.

Numbers are taken over what happened each time they are asked for and never kept, so what is retracted, waived or taken
back simply stops counting. Reading what happened from the database is `sla/queries/incidents`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sla.rules.rulebook import Rule, Side


class Kind(StrEnum):
    AGAINST = "against"  # a promise missed, an interview called off
    KEPT = "kept"  # the same, as it was agreed
    PROGRESS = "progress"  # something moved on a requisition
    HELD = "held"  # it was put on hold,
    RESUMED = "resumed"  # and taken up again
    ENDED = "ended"  # it was filled or cancelled


COUNTED = frozenset({Kind.AGAINST, Kind.KEPT})


@dataclass(frozen=True)
class Incident:
    """Something that happened on one requisition; `id` is the promise's or the ledger event's.

    `at`: a missed promise's due instant. `notice`: how long before its start an interview was called off.
    `is_void`: waived, or taken back since.
    """

    id: UUID
    kind: Kind
    at: datetime
    person_id: UUID
    requisition_id: UUID
    notice: timedelta | None = None
    is_void: bool = False


@dataclass(frozen=True)
class Measure:
    """How much it is, in the metric's unit, and what it rests on, earliest first."""

    value: int
    evidence: tuple[UUID, ...] = ()


Incidents = Sequence[Incident]


@dataclass(frozen=True)
class Metric:
    """`measure` answers how much it is at a moment; `turns` when time alone may make it more.

    `side`: whose it is, None where the rule says. `uses`: which of a rule's optional fields mean something here.
    `most`: the highest threshold that can be meant.
    """

    measure: Callable[[Rule, Incidents, datetime], Measure]
    turns: Callable[[Rule, Incidents], Iterable[datetime]]
    unit: str
    side: Side | None = None
    uses: frozenset[str] = frozenset({"window_days"})
    most: int = 100


def counted(rule: Rule, incidents: Incidents, now: datetime) -> Measure:
    """Return how many within the window."""
    return _as_many(each for each in _in_window(rule, incidents, now) if each.kind is Kind.AGAINST)


def short_notice(rule: Rule, incidents: Incidents, now: datetime) -> Measure:
    """Return how many within the window were called off later than the agreed notice, or after the start."""
    return counted(rule, [each for each in incidents if each.notice is not None and each.notice < rule.notice], now)


def late_share(rule: Rule, incidents: Incidents, now: datetime) -> Measure:
    """Return how many of a hundred that fell due within the window were late; nothing while they are few."""
    due = _in_window(rule, incidents, now)
    late = _as_many(each for each in due if each.kind is Kind.AGAINST)
    return Measure(100 * late.value // len(due), late.evidence) if due and len(due) >= rule.at_least else Measure(0)


def idle_days(rule: Rule, incidents: Incidents, now: datetime) -> Measure:
    """Return the days without progress, those on hold left out; it rests on what moved last."""
    known = [each for each in incidents if each.at <= now and not each.is_void]
    last = max((each for each in known if each.kind is Kind.PROGRESS), key=_order, default=None)
    if last is None or any(each.kind is Kind.ENDED for each in known):
        return Measure(0)
    return Measure((now - last.at - held_between(known, last.at, now)).days, (last.id,))


def never(rule: Rule, incidents: Incidents, now: datetime) -> Measure:
    """Return nothing: a concern is raised by a person."""
    return Measure(0)


def held_between(incidents: Iterable[Incident], since: datetime, until: datetime) -> timedelta:
    """Return how much of the time lay in holds; one that nobody ended lasts."""
    held, total = None, timedelta(0)
    for each in sorted(incidents, key=_order):
        if each.kind is Kind.HELD and held is None:
            held = each.at
        elif each.kind is Kind.RESUMED and held is not None:
            total += _overlap(held, each.at, since, until)
            held = None
    return total + (_overlap(held, until, since, until) if held else timedelta(0))


def _overlap(start: datetime, end: datetime, since: datetime, until: datetime) -> timedelta:
    return max(min(end, until) - max(start, since), timedelta(0))


def _no_turn(rule: Rule, incidents: Incidents) -> Iterable[datetime]:
    """Time alone only takes away from what is counted within a window."""
    return ()


def _as_kept_ones_leave(rule: Rule, incidents: Incidents) -> Iterator[datetime]:
    """A share rises when what was kept leaves the window."""
    yield from (each.at + rule.window for each in incidents if each.kind is Kind.KEPT)


def _once_it_has_stood(rule: Rule, incidents: Incidents) -> Iterator[datetime]:
    """Yield when the days will be full, if it is not on hold: a hold's end is heard of."""
    known = [each for each in incidents if not each.is_void]
    last = max((each.at for each in known if each.kind is Kind.PROGRESS), default=None)
    if last is not None:
        latest = max(each.at for each in known)
        yield last + timedelta(days=rule.threshold) + held_between(known, last, latest)


METRICS = {
    "missed": Metric(counted, _no_turn, "missed promises", uses=frozenset({"window_days", "clauses"})),
    "late_share": Metric(
        late_share, _as_kept_ones_leave, "percent", uses=frozenset({"window_days", "clauses", "at_least"})
    ),
    "late_cancellations": Metric(
        short_notice, _no_turn, "cancellations", Side.MANAGER, frozenset({"window_days", "notice_hours"})
    ),
    "unexplained_rejections": Metric(counted, _no_turn, "unexplained rejections", Side.MANAGER),
    "slates_returned": Metric(counted, _no_turn, "returned slates", Side.RECRUITER),
    "stalled": Metric(idle_days, _once_it_has_stood, "days without progress", Side.MANAGER, frozenset(), most=365),
    "concern": Metric(never, _no_turn, "concerns", uses=frozenset()),
}


def _in_window(rule: Rule, incidents: Incidents, now: datetime) -> list[Incident]:
    """Return what counts within (now - window, now]."""
    return [each for each in incidents if not each.is_void and now - rule.window < each.at <= now]


def _as_many(incidents: Iterable[Incident]) -> Measure:
    ids = tuple(each.id for each in sorted(incidents, key=_order))
    return Measure(len(ids), ids)


def _order(incident: Incident) -> tuple[datetime, str, UUID]:
    # At one instant a hold ends before the next begins; otherwise any order that is always the same.
    return incident.at, "" if incident.kind is Kind.RESUMED else incident.kind, incident.id
