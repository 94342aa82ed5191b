"""Every read of the ledger that has a name."""

from collections.abc import Collection
from typing import Any, Self
from uuid import UUID

from django.db.models import Q

from hiring.tenancy.managers import TenantQuerySet


class EventQuerySet(TenantQuerySet[Any]):
    def on_thread(self, thread_id: UUID) -> Self:
        """What appears on one requisition's feed, newest first."""
        return self.filter(thread_id=thread_id).select_related("actor")

    def on_strand(self, thread_id: UUID, strand_id: UUID | None, verbs: Collection[str]) -> Self:
        """What was told under these verbs of the thread itself and, if one is named, of the strand in it."""
        strands = Q(strand_id=None) | Q(strand_id=strand_id) if strand_id else Q(strand_id=None)
        return self.filter(strands, thread_id=thread_id, verb__in=verbs).order_by()

    def about(self, subject_id: UUID) -> Self:
        return self.filter(subject_id=subject_id).select_related("actor")
