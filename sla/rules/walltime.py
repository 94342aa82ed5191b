"""Which instant a wall-clock edge means, on the two days a year when the answer is not obvious.

Everything here turns a local reading into UTC. Nothing here adds hours: that is `worktime`, and only ever in UTC.
"""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


class NaiveInstant(ValueError):
    """A datetime without a time zone was given where an instant was needed."""


def as_utc(instant: datetime) -> datetime:
    """Return the same instant in UTC; raise `NaiveInstant` rather than assume the zone of this process."""
    if instant.tzinfo is None:
        raise NaiveInstant(f"{instant.isoformat()} names no time zone, so it is not an instant.")
    return instant.astimezone(UTC)


def reading(instant: datetime, zone: ZoneInfo) -> datetime:
    """Return what a clock on the wall shows at the instant: a naive local datetime."""
    return instant.astimezone(zone).replace(tzinfo=None)


def wall(day: date, since_midnight: timedelta) -> datetime:
    """Return the naive local reading that lies so far into the day; 24 hours give the next midnight."""
    return datetime.combine(day, time.min) + since_midnight


def opening_instant(edge: datetime, zone: ZoneInfo) -> datetime:
    """Return when the wall clock first reads the edge; if it skips it in spring, the instant of the skip."""
    first = edge.replace(tzinfo=zone, fold=0).astimezone(UTC)
    return first if reading(first, zone) == edge else _skip(edge, zone)


def closing_instant(edge: datetime, zone: ZoneInfo) -> datetime:
    """Return when the wall clock runs into the edge for the last time; if it skips it, the instant of the skip.

    In autumn a window that closes inside the repeated hour closes the second time round, so that the hour counts.
    A window that closes at the first moment of the repeated hour is not prolonged: the second time, the clock
    arrives there by jumping back from later, not by running up to it.
    """
    first = edge.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if reading(first, zone) != edge:
        return _skip(edge, zone)
    second = edge.replace(tzinfo=zone, fold=1).astimezone(UTC)
    return second if reading(second - timedelta(microseconds=1), zone) < edge else first


def _skip(edge: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant at which the zone's clock jumped over the edge: the first second that reads later.

    PEP 495: inside a gap, fold=1 takes the offset after the jump and so lands before it; fold=0 lands after it.
    """
    before = int(edge.replace(tzinfo=zone, fold=1).timestamp())
    after = int(edge.replace(tzinfo=zone, fold=0).timestamp())
    seconds = range(before, after + 1)
    jump = bisect_left(seconds, edge, key=lambda second: reading(datetime.fromtimestamp(second, UTC), zone))
    return datetime.fromtimestamp(seconds[jump], UTC)
