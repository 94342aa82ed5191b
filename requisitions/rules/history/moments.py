"""From the text of a date or time to a moment. Nobody's clock is read: `now` is given.

A date without a time is the first moment of that day where the organization is, never midnight in UTC; so is a
time without an offset a local time. Twice a year that leaves a question, answered the same way each time: a local
time that happens twice is the first of the two, one that is skipped moves on by as much as the clocks did.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

EARLIEST_YEAR = 1970


class BadMoment(Exception):
    """The text is no usable moment; the message says why and what to write."""


@dataclass(frozen=True, slots=True)
class Moment:
    """`at` is aware, in UTC. `is_day`: the text named a day and no time of day."""

    at: datetime
    is_day: bool


Reader = Callable[[str], Moment]


def reader(pattern: str, zone: ZoneInfo, now: datetime) -> Reader:
    """Return what reads one column: ISO 8601 when `pattern` is "", else ``datetime.strptime``'s directives.

    The reader raises ``BadMoment``, also for a moment after `now` and for years before 1970.
    """

    def read(text: str) -> Moment:
        written, is_day = _parsed(text, pattern)
        if not EARLIEST_YEAR <= written.year <= now.year + 1:
            raise BadMoment(_out_of_range(written.year, now))
        at = (written if written.tzinfo else written.replace(tzinfo=zone)).astimezone(UTC)
        if at > now:
            raise BadMoment("This is in the future. History holds what has happened; leave the row out until it has.")
        return Moment(at, is_day)

    return read


def day_of(moment: datetime, zone: ZoneInfo) -> str:
    """Return the day as it was where the organization is, for sentences: 5 Jan 2025."""
    local = moment.astimezone(zone)
    return f"{local.day} {local:%b %Y}"


def _parsed(text: str, pattern: str) -> tuple[datetime, bool]:
    try:
        if pattern:
            written = datetime.strptime(text, pattern)  # noqa: DTZ007 - the zone is added by the reader
            return written, not _has_time(pattern)
        return datetime.fromisoformat(text), _is_iso_day(text)
    except ValueError as error:
        raise BadMoment(_unread(pattern)) from error


def _has_time(pattern: str) -> bool:
    return any(directive in pattern for directive in ("%H", "%I", "%c", "%X", "%T"))


def _is_iso_day(text: str) -> bool:
    return "T" not in text and "t" not in text and ":" not in text and " " not in text


def _unread(pattern: str) -> str:
    if pattern:
        return f"This is not written as {pattern}, the format the mapping gives."
    return 'This is not ISO 8601 (2025-01-31 or 2025-01-31T09:30). Add format = "%d/%m/%Y" or the like to the mapping.'


def _out_of_range(year: int, now: datetime) -> str:
    if year > now.year:
        return "This is in the future. History holds what has happened; leave the row out until it has."
    return f"The year {year} is before {EARLIEST_YEAR}. Mend the date."
