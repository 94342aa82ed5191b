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

    def told_of(
        self,
        thread_id: UUID,
        *,
        thread: Collection[str],
        strands: Collection[UUID] | None,
        strand_verbs: Collection[str],
    ) -> Self:
        """What was told under the verbs of `thread` anywhere on it, and under `strand_verbs` of it and these strands.

        Without strands (None): of all of them.
        """
        meant = Q(strand_id=None) | Q(strand_id__in=strands) if strands is not None else Q()
        found = Q(meant, verb__in=strand_verbs) | Q(verb__in=thread)
        return self.filter(found, thread_id=thread_id).order_by()

    def strands_of(self, thread_id: UUID) -> Any:
        """The strands that the thread has so far."""
        told = self.filter(thread_id=thread_id, strand_id__isnull=False).order_by()
        return told.values_list("strand_id", flat=True).distinct()

    def about(self, subject_id: UUID) -> Self:
        return self.filter(subject_id=subject_id).select_related("actor")
