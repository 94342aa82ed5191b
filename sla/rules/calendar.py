"""A calendar says when a person works: weekly windows, holidays and single-date overrides, in one time zone.

Another may take its place from a date on: other hours next year, or a move to another zone. Values only. What a
calendar does to a deadline is `worktime`; where holidays come from is not known here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAYS_IN_A_WEEK = 7
MIDNIGHT = timedelta(0)
ONE_DAY = timedelta(days=1)


class InvalidCalendar(ValueError):
    """A calendar that cannot be meant: an unknown zone, a week of six days, or an edge that is not a time of day."""


class Window(NamedTuple):
    """Hours of one date, half open, both edges as time since its midnight; the closing one may be 24 hours."""

    opens: timedelta
    closes: timedelta


Windows = tuple[Window, ...]
WHOLE_DAY: Windows = (Window(MIDNIGHT, ONE_DAY),)


@dataclass(frozen=True)
class Calendar:
    """Working windows by weekday (Monday first), and the dates that differ.

    An override replaces everything on its date; it also wins over a holiday, since somebody wrote it for that date.
    A night shift is two windows, up to 24:00 and from 00:00, and each belongs to its own date: a holiday
    therefore also closes the early hours that the night before would have run into.
    """

    zone: str
    weekly: tuple[Windows, ...]
    holidays: frozenset[date] = frozenset()
    overrides: Mapping[date, Windows] = field(default_factory=dict, hash=False)
    successors: tuple["Successor", ...] = ()  # by date; use `followed_by`

    def __post_init__(self) -> None:
        if len(self.weekly) != DAYS_IN_A_WEEK:
            raise InvalidCalendar(f"A week has seven days, not {len(self.weekly)}.")
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:  # OSError: "Europe" is a directory
            raise InvalidCalendar(f"{self.zone!r} is not a time zone; use a name like Europe/Berlin.") from unknown

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def in_force_on(self, day: date) -> "Calendar":
        """Return the calendar that counts on the date: itself, or what has taken its place by then."""
        return next((each.calendar for each in reversed(self.successors) if each.effective_on <= day), self)

    def followed_by(self, effective_on: date, calendar: "Calendar") -> "Calendar":
        """Return the calendar that the given one replaces from a date on, the date's own midnight in the new zone."""
        kept = [each for each in self.successors if each.effective_on != effective_on]
        return replace(self, successors=tuple(sorted([*kept, Successor(effective_on, calendar)], key=itemgetter(0))))

    def windows_on(self, day: date) -> Windows:
        counts = self.in_force_on(day)
        if day in counts.overrides:
            return counts.overrides[day]
        return () if day in counts.holidays else counts.weekly[day.weekday()]

    def is_working_date(self, day: date) -> bool:
        return bool(self.windows_on(day))

    def by_whole_dates(self) -> "Calendar":
        """Return the calendar on which every working date counts 24 hours and every other date none."""

        def whole(windows: Windows) -> Windows:
            return WHOLE_DAY if windows else ()

        return Calendar(
            zone=self.zone,
            weekly=tuple(map(whole, self.weekly)),
            holidays=self.holidays,
            overrides={day: whole(windows) for day, windows in self.overrides.items()},
            successors=tuple(Successor(since, calendar.by_whole_dates()) for since, calendar in self.successors),
        )


class Successor(NamedTuple):
    """What takes a calendar's place from the beginning of a date on."""

    effective_on: date
    calendar: Calendar


def always_open(zone: str) -> Calendar:
    return Calendar(zone, weekly=(WHOLE_DAY,) * DAYS_IN_A_WEEK)


Edges = Sequence[Sequence[str]]


def calendar_from(
    zone: str,
    weekly: Sequence[Edges],
    holidays: Iterable[date] = (),
    overrides: Mapping[date, Edges] | None = None,
) -> Calendar:
    """Build a calendar from pairs of edges, "HH:MM" each, the closing one up to "24:00".

    `weekly` has seven lists of pairs, Monday first; `overrides` one list for each date that differs, an empty one for
    a date that is closed. A pair that ends at or before its beginning crosses midnight; one that opens at 24:00 belongs
    to the following date. Raises `InvalidCalendar`.
    """
    plain = Calendar(zone, _week([_windows(edges) for edges in weekly]), frozenset(holidays))
    exceptions = {day: _windows(edges) for day, edges in (overrides or {}).items()}
    return replace(plain, overrides=_overrides(plain, exceptions))


def _week(days: Sequence[Windows]) -> tuple[Windows, ...]:
    """Cut each day's windows at midnight and hand what lies beyond to the next weekday."""
    return tuple(_merged((*_until_midnight(day), *_beyond_midnight(days[index - 1]))) for index, day in enumerate(days))


def _overrides(calendar: Calendar, exceptions: Mapping[date, Windows]) -> dict[date, Windows]:
    """Cut overrides at midnight; what lies beyond joins whatever the following date has."""
    cut = {day: _merged(_until_midnight(windows)) for day, windows in exceptions.items()}
    for day, windows in exceptions.items():
        if beyond := _beyond_midnight(windows):
            following = day + ONE_DAY
            own = cut[following] if following in cut else calendar.windows_on(following)
            cut[following] = _merged((*own, *beyond))
    return cut


def _until_midnight(windows: Windows) -> Windows:
    return tuple(Window(window.opens, min(window.closes, ONE_DAY)) for window in windows if window.opens < ONE_DAY)


def _beyond_midnight(windows: Windows) -> Windows:
    return tuple(Window(MIDNIGHT, window.closes - ONE_DAY) for window in windows if window.closes > ONE_DAY)


def _merged(windows: Iterable[Window]) -> Windows:
    """Sort the windows and join those that overlap or touch, so that no minute is counted twice."""
    merged: list[Window] = []
    for window in sorted(windows):
        if merged and window.opens <= merged[-1].closes:
            merged[-1] = Window(merged[-1].opens, max(merged[-1].closes, window.closes))
        else:
            merged.append(window)
    return tuple(merged)


def _windows(edges: Edges) -> Windows:
    return tuple(_window(pair) for pair in edges)


def _window(pair: Sequence[str]) -> Window:
    match pair:
        case [opening, closing]:
            opens, closes = _since_midnight(opening), _since_midnight(closing)
            if (opens, closes) == (ONE_DAY, MIDNIGHT):
                raise InvalidCalendar("A window from 24:00 to 00:00 is the same moment twice; it has no length.")
            return Window(opens, closes if closes > opens else closes + ONE_DAY)
        case _:
            raise InvalidCalendar(f"A window is an opening and a closing time, not {list(pair)!r}.")


def _since_midnight(edge: str) -> timedelta:
    hours, _, minutes = edge.partition(":")
    if hours.isdecimal() and minutes.isdecimal() and int(minutes) < 60:  # noqa: PLR2004 (minutes of an hour)
        since = timedelta(hours=int(hours), minutes=int(minutes))
        if since <= ONE_DAY:
            return since
    raise InvalidCalendar(f"{edge!r} is not a time of day; use 00:00 to 24:00.")
