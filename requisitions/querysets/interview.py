"""Interviews, by who sits on them and when."""

from typing import Any, Self

from django.db.models import Exists, OuterRef, Prefetch

from hiring.tenancy.managers import TenantQuerySet
from hiring.tenancy.models import Member
from requisitions.querysets.reach import SEE_ALL, partners


class InterviewQuerySet(TenantQuerySet[Any]):
    def upcoming(self, now: Any) -> Self:
        return self.filter(state="scheduled", ends_at__gte=now)

    def scheduled(self) -> Self:
        return self.filter(state="scheduled")

    def unsettled(self, now: Any) -> Self:
        """Past their end, and nobody said whether they took place."""
        return self.filter(state="scheduled", ends_at__lt=now)

    def over(self, now: Any) -> Self:
        """Held, cancelled, or past their end without a word; newest first."""
        return self.exclude(state="scheduled", ends_at__gte=now).order_by("-starts_at", "-id")

    def of_member(self, member: Member) -> Self:
        """Those on whose panel `member` sits."""
        return self.filter(self._sits(member))

    def visible_to(self, member: Member) -> Self:
        """Interviewers see those they sit for; whoever may see the candidate sees the interview."""
        if not member.may("candidates.view"):
            return self.of_member(member)
        if member.roles & SEE_ALL:
            return self
        return self.filter(partners(member, "application__requisition") | self._sits(member))

    def with_panel(self) -> Self:
        seats = self.model._meta.get_field("seats").related_model.objects.select_related("member")
        return self.select_related("stage", "application__candidate", "application__requisition").prefetch_related(
            Prefetch("seats", seats)
        )

    def overlapping(self, start: Any, end: Any) -> Self:
        """Scheduled ones that share some time with [start, end)."""
        return self.scheduled().filter(starts_at__lt=end, ends_at__gt=start)

    def _sits(self, member: Member) -> Exists:
        seats = self.model._meta.get_field("seats").related_model.objects
        return Exists(seats.filter(interview=OuterRef("pk"), member=member))
