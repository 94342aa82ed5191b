"""Time does not go back: how far an organization was swept, and whether now lies before it."""

from datetime import datetime, timedelta

import structlog

from hiring.tenancy.scope import current_organization_id
from sla.models import SweptUntil

CLOCKS_DIFFER_BY = timedelta(minutes=1)
log = structlog.get_logger()


def has_turned(now: datetime) -> bool:
    """Return whether the organization was swept at a time that has not come yet, and report it."""
    ahead = SweptUntil.objects.filter(at__gt=now + CLOCKS_DIFFER_BY).values_list("at", flat=True).first()
    if ahead:
        log.error("clock_went_back", organization=str(current_organization_id()), now=now, swept_until=ahead)
    return ahead is not None


def advance(now: datetime) -> None:
    """Remember that it was swept until now. Written once a minute at most: sweepers do not wait for each other here."""
    if not SweptUntil.objects.filter(at__gt=now - CLOCKS_DIFFER_BY).exists():
        SweptUntil.objects.update_or_create(defaults={"at": now})


def forget(now: datetime) -> int:
    """Sweep the organization again, though it was swept at a time that has not come; return whether it was."""
    number: int = SweptUntil.objects.filter(at__gt=now).delete()[0]
    return number
