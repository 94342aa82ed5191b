"""Promises kept by both sides, week by week."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from analytics.rules.sla_kept import Kept, PromiseFact, sla_kept, sla_kept_by
from requisitions.models import Side
from sla.models import Commitment
from sla.rules.commitment import Outcome

BOTH = (Side.MANAGER, Side.RECRUITER)


@dataclass(frozen=True, slots=True)
class Weekly:
    """`total` of the whole period; `weeks` in order, each its Monday and what was kept of what fell due."""

    total: Kept
    weeks: tuple[tuple[date, Kept | None], ...]


def kept_by_week(since: datetime, now: datetime, zone: ZoneInfo) -> dict[str, Weekly]:
    """Return both sides' record between `since` and `now`; one query."""
    facts = list(_facts(since, now))
    mondays = list(_mondays(since.astimezone(zone).date(), now.astimezone(zone).date()))
    return {side: _weekly([fact for fact in facts if fact.side == side], mondays, now, zone) for side in BOTH}


def _facts(since: datetime, now: datetime) -> Iterator[PromiseFact]:
    rows = Commitment.objects.filter(due_at__range=(since, now), side__in=BOTH)
    columns = ("due_at", "outcome", "satisfied_at", "breached_at", "side")
    for due_at, outcome, satisfied_at, breached_at, side in rows.values_list(*columns):
        yield PromiseFact(due_at, Outcome(outcome), satisfied_at, breached_at, side=side)


def _weekly(facts: list[PromiseFact], mondays: list[date], now: datetime, zone: ZoneInfo) -> Weekly:
    by_week = sla_kept_by(facts, now, lambda fact: _monday(fact.due_at.astimezone(zone).date()).isoformat())
    return Weekly(sla_kept(facts, now), tuple((monday, by_week.get(monday.isoformat())) for monday in mondays))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _mondays(first: date, last: date) -> Iterator[date]:
    monday = _monday(first)
    while monday <= last:
        yield monday
        monday += timedelta(days=7)
