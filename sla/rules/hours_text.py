"""Hours of a day as people write them, "9-12, 13:00–17:30", and as we write them back."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from sla.rules.calendar import Edges

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOSED = frozenset({"", "-", "–", "closed", "off", "none"})
ALL_DAY = frozenset({"all day", "24h", "24 h"})
_EDGE = r"(\d{1,2})(?:[:.](\d{2}))?(?:\s*h)?"
_WINDOW = re.compile(rf"{_EDGE}\s*(?:-|–|—|to|until)\s*{_EDGE}")
_LATEST = 24 * 60


class UnreadableHours(ValueError):
    """Text that names no hours; the sentence says what to write."""


def read(text: str) -> Edges:
    """Return the windows that the text names, in the order of the day; none for a day off.

    A window that ends at or before its beginning crosses midnight. Raises `UnreadableHours`.
    """
    plain = " ".join(text.lower().split())
    if plain in CLOSED:
        return ()
    if plain in ALL_DAY:
        return (("00:00", "24:00"),)
    return tuple(sorted(_windows(plain)))


def written(windows: Edges) -> str:
    """Return the windows as text that `read` reads again; nothing for a day off."""
    return ", ".join(f"{opens}–{closes}" for opens, closes in windows)


def week_written(weekly: Sequence[Edges]) -> str:
    """Return a week in words, like days together: "Mon–Thu 09:00–17:00; Fri 09:00–12:00"."""
    runs = [list(days) for _, days in groupby(range(len(WEEKDAYS)), key=lambda day: tuple(map(tuple, weekly[day])))]
    named = [(run, written(weekly[run[0]])) for run in runs if weekly[run[0]]]
    return "; ".join(f"{_span(run)} {hours}" for run, hours in named)


def _span(run: Sequence[int]) -> str:
    first, last = WEEKDAYS[run[0]][:3], WEEKDAYS[run[-1]][:3]
    return first if first == last else f"{first}–{last}"


def _windows(text: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"\s*(?:,|;|\band\b)\s*", text):
        found = _WINDOW.fullmatch(part)
        if found is None:
            raise UnreadableHours(f"{part!r} names no hours; write them like 09:00–12:00, 13:00–17:00.")
        first_hour, first_minute, last_hour, last_minute = found.groups(default="0")
        yield _edge(first_hour, first_minute, latest=_LATEST - 1), _edge(last_hour, last_minute, latest=_LATEST)


def _edge(hour: str, minute: str, *, latest: int) -> str:
    hours, minutes = int(hour), int(minute)
    if minutes >= 60 or hours * 60 + minutes > latest:  # noqa: PLR2004 (minutes of an hour)
        raise UnreadableHours(f"{hours:02}:{minutes:02} is no time of day; a day runs from 00:00 to 24:00.")
    return f"{hours:02}:{minutes:02}"
