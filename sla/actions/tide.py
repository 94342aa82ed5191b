"""Time does not go back: how far an organization was swept, and whether now lies before it."""

from datetime import datetime, timedelta

import structlog

from hiring.tenancy.scope import current_organization_id
from sla.models import SweptUntil

CLOCKS_DIFFER_BY = timedelta(minutes=1)
log = structlog.get_logger()


def swept_until() -> datetime | None:
    """Return how far the organization was swept, None if it never was."""
    found: datetime | None = SweptUntil.objects.values_list("at", flat=True).first()
    return found


def has_turned(until: datetime | None, now: datetime) -> bool:
    """Return whether the organization was swept at a time that has not come yet, and report it."""
    is_ahead = until is not None and until > now + CLOCKS_DIFFER_BY
    if is_ahead:
        log.error("clock_went_back", organization=str(current_organization_id()), now=now, swept_until=until)
    return is_ahead


def advance(until: datetime | None, now: datetime) -> None:
    """Remember that it was swept until now. Written once a minute at most: sweepers do not wait for each other here."""
    if until is None or until <= now - CLOCKS_DIFFER_BY:
        SweptUntil.objects.bulk_create(
            [SweptUntil(at=now)], update_conflicts=True, unique_fields=["organization"], update_fields=["at"]
        )


def forget(now: datetime) -> int:
    """Sweep the organization again, though it was swept at a time that has not come; return whether it was."""
    number: int = SweptUntil.objects.filter(at__gt=now).delete()[0]
    return number
