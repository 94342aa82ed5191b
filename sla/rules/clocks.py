"""The five clocks a promise can run on, and when it is due on each.

"24 hours" on a nine-to-five clock would be three working days, which is not what anyone means by it; so the default
counts all 24 hours of the owner's working dates and none of the others.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum

from sla.rules.calendar import Calendar, always_open
from sla.rules.openings import Pauses, in_force_at
from sla.rules.walltime import as_utc, reading
from sla.rules.worktime import add, add_working_dates, end_of_date


class Clock(StrEnum):
    WEEKDAY_24H = "weekday_24h"  # 24 hours a day, on the owner's working dates only
    ELAPSED = "elapsed"  # every hour counts
    BUSINESS_HOURS = "business_hours"  # only the owner's working hours count
    BUSINESS_DAYS = "business_days"  # the same wall time, so many working dates later
    FIXED = "fixed"  # an agreed date (its end, in the owner's zone) or an agreed instant


# A span for the three clocks that count hours, a number of dates for business days, the agreed moment for fixed.
Allowance = timedelta | int | date


class WrongAllowance(TypeError):
    """An allowance of a kind that the clock cannot count."""


def due_at(
    clock: Clock, calendar: Calendar, anchored_at: datetime, allowance: Allowance, pauses: Pauses = ()
) -> datetime:
    """Return, in UTC, when a promise that starts at anchored_at is due on the owner's calendar.

    The allowance is a timedelta for weekday_24h, elapsed and business_hours, a number of dates for business_days,
    and for fixed the agreed date or aware datetime. Raises `WrongAllowance`, `NoOpening`, `NegativeBudget` and
    `NaiveInstant`.
    """
    match clock, allowance:
        case Clock.BUSINESS_DAYS, int():
            return add_working_dates(calendar, anchored_at, allowance, pauses)
        case Clock.FIXED, datetime():
            return as_utc(allowance)
        case Clock.FIXED, date():
            return _end_of_agreed_date(calendar, anchored_at, allowance, pauses)
        case Clock.WEEKDAY_24H | Clock.ELAPSED | Clock.BUSINESS_HOURS, timedelta():
            return add(counting_calendar(clock, calendar), anchored_at, allowance, pauses)
    raise WrongAllowance(f"The clock {clock} cannot count {allowance!r}.")


def counting_calendar(clock: Clock, calendar: Calendar) -> Calendar:
    """Return the calendar whose open time is the time that the clock counts.

    For the clocks that count dates this is the whole of each working date, so that "a day before" has a meaning.
    """
    match clock:
        case Clock.ELAPSED:
            return always_open(calendar.zone)
        case Clock.BUSINESS_HOURS:
            return calendar
        case Clock.WEEKDAY_24H | Clock.BUSINESS_DAYS | Clock.FIXED:
            return calendar.by_whole_dates()


def _end_of_agreed_date(calendar: Calendar, anchored_at: datetime, agreed_on: date, pauses: Pauses) -> datetime:
    """Return the end of the agreed date; time lost to pauses moves it to the end of a later one.

    A requisition on hold must not be in breach the moment it is taken up again. The date ends where the owner was when
    it was agreed: who moves to another zone afterwards agreed on nothing else by that.
    """
    zone = in_force_at(calendar, as_utc(anchored_at)).zone_info
    agreed = end_of_date(zone, agreed_on)
    if agreed <= as_utc(anchored_at):
        return agreed
    postponed = add(always_open(zone.key), anchored_at, agreed - as_utc(anchored_at), pauses)
    # The last moment before it, since midnight is the end of the date before and not the beginning of its own.
    last_moment = reading(postponed - timedelta(microseconds=1), zone)
    return end_of_date(zone, last_moment.date())
