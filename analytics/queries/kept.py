"""Promises kept by both sides, week by week: counted in the database, judged by the rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import BooleanField, Count, ExpressionWrapper, F, Min, Q
from django.db.models.functions import TruncWeek

from analytics.rules.sla_kept import Kept, PromiseFact, sla_kept
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
    """Return both sides' record between `since` and `now`; one query, with a row for each kind of promise."""
    sides: dict[str, dict[date, list[PromiseFact]]] = {side: {} for side in BOTH}
    for monday, fact in _facts(since, now, zone):
        sides[fact.side].setdefault(monday, []).append(fact)
    mondays = list(_mondays(since.astimezone(zone).date(), now.astimezone(zone).date()))
    return {side: _weekly(by_week, mondays, now) for side, by_week in sides.items()}


def _facts(since: datetime, now: datetime, zone: ZoneInfo) -> Iterator[tuple[date, PromiseFact]]:
    """Yield one fact, with its week, for all promises of a week that count alike: the earliest stands for them."""
    fallen_due = Commitment.objects.filter(due_at__range=(since, now), side__in=BOTH).order_by()
    kinds = fallen_due.annotate(
        week=TruncWeek("due_at", tzinfo=zone),
        in_time=ExpressionWrapper(Q(satisfied_at__lte=F("due_at")), BooleanField()),
        was_broken=Q(breached_at__isnull=False),
    ).values_list("side", "week", "outcome", "in_time", "was_broken")
    for side, week, outcome, in_time, was_broken, due_at, number in kinds.annotate(Min("due_at"), Count("pk")):
        yield (
            week.date(),
            PromiseFact(
                due_at,
                Outcome(outcome),
                satisfied_at=due_at if in_time else None,
                breached_at=due_at if was_broken else None,
                side=side,
                number=number,
            ),
        )


def _weekly(by_week: dict[date, list[PromiseFact]], mondays: list[date], now: datetime) -> Weekly:
    total = sla_kept([fact for facts in by_week.values() for fact in facts], now)
    weeks = ((monday, by_week.get(monday)) for monday in mondays)
    return Weekly(total, tuple((monday, sla_kept(facts, now) if facts else None) for monday, facts in weeks))


def _mondays(first: date, last: date) -> Iterator[date]:
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        yield monday
        monday += timedelta(days=7)
