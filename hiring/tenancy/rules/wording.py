"""How numbers, days and hours are said in the interface. Pure: strings out, no Django, no clock, no markup."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

NBSP = "\u00a0"
NB_HYPHEN = "\u2011"
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
REFERENCE = re.compile(r"(?<=[A-Z])-(?=\d)")
FAR = timedelta(days=300)  # from here on a date needs its year
NEAR = timedelta(days=3)  # up to here a weekday says which day
SHORT = timedelta(hours=2)  # below, minutes matter
LONG = timedelta(hours=48)  # from here on, days say more than hours


def spell(number: int) -> str:
    """Return "three" for 3 and "13" for 13: numbers up to twelve read as words, and nothing is "no"."""
    return WORDS[number] if 0 <= number < len(WORDS) else f"{number:,}"


def count_of(number: int, one: str, many: str = "") -> str:
    """Return "one promise", "three promises", "no promises": the number in words with its noun."""
    return f"{spell(number)} {one if number == 1 else many or one + 's'}"


def initials(name: str) -> str:
    """Return the first letters of the first and last word: "Maya Lindqvist" is "ML", "Cher" is "C"."""
    parts = [part for part in name.split() if part[0].isalnum()]
    return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()


def reference(text: str) -> str:
    """Return the text with references in one piece: the hyphen of REQ-142 never breaks, that of must-have may."""
    return REFERENCE.sub(NB_HYPHEN, text)


def day(on: date, *, near: date, weekday: bool = True) -> str:
    """Return "Tue 24 Nov", with the year once the day lies ten months or more from `near`."""
    words = [f"{on:%a}"] if weekday else []
    words += [str(on.day), f"{on:%b}"]
    if abs(on - near) > FAR:
        words.append(str(on.year))
    return NBSP.join(words)


def clock(at: datetime) -> str:
    """Return "16:20", in the zone the moment already carries."""
    return f"{at:%H:%M}"


def day_and_time(at: datetime) -> str:
    """Return "Tue 24 Nov, 16:20", in the zone the moment already carries: a letter is read on another day."""
    return f"{at:%a} {at.day} {at:%b}, {clock(at)}".replace(" ", NBSP)


def full(at: datetime, zone: ZoneInfo) -> str:
    """Return the whole date with its zone, for a title: "Tuesday 24 November 2026, 16:20 (Europe/Amsterdam)"."""
    local = at.astimezone(zone)
    return f"{local:%A} {local.day} {local:%B} {local.year}, {clock(local)} ({zone.key})"


def zone_words(key: str) -> str:
    """Return a zone as one says it: "New York time" for America/New_York."""
    return f"{key.rpartition('/')[2].replace('_', ' ')} time"


def span(length: timedelta) -> str:
    """Return a length as one reads it: "6 min", "1 h 18 min" under two hours, then "3 h", then "4 days"."""
    hours, minutes = divmod(max(int(length.total_seconds() // 60), 0), 60)
    if length >= LONG:
        return f"{length.days}{NBSP}days"
    if length >= SHORT or (not minutes and hours):
        return f"{hours}{NBSP}h"
    return f"1{NBSP}h{NBSP}{minutes}{NBSP}min" if hours else f"{minutes}{NBSP}min"


def moment(at: datetime, *, now: datetime, zone: ZoneInfo) -> str:
    """Return the shortest wording that cannot be mistaken: "10:31", "Fri 17:00", "Wed 18 Nov", "18 Nov 2024".

    Today is a clock time alone; the three days around it are a weekday and a time; further away is a date.
    """
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    apart = abs(local.date() - today)
    if not apart:
        return clock(local)
    if apart <= NEAR:
        return f"{local:%a}{NBSP}{clock(local)}"
    return day(local.date(), near=today, weekday=apart <= FAR)


def meeting(at: datetime, *, now: datetime, zone: ZoneInfo) -> str:
    """Return a moment at which people have to be there: however far away, with its hour: "Wed 18 Nov 09:00"."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    if abs(local.date() - today) <= NEAR:
        return moment(at, now=now, zone=zone)
    return f"{day(local.date(), near=today)}{NBSP}{clock(local)}"


def relative(at: datetime, *, now: datetime) -> str:
    """Return the distance in words: "in 3 h", "2 days ago", "just now" within a minute."""
    length = abs(at - now)
    if length < timedelta(minutes=1):
        return "just now"
    return f"in {span(length)}" if at > now else f"{span(length)} ago"


def is_end_of_day(local: datetime) -> bool:
    """Tell whether a due time is the last minute of a day, or the midnight that ends it."""
    return (local.hour, local.minute) in {(23, 59), (0, 0)}


def last_day(local: datetime) -> date:
    """Return the day an end-of-day moment belongs to: midnight closes the day before it."""
    # Through UTC, since the minute before a local midnight may lie on the other side of a clock change.
    before = local.astimezone(UTC) - timedelta(minutes=1)
    return before.astimezone(local.tzinfo).date() if (local.hour, local.minute) == (0, 0) else local.date()
