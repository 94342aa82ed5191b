"""Every read of the ledger that has a name."""

from typing import Any, Self
from uuid import UUID

from hiring.tenancy.managers import TenantQuerySet


class EventQuerySet(TenantQuerySet[Any]):
    def on_thread(self, thread_id: UUID) -> Self:
        """What appears on one requisition's feed, newest first."""
        return self.filter(thread_id=thread_id).select_related("actor")

    def about(self, subject_id: UUID) -> Self:
        return self.filter(subject_id=subject_id).select_related("actor")
