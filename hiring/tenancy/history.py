"""Is this before the organization went live? Then it settles without a mail, a reminder or a case."""

from datetime import datetime

from hiring.tenancy.models import Organization
from hiring.tenancy.scope import current_organization_id


def live_since() -> datetime:
    """Return the entered organization's first live moment."""
    return Organization.objects.values_list("live_since", flat=True).get(pk=current_organization_id())


def is_history(at: datetime) -> bool:
    return at < live_since()
