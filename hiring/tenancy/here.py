"""The organization we are in, as its row: its name and address for letters, its zone for days that are everybody's."""

from datetime import date, datetime
from typing import Final, cast
from zoneinfo import ZoneInfo

from hiring.tenancy.models import Organization
from hiring.tenancy.scope import current

HERE: Final = "here"


def here() -> Organization:
    """Return the entered organization; asked for once a scope. Raises ``NoOrganization``."""
    scope = current()
    if HERE not in scope.known:
        scope.known[HERE] = Organization.objects.get(pk=scope.organization_id)
    return cast("Organization", scope.known[HERE])


def day_here(at: datetime) -> date:
    """Return the day it is here at `at`: what holds for everybody alike ends with it, wherever somebody sits."""
    return at.astimezone(ZoneInfo(here().time_zone)).date()
