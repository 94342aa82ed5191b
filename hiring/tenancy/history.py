"""Is this before the organization went live? Then it settles without a mail, a reminder or a case."""

from datetime import datetime

from hiring.tenancy.here import here


def live_since() -> datetime:
    """Return the entered organization's first live moment."""
    return here().live_since


def is_history(at: datetime) -> bool:
    return at < live_since()
