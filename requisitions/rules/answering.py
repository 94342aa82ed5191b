"""When a candidate who does not go on hears of it. Pure: the choice and the time in, the moment out."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING = time(9, 0)
SATURDAY = 5
CHOICES = (
    ("morning", "The next working morning at 09:00"),
    ("now", "Now"),
    ("none", "Not by us: you write yourself"),
)


def send_at(choice: str, *, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Return when the letter leaves, aware; None when no letter is wanted."""
    if choice == "none":
        return None
    return now if choice == "now" else next_morning(now, zone)


def next_morning(now: datetime, zone: ZoneInfo) -> datetime:
    """Return 09:00 of the next weekday after today, in `zone`: nobody is turned down by a mail on a Sunday."""
    day = now.astimezone(zone).date() + timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return datetime.combine(day, MORNING, tzinfo=zone)
