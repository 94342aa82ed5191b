"""The open stretches of a calendar in real time: forwards, backwards, between two instants, with pauses cut out.

Window edges leave the wall clock here; everything above this module sees only half-open spans in UTC.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from sla.rules.calendar import MIDNIGHT, ONE_DAY, Calendar, Successor
from sla.rules.walltime import closing_instant, opening_instant, reading, wall

# Over a year, so that a calendar that opens once a year still works. Beyond it, it is a mistake and not a calendar.
PATIENCE_IN_DAYS = 400
NO_TIME = timedelta(0)
NEVER = datetime.max.replace(tzinfo=UTC)


class Span(NamedTuple):
    """A stretch of real time in UTC, half open."""

    starts_at: datetime
    ends_at: datetime

    @property
    def length(self) -> timedelta:
        return self.ends_at - self.starts_at


Pauses = Sequence[Span]


def openings_on(calendar: Calendar, day: date) -> tuple[Span, ...]:
    """Return the open spans of one local date; a window that a clock change swallows whole is left out.

    Where another calendar takes over, in whatever zone, the date ends as soon as that one begins.
    """
    zone = calendar.in_force_on(day).zone_info
    over_at = min((_begins_at(each) for each in calendar.successors if each.effective_on > day), default=NEVER)
    spans = (
        Span(
            opening_instant(wall(day, window.opens), zone),
            min(closing_instant(wall(day, window.closes), zone), over_at),
        )
        for window in calendar.windows_on(day)
    )
    return tuple(span for span in spans if span.length > NO_TIME)


def in_force_at(calendar: Calendar, instant: datetime) -> Calendar:
    """Return the calendar that counts at the instant: itself, or what has taken its place by then."""
    begun = [each.calendar for each in calendar.successors if _begins_at(each) <= instant]
    return begun[-1] if begun else calendar


def _begins_at(successor: Successor) -> datetime:
    return opening_instant(wall(successor.effective_on, MIDNIGHT), successor.calendar.zone_info)


def openings_from(calendar: Calendar, since: datetime) -> Iterator[Span]:
    """Yield the disjoint open spans after since, in order; stop after 400 days without one."""
    closed_for = 0
    for day in dates_from(_local_date(calendar, since) - ONE_DAY):
        closed_for += 1
        for span in openings_on(calendar, day):
            rest = Span(max(span.starts_at, since), span.ends_at)
            if rest.length > NO_TIME:
                yield rest
                # Where clocks go back across midnight two dates overlap: the hour must not count for both.
                since, closed_for = rest.ends_at, 0
        if closed_for > PATIENCE_IN_DAYS:
            return


def openings_until(calendar: Calendar, until: datetime) -> Iterator[Span]:
    """Yield the disjoint open spans before until, latest first; stop after 400 days without one."""
    closed_for = 0
    for day in dates_from(_local_date(calendar, until) + ONE_DAY, step=-ONE_DAY):
        closed_for += 1
        for span in reversed(openings_on(calendar, day)):
            rest = Span(span.starts_at, min(span.ends_at, until))
            if rest.length > NO_TIME:
                yield rest
                until, closed_for = rest.starts_at, 0
        if closed_for > PATIENCE_IN_DAYS:
            return


def openings_between(calendar: Calendar, since: datetime, until: datetime) -> Iterator[Span]:
    """Yield the disjoint open spans within [since, until), in order, however long the calendar stays closed."""
    last_date = _local_date(calendar, until) + ONE_DAY
    for day in dates_from(_local_date(calendar, since) - ONE_DAY):
        if day > last_date:
            return
        for span in openings_on(calendar, day):
            part = Span(max(span.starts_at, since), min(span.ends_at, until))
            if part.length > NO_TIME:
                yield part
                since = part.ends_at


def unpaused(spans: Iterable[Span], pauses: Pauses) -> Iterator[Span]:
    """Yield what is left of the spans outside the pauses, which may overlap and come in any order."""
    ordered = sorted(pauses)
    for span in spans:
        starts_at = span.starts_at
        for pause in ordered:
            if starts_at < pause.starts_at < span.ends_at:
                yield Span(starts_at, pause.starts_at)
            if pause.starts_at < span.ends_at:
                starts_at = max(starts_at, pause.ends_at)
        if starts_at < span.ends_at:
            yield Span(starts_at, span.ends_at)


def dates_from(day: date, *, step: timedelta = ONE_DAY) -> Iterator[date]:
    """Yield the date and those after it, without end; with a step of minus one day, those before it."""
    while True:
        yield day
        day += step


def _local_date(calendar: Calendar, instant: datetime) -> date:
    return reading(instant, in_force_at(calendar, instant).zone_info).date()
