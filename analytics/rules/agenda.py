"""What is due, by when: overdue, today, this week, later, in the reader's own days; last what has no day and waits."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo


class HasDue(Protocol):
    """`asked_at` counts where nobody agreed a day: `due_at` is None then."""

    @property
    def due_at(self) -> datetime | None: ...
    @property
    def asked_at(self) -> datetime | None: ...


Row = TypeVar("Row", bound=HasDue)

TITLES = ("Overdue", "Today", "This week", "Later", "Waiting for your word")
WAITING = 4
NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(slots=True)
class AgendaGroup:
    """`rows` in order of due time; only the first group is late."""

    title: str
    is_late: bool
    rows: list[object] = field(default_factory=list)


def in_order(row: HasDue) -> tuple[datetime, datetime]:
    """Sort by due time; what has none comes last, who has waited longest first."""
    return row.due_at or NEVER, row.asked_at or NEVER


def agenda(rows: Iterable[Row], *, now: datetime, zone: ZoneInfo) -> list[AgendaGroup]:
    """Return the five groups in order; empty ones too, which pages leave out.

    A due time at midnight belongs to the day it ends. The week is the reader's, Monday to Sunday.
    """
    groups = [AgendaGroup(title, is_late=not place) for place, title in enumerate(TITLES)]
    for row in sorted(rows, key=in_order):
        groups[_place(row.due_at, now, zone)].rows.append(row)
    return groups


def _place(due_at: datetime | None, now: datetime, zone: ZoneInfo) -> int:
    if due_at is None:
        return WAITING
    if due_at <= now:
        return 0
    today = now.astimezone(zone).date()
    # A moment before: "end of Tuesday" is stored as Wednesday 00:00 and is still Tuesday's.
    day = (due_at - timedelta(microseconds=1)).astimezone(zone).date()
    if day == today:
        return 1
    return 2 if day <= today + timedelta(days=6 - today.weekday()) else 3
