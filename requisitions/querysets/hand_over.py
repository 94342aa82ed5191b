"""Hires on their way in."""

from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, Subquery

from hiring.tenancy.managers import TenantQuerySet
from hiring.tenancy.models import Member
from requisitions.querysets.reach import SEE_ALL, count, partners


class HandOverQuerySet(TenantQuerySet[Any]):
    def visible_to(self, member: Member, *, by_a_task: bool = True) -> Self:
        """Whoever sees the application, its owner, and (`by_a_task`) whoever has something to do on it."""
        if member.roles & SEE_ALL:
            return self
        theirs = partners(member, "application__requisition") | Q(owner=member)
        if by_a_task:
            items = self.model._meta.get_field("items").related_model.objects.filter(hand_over=OuterRef("pk"))
            theirs |= Q(Exists(items.filter(doer=member)))
        return self.filter(theirs)

    def with_people(self) -> Self:
        return self.select_related(
            "owner", "organization", "application__candidate", "application__requisition__hiring_manager",
            "application__requisition__recruiter", "application__requisition__plan_item",
        )  # fmt: skip

    def with_progress(self, today: Any) -> Self:
        """With how many of its items are open, how many of those late, and when the next is due."""
        items = self.model._meta.get_field("items").related_model.objects.filter(hand_over=OuterRef("pk"))
        waiting = items.filter(state="open")
        return self.annotate(
            total=count(items, by="hand_over"),
            left=count(waiting, by="hand_over"),
            late=count(waiting.filter(due_on__lt=today), by="hand_over"),
            next_on=Subquery(waiting.order_by("due_on").values("due_on")[:1]),
        )

    def standing(self, standing: str, today: Any) -> Self:
        """Those that are late, under way (late or not) or complete; empty means any."""
        match standing:
            case "late":
                items = self.model._meta.get_field("items").related_model.objects
                late = items.filter(hand_over=OuterRef("pk"), state="open", due_on__lt=today)
                return self.filter(Exists(late))
            case "under_way":
                return self.filter(completed_at=None)
            case "complete":
                return self.filter(completed_at__isnull=False)
        return self


class HandOverItemQuerySet(TenantQuerySet[Any]):
    def due_from(self, member: Member, until: Any) -> Self:
        """Open ones that `member` does, late or due by that day."""
        return self.filter(state="open", doer=member, due_on__lte=until)
