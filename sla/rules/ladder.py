"""The reminder ladder of one promise: which rungs it has and at which instants each of them acts.

Instants are worked out here once, when a promise is made or moved, and stored; the sweep then compares times and
never opens a calendar. What is sent, and what a breach is, is `life`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice
from typing import NamedTuple, overload

from sla.rules.calendar import Calendar
from sla.rules.clocks import Allowance, Clock, counting_calendar, due_at
from sla.rules.openings import Pauses
from sla.rules.walltime import as_utc
from sla.rules.worktime import NoOpening, next_opening, subtract, working_dates_after

CLOSEST = timedelta(minutes=15)  # two reminders nearer to each other than this read as one sent twice

# A fact at the due instant is in time, so the breach begins one tick of the database's clock later.
TICK = timedelta(microseconds=1)


@dataclass(frozen=True)
class Ladder:
    """When to remind: so long before due on the promise's own clock, at due, and on so many working dates after it."""

    before: tuple[timedelta, ...] = (timedelta(hours=12), timedelta(hours=2))
    at_due: bool = True
    overdue_dates: int = 10  # then silence: from there on it is the escalation rules' business


class StepKind(StrEnum):
    BEFORE = "before"
    DUE = "due"
    OVERDUE = "overdue"
    SNOOZED = "snoozed"  # what the owner asked for in place of the reminders before it; on no ladder


class Step(NamedTuple):
    """One rung: the sweep takes it at acts_at; its message, if it has one, leaves no earlier than sends_at."""

    kind: StepKind
    acts_at: datetime
    sends_at: datetime | None


class Schedule(NamedTuple):
    """Everything about a promise that needed a calendar, as instants in UTC."""

    due_at: datetime
    steps: tuple[Step, ...]


def schedule(
    clock: Clock,
    calendar: Calendar,
    anchored_at: datetime,
    allowance: Allowance,
    *,
    ladder: Ladder,
    pauses: Pauses = (),
) -> Schedule:
    """Return the due instant of a promise and its steps. Raises what `due_at` raises."""
    due = due_at(clock, calendar, anchored_at, allowance, pauses)
    return Schedule(due, reminder_instants(clock, calendar, due, ladder, anchored_at=anchored_at))


def reminder_instants(
    clock: Clock, calendar: Calendar, due: datetime, ladder: Ladder, *, anchored_at: datetime | None = None
) -> tuple[Step, ...]:
    """Return the steps of a promise in order: reminders before due, the due instant, reminders after it.

    A reminder is moved into the owner's working hours. One that would then fall past due, less than 15 minutes before
    another, or before the promise was made, is left out. The due step is always there, because the breach hangs on
    it; only its message waits for the owner's hours. Raises `NoOpening`.
    """
    due = as_utc(due)
    told_at = next_opening(calendar, due)
    before = _spaced(_counted_back(clock, calendar, due, ladder), latest=due, earliest=anchored_at)
    return (
        *(Step(StepKind.BEFORE, moment, moment) for moment in before),
        Step(StepKind.DUE, due + TICK, told_at if ladder.at_due else None),
        *_overdue(calendar, told_at, ladder.overdue_dates),
    )


def next_step_after(steps: Sequence[Step], moment: datetime) -> int:
    """Return the index of the first step that acts after the moment; the number of steps when none does.

    For a promise whose schedule is worked out anew: what lies behind has been said already.
    """
    return sum(step.acts_at <= moment for step in steps)


def carried_on(before: Schedule, planned: Schedule, known_at: datetime) -> Schedule:
    """Return what a running promise makes of a schedule planned anew when its owner's hours change.

    What the old steps have behind them stays in place, so that each step still to come has a number of its own and is
    not taken for one that was sent. A due instant that would lie before anybody knew of the change is none: all stays.
    """
    if planned.due_at <= known_at:
        return before
    behind = (step for step in before.steps if step.acts_at <= known_at)
    ahead = (step for step in planned.steps if step.acts_at > known_at)
    return Schedule(planned.due_at, (*behind, *ahead))


def to_data(steps: Iterable[Step]) -> list[list[str | None]]:
    """Return the steps as JSON can hold them: [kind, acts_at, sends_at] with ISO 8601 instants."""
    return [
        [step.kind.value, step.acts_at.isoformat(), step.sends_at.isoformat() if step.sends_at else None]
        for step in steps
    ]


def from_data(rows: Iterable[Sequence[str]]) -> tuple[Step, ...]:
    """Return the steps that `to_data` wrote."""
    return tuple(map(_read, rows))


class OutOfSight(LookupError):
    """A step was asked for that was not read."""


@dataclass(frozen=True, slots=True)
class InSight(Sequence[Step]):
    """The few steps of a stored ladder that a sweep looks at, of `number`; `rows` begins at the step `first`.

    Asking for another one raises `OutOfSight`: then nobody has looked for long, and all of them are read.
    """

    rows: Sequence[Sequence[str] | None]
    first: int
    number: int

    def __len__(self) -> int:
        return self.number

    @overload
    def __getitem__(self, place: int) -> Step: ...
    @overload
    def __getitem__(self, place: slice) -> "InSight": ...
    def __getitem__(self, place: int | slice) -> "Step | InSight":
        if isinstance(place, slice) or not self.first <= place < self.first + len(self.rows):
            raise OutOfSight(place)
        row = self.rows[place - self.first]
        if row is None:
            raise OutOfSight(place)
        return _read(row)


def _read(row: Sequence[str]) -> Step:
    kind, acts_at, sends_at = row
    return Step(StepKind(kind), datetime.fromisoformat(acts_at), datetime.fromisoformat(sends_at) if sends_at else None)


def _counted_back(clock: Clock, calendar: Calendar, due: datetime, ladder: Ladder) -> Iterator[datetime]:
    """Yield, latest first, the instants so far before due on the promise's clock, moved into the owner's hours."""
    counting = counting_calendar(clock, calendar)
    for offset in sorted(ladder.before):
        yield next_opening(calendar, subtract(counting, due, offset))


def _spaced(moments: Iterable[datetime], *, latest: datetime, earliest: datetime | None) -> list[datetime]:
    """Return, in order, the moments that keep 15 minutes to the next one kept, beginning with the latest."""
    kept: list[datetime] = []
    for moment in moments:
        if moment <= latest - CLOSEST and (earliest is None or moment >= earliest):
            kept.append(moment)
            latest = moment
    return kept[::-1]


def _overdue(calendar: Calendar, told_at: datetime, dates: int) -> Iterator[Step]:
    """Yield one step a working date, at the time of day at which the owner was told that it is due."""
    moments = tuple(islice(working_dates_after(calendar, told_at), dates))
    if len(moments) < dates:
        raise NoOpening(calendar)
    return (Step(StepKind.OVERDUE, moment, moment) for moment in moments)
