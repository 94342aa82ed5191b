"""When a hire is looked back at: six and twelve months after the first day."""

from calendar import monthrange
from datetime import date, timedelta

MONTHS = (6, 12)
EARLIEST = timedelta(days=30)  # before its date; earlier it would judge months that have not been


def due_on(started_on: date, months: int) -> date:
    """Return the same day so many months later; the month's last day where it has no such day."""
    years, month = divmod(started_on.month - 1 + months, 12)
    year = started_on.year + years
    return date(year, month + 1, min(started_on.day, monthrange(year, month + 1)[1]))


def opens_on(started_on: date, months: int) -> date:
    """Return from when on it may be written."""
    return due_on(started_on, months) - EARLIEST
