"""What runs, by due time: who owes what, and how much of the time that was agreed is gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpRequest

from sla.models import Commitment
from sla.queries.calendars import calendars_of
from sla.queries.filters import SIDES, Filter, choice
from sla.queries.promises import Promise, line
from sla.querysets import CommitmentQuerySet
from sla.registry import CLAUSES
from sla.rules.calendar import Calendar
from sla.rules.clocks import Clock, counting_calendar
from sla.rules.worktime import elapsed

if TYPE_CHECKING:
    from hiring.tenancy.models import Member

WEEK = timedelta(days=7)
LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Burning:
    """One promise; `used`: how many of a hundred parts of its time are gone, on its owner's own clock."""

    promise: Promise
    is_paused: bool
    used: int


@dataclass(frozen=True, slots=True)
class Load:
    """How many are overdue, fall due within a day, within a week after that, and later."""

    overdue: int
    day: int
    week: int
    later: int


def burning_filters(request: HttpRequest, known: CommitmentQuerySet) -> dict[str, Filter]:
    """Return the filters; people and requisitions are those that `known` has something running of."""
    people = known.order_by("owner__name").values_list("owner_id", "owner__name").distinct()
    seats = known.order_by("requisition__number").values_list("requisition__number", "requisition__title").distinct()
    return {
        "side": choice(request, "side", "Side", SIDES),
        "clause": choice(request, "clause", "Promise", {"": "all", **{k: each.title for k, each in CLAUSES.items()}}),
        "person": choice(request, "person", "Person", {"": "all", **{str(pk): name for pk, name in people}}),
        "requisition": choice(
            request, "requisition", "Requisition", {"": "all", **{str(n): f"REQ-{n} {title}" for n, title in seats}}
        ),
    }


def burning(request: HttpRequest, known: CommitmentQuerySet) -> CommitmentQuerySet:
    """Return what the address asks for, by due time; what it says that nobody understands narrows nothing."""
    get = request.GET
    found = known.order_by("due_at", "id")
    if get.get("side") in SIDES and get["side"]:
        found = found.filter(side=get["side"])
    if get.get("clause") in CLAUSES:
        found = found.filter(clause=get["clause"])
    if person := _uuid(get.get("person", "")):
        found = found.filter(owner_id=person)
    number = get.get("requisition", "")
    if number.isdecimal() and len(number) <= LONGEST_NUMBER:
        found = found.filter(requisition__number=int(number))
    return found


def load_of(found: CommitmentQuerySet, now: datetime) -> Load:
    day = now + timedelta(days=1)
    counts = found.order_by().aggregate(
        overdue=Count("pk", filter=Q(due_at__lte=now)),
        day=Count("pk", filter=Q(due_at__gt=now, due_at__lte=day)),
        week=Count("pk", filter=Q(due_at__gt=day, due_at__lte=now + WEEK)),
        later=Count("pk", filter=Q(due_at__gt=now + WEEK)),
    )
    return Load(**counts)


def with_what_is_used(rows: Sequence[Commitment], now: datetime) -> list[Burning]:
    """Return the promises of one page; their owners' calendars are read together."""
    owners: dict[UUID, Member] = {row.owner_id: row.owner for row in rows}
    calendars = calendars_of(owners.values()) if owners else {}
    return [
        Burning(line(row), row.state == Commitment.State.PAUSED, _used(row, calendars[row.owner_id], now))
        for row in rows
    ]


def _used(row: Commitment, calendar: Calendar, now: datetime) -> int:
    counting = counting_calendar(Clock(row.clock), calendar)
    whole = elapsed(counting, row.anchored_at, row.due_at)
    if now >= row.due_at or not whole:
        return 100
    return max(100 * elapsed(counting, row.anchored_at, now) // whole, 0)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
