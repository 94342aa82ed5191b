"""Working-time arithmetic: add a budget to an instant, measure what has elapsed, count working dates.

The conventions are the ten of our working-time contract. Window edges go from wall clock to UTC first and all
arithmetic happens in UTC; intervals are half open; a budget that ends exactly at closing stays at closing, since a
deadline of Friday 17:00 must not print as Monday 09:00; no budget at all, outside hours, means the next opening.
Which clock a promise runs on is `clocks`; when a calendar is open is `openings`; clock changes are `walltime`.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from sla.rules.calendar import ONE_DAY, Calendar
from sla.rules.openings import (
    NO_TIME,
    PATIENCE_IN_DAYS,
    Pauses,
    Span,
    dates_from,
    in_force_at,
    openings_between,
    openings_from,
    openings_on,
    openings_until,
    unpaused,
)
from sla.rules.walltime import as_utc, closing_instant, opening_instant, reading, wall


class NoOpening(ValueError):
    """The calendar stays closed for 400 days, so no deadline can be computed from it."""

    def __init__(self, calendar: Calendar) -> None:
        super().__init__(
            f"The calendar ({calendar.zone}) has no opening within {PATIENCE_IN_DAYS} days; give it working hours."
        )


class NegativeBudget(ValueError):
    """An allowance below zero: a deadline cannot lie before what starts it."""


def add(calendar: Calendar, start: datetime, budget: timedelta, pauses: Pauses = ()) -> datetime:
    """Return the instant, in UTC, at which the budget of open, unpaused time after start is used up.

    Raises `NoOpening`, `NegativeBudget` and, for a start without a zone, `NaiveInstant`.
    """
    left = _not_negative(budget)
    for span in unpaused(openings_from(calendar, as_utc(start)), pauses):
        if left <= span.length:
            return span.starts_at + left
        left -= span.length
    raise NoOpening(calendar)


def subtract(calendar: Calendar, end: datetime, budget: timedelta) -> datetime:
    """Return the latest instant, in UTC, from which exactly the budget of open time remains until end.

    Raises `NoOpening`, `NegativeBudget` and `NaiveInstant`, as `add` does.
    """
    left = _not_negative(budget)
    if not left:
        return as_utc(end)
    for span in openings_until(calendar, as_utc(end)):
        if left <= span.length:
            return span.ends_at - left
        left -= span.length
    raise NoOpening(calendar)


def elapsed(calendar: Calendar, start: datetime, end: datetime, pauses: Pauses = ()) -> timedelta:
    """Return the open, unpaused time in [start, end); negative when end lies before start."""
    since, until = as_utc(start), as_utc(end)
    if until < since:
        return -elapsed(calendar, until, since, pauses)
    spans = unpaused(openings_between(calendar, since, until), pauses)
    return sum((span.length for span in spans), NO_TIME)


def next_opening(calendar: Calendar, instant: datetime) -> datetime:
    """Return the instant itself while the calendar is open, else when it opens next. Raises `NoOpening`."""
    return add(calendar, instant, NO_TIME)


def check_that_it_opens(calendar: Calendar, since: datetime) -> None:
    """Raise `NoOpening` if the calendar, from since on, is ever closed for 400 days in a row.

    Such a stretch begins today, where another calendar takes over, or among the dates that differ.
    """
    special = [each for turn in (calendar, *(each.calendar for each in calendar.successors)) for each in turn.overrides]
    turns = [each.effective_on for each in calendar.successors]
    begins = (end_of_date(calendar.in_force_on(day).zone_info, day) for day in {*special, *turns})
    for instant in {as_utc(since), *(each for each in begins if each > since)}:
        next_opening(calendar, instant)


def add_working_dates(calendar: Calendar, start: datetime, days: int, pauses: Pauses = ()) -> datetime:
    """Return the same wall time on the n-th working date after start's own, moved into that date's hours.

    Before the hours it becomes their opening, after them their closing, between two windows the later opening.
    A date swallowed whole by pauses does not count, and zero days mean the next opening.
    Raises `NoOpening`, `NegativeBudget` and `NaiveInstant`.
    """
    if days <= 0:
        return add(calendar, start, timedelta(days=days), pauses)
    moment = next(islice(working_dates_after(calendar, start, pauses), days - 1, None), None)
    if moment is None:
        raise NoOpening(calendar)
    return moment


def working_dates_after(calendar: Calendar, start: datetime, pauses: Pauses = ()) -> Iterator[datetime]:
    """Yield what `add_working_dates` says of one date, of two, and so on; stop after 400 closed days."""
    local = reading(as_utc(start), in_force_at(calendar, as_utc(start)).zone_info)
    for day, hours in _worked_dates(calendar, local.date(), pauses):
        wished = opening_instant(datetime.combine(day, local.time()), calendar.in_force_on(day).zone_info)
        yield next((max(wished, span.starts_at) for span in hours if wished <= span.ends_at), hours[-1].ends_at)


def end_of_date(zone: ZoneInfo, day: date) -> datetime:
    """Return, in UTC, the instant at which the date is over in the zone."""
    return closing_instant(wall(day, ONE_DAY), zone)


def _worked_dates(calendar: Calendar, after: date, pauses: Pauses) -> Iterator[tuple[date, tuple[Span, ...]]]:
    """Yield each later date that has open, unpaused time, with that time; stop after 400 closed days."""
    closed_for = 0
    for day in dates_from(after + ONE_DAY):
        openings = openings_on(calendar, day)
        closed_for = 0 if openings else closed_for + 1
        if closed_for > PATIENCE_IN_DAYS:
            return
        if hours := tuple(unpaused(openings, pauses)):
            yield day, hours


def _not_negative(budget: timedelta) -> timedelta:
    if budget < NO_TIME:
        raise NegativeBudget(f"The allowance is {budget}; it must be zero or more.")
    return budget
