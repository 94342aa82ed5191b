"""Every read of the outbox that has a name."""

from datetime import datetime
from typing import Any, Self

from django.db.models import Q

from hiring.tenancy.managers import TenantQuerySet


class MessageQuerySet(TenantQuerySet[Any]):
    def waiting(self) -> Self:
        return self.filter(sent_at=None, dropped_at=None, dead_at=None)

    def claimable(self, now: datetime) -> Self:
        """Waiting, due, and not leased to another worker; locked rows are somebody else's."""
        return (
            self.waiting()
            .filter(Q(locked_until=None) | Q(locked_until__lte=now), available_at__lte=now)
            .order_by("available_at", "id")
            .select_for_update(skip_locked=True)
        )

    def sent(self) -> Self:
        return self.exclude(sent_at=None)
