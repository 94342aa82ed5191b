"""What the page of somebody's hours shows: the week that counts, those to come, and the days that differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sla.models import WorkingCalendar
from sla.queries.calendars import HOUSE, Whose, calendar_row, hours_of
from sla.rules import hours, hours_text
from sla.rules.hours import Day, Hours, Week, Weekly


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A week from its date on, in words."""

    week: Week
    says: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class DayLine:
    """A date that differs. `of_house`: the organization's, which holds here too and is changed elsewhere."""

    day: Day
    of_house: bool

    @property
    def hours(self) -> str:
        return hours_text.written(self.day.windows or ())


@dataclass(frozen=True, slots=True)
class HoursPage:
    """`week` is what counts today, in words by weekday; `own` what was said about this calendar itself.

    `house_week` is the organization's for a person to follow, None on the organization's own page.
    """

    calendar: WorkingCalendar
    week: tuple[tuple[str, str], ...]
    weekly: Weekly
    own: Week | None
    house_week: Weekly | None
    zone: str
    weeks: tuple[WeekLine, ...]
    days: tuple[DayLine, ...]

    @property
    def zone_in_words(self) -> str:
        return self.zone.replace("_", " ")


def hours_page(whose: Whose, today: date) -> HoursPage:
    stored = hours_of(whose.people)
    house: Hours = stored[HOUSE.key]
    said: Hours = stored[whose.key]
    own = hours.week_on(said, today)
    weekly = hours.weekly_of(house, said if whose.member else (), today)
    zone = (own.zone if own else "") or (whose.member.time_zone if whose.member else "")
    return HoursPage(
        calendar=calendar_row(whose),
        week=tuple(zip(hours_text.WEEKDAYS, map(hours_text.written, weekly), strict=True)),
        weekly=weekly,
        own=own,
        house_week=hours.weekly_of(house, (), today) if whose.member else None,
        zone=zone,
        weeks=tuple(_week_lines(said, today)),
        days=tuple(_day_lines(house if whose.member and (not own or own.keeps_house_days) else (), said, today)),
    )


def _week_lines(said: Hours, today: date) -> Iterator[WeekLine]:
    """Yield the week that counts and those to come; what is over stays on record and off the page."""
    current = hours.week_on(said, today)
    for since, week in hours.weeks_of(said).items():
        if week == current or since > today:
            yield WeekLine(week, _in_words(week), week == current)


def _in_words(week: Week) -> str:
    says = hours_text.week_written(week.weekly) if week.weekly else "As the organization"
    zone = f" ({week.zone.replace('_', ' ')})" if week.zone else ""
    return f"{says}{zone}{'' if week.keeps_house_days else ', without its days off'}"


def _day_lines(house: Hours, said: Hours, today: date) -> Iterator[DayLine]:
    theirs, ours = hours.days_of(said), hours.days_of(house)
    for on in sorted({*theirs, *ours}):
        if on >= today:
            yield DayLine(theirs.get(on) or ours[on], of_house=on not in theirs)
