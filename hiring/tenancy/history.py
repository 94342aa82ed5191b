"""Is this before the organization went live? Then it settles without a mail, a reminder or a case."""

from datetime import datetime
from typing import cast

from hiring.tenancy.models import Organization
from hiring.tenancy.scope import current


def live_since() -> datetime:
    """Return the entered organization's first live moment; asked once a scope, as it never changes."""
    scope = current()
    if "live_since" not in scope.known:
        found = Organization.objects.values_list("live_since", flat=True)
        scope.known["live_since"] = found.get(pk=scope.organization_id)
    return cast("datetime", scope.known["live_since"])


def is_history(at: datetime) -> bool:
    return at < live_since()
