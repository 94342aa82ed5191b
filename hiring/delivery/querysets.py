"""Every read of the outbox that has a name."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from django.db.models import Q

from hiring.tenancy.managers import TenantQuerySet


class MessageQuerySet(TenantQuerySet[Any]):
    def said(self, dedup_key: str) -> Self:
        return self.filter(dedup_key=dedup_key)

    def waiting(self) -> Self:
        """Neither sent, dropped nor given up, nor part of a digest, nor held for a person."""
        return self.filter(sent_at=None, dropped_at=None, dead_at=None, gathered_into=None, held_at=None)

    def held(self) -> Self:
        """What leaves when a person says so, and not before."""
        return self.exclude(held_at=None)

    def leased(self, message_id: UUID, until: datetime | None) -> Self:
        """The one message, while the lease until then is not another worker's."""
        return self.waiting().filter(pk=message_id, locked_until=until)

    def ready(self, now: datetime) -> Self:
        """To leave now, and not leased to another worker."""
        free = Q(locked_until=None) | Q(locked_until__lte=now)
        return self.waiting().filter(free, available_at__lte=now)

    def claimable(self, now: datetime) -> Self:
        """What is ready, in its order; locked rows are somebody else's."""
        return self.ready(now).order_by("available_at", "id").select_for_update(skip_locked=True)

    def sent(self) -> Self:
        return self.exclude(sent_at=None)
