"""What was said about somebody's hours, as values, and the calendar that it adds up to.

Nothing said is ever edited: a week counts from its date on until a later one does, a day stands for itself, and of two
entries about the same date the last one counts. So what was known at any moment can be worked out again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from sla.rules.calendar import Calendar, Edges, calendar_from

NINE_TO_FIVE: Edges = (("09:00", "17:00"),)
Weekly = tuple[Edges, ...]
DEFAULT_WEEK: Weekly = (NINE_TO_FIVE,) * 5 + ((), ())
ALWAYS = date(1970, 1, 1)  # the date from which a week counts that was there before anybody wrote one
BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Week:
    """Windows of the seven weekdays, Monday first, from a date on.

    Without windows of its own (None) a person's week is the organization's. Only a person's week names a zone: the
    organization's hours apply wherever its people are. `keeps_house_days`: its days off are the person's too.
    """

    effective_on: date
    weekly: Weekly | None = None
    zone: str = ""
    keeps_house_days: bool = True


@dataclass(frozen=True)
class Day:
    """A date on which the week does not apply: closed without windows, and as the week says again with None."""

    on: date
    windows: Edges | None = ()
    label: str = ""
    source: str = ""  # the place whose holiday it is, such as DE-BY; nothing for what a person wrote


Said = Week | Day


@dataclass(frozen=True)
class Entry:
    """One thing said; `change` counts the changes of one calendar."""

    change: int
    recorded_at: datetime
    said: Said


Hours = Sequence[Entry]


class Known(NamedTuple):
    """The calendar as it was known from an instant on."""

    since: datetime
    calendar: Calendar


def weeks_of(hours: Hours) -> dict[date, Week]:
    """Return the weeks that count, by the date each counts from, in that order."""
    said = {each.effective_on: each for each in _in_order(hours) if isinstance(each, Week)}
    return dict(sorted(said.items()))


def week_on(hours: Hours, day: date) -> Week | None:
    """Return the week that counts on the date; None where nobody wrote one."""
    return next((week for since, week in reversed(weeks_of(hours).items()) if since <= day), None)


def days_of(hours: Hours) -> dict[date, Day]:
    """Return the days that differ from the week, in order."""
    said = {each.on: each for each in _in_order(hours) if isinstance(each, Day)}
    return {on: day for on, day in sorted(said.items()) if day.windows is not None}


def news_in(hours: Hours, said: Iterable[Said]) -> tuple[Said, ...]:
    """Return what would change something: a second click says what stands already."""
    weeks, days = weeks_of(hours), days_of(hours)
    return tuple(
        each
        for each in said
        if each != (weeks.get(each.effective_on) if isinstance(each, Week) else days.get(each.on, Day(each.on, None)))
    )


def calendar_of(house: Hours, own: Hours, zone: str) -> Calendar:
    """Return a person's calendar: their own weeks and days, else the organization's; `zone` where no week names one."""
    turns = sorted({*weeks_of(house), *weeks_of(own)})
    calendar = _from(house, own, zone, date.min)
    for turn in turns:
        calendar = calendar.followed_by(turn, _from(house, own, zone, turn))
    return calendar


def weekly_of(house: Hours, own: Hours, day: date) -> Weekly:
    """Return the week that counts for a person on the date: their own, the organization's, or nine to five."""
    mine, house_week = week_on(own, day), week_on(house, day)
    return (mine and mine.weekly) or (house_week and house_week.weekly) or DEFAULT_WEEK


def history_of(house: Hours, own: Hours, zone: str) -> tuple[Known, ...]:
    """Return the calendar as it was known at each time, oldest first; the first holds before all others."""
    moments = sorted({each.recorded_at for each in (*house, *own)} | {BEFORE_ALL})
    return tuple(Known(moment, calendar_of(known_at(house, moment), known_at(own, moment), zone)) for moment in moments)


def known_at(hours: Hours, moment: datetime) -> Hours:
    return [each for each in hours if each.recorded_at <= moment]


def _from(house: Hours, own: Hours, zone: str, day: date) -> Calendar:
    """Return the calendar of the weeks that count on the date, with all the days there are."""
    mine = week_on(own, day) or Week(day)
    days = {**(days_of(house) if mine.keeps_house_days else {}), **days_of(own)}
    return calendar_from(mine.zone or zone, weekly_of(house, own, day), overrides=_windows(days))


def _windows(days: Mapping[date, Day]) -> dict[date, Edges]:
    return {on: day.windows or () for on, day in days.items()}


def _in_order(hours: Hours) -> Iterator[Said]:
    return (entry.said for entry in sorted(hours, key=lambda entry: entry.change))
