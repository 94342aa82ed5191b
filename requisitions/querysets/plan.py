"""Plans, their seats, and what is known about a role."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from hiring.tenancy.managers import TenantQuerySet
from hiring.tenancy.models import Member
from requisitions.querysets.reach import SEE_THE_PLAN
from requisitions.rules.plan_budget import AWAITED

SECOND_CLICK = timedelta(minutes=1)


class HiringPlanQuerySet(TenantQuerySet[Any]):
    def of_department(self, department: str) -> Self:
        return self.filter(department__iexact=department)

    def overlapping(self, starts_on: Any, ends_on: Any) -> Self:
        return self.filter(starts_on__lte=ends_on, ends_on__gte=starts_on)


class RoleFactQuerySet(TenantQuerySet[Any]):
    def of_roles(self, role_types: Iterable[str]) -> Self:
        return self.filter(role_type__in=list(role_types))

    def about(self, role_type: str) -> Self:
        """Of this type of role, with who added each; the newest first."""
        return self.filter(role_type__iexact=role_type).select_related("added_by")


class PlanItemQuerySet(TenantQuerySet[Any]):
    def with_people(self) -> Self:
        return self.select_related("hiring_manager", "recruiter", "plan", "policy")

    def visible_to(self, member: Member) -> Self:
        """Recruiting, finance and oversight see the whole plan; a manager the seats that are theirs."""
        if self.sees_all(member):
            return self
        return self.filter(Q(hiring_manager=member) | Q(recruiter=member))

    def sees_all(self, member: Member) -> bool:
        return bool(member.roles & SEE_THE_PLAN)

    def to_carry_on(self, member: Member, today: Any) -> Self:
        """Sent back to `member`, their manager, or delayed until a day that has come; or approved, with no requisition
        made by `member`, their recruiter.
        """
        theirs = Q(state="sent_back") | Q(state="delayed", delayed_until_on__lte=today)
        return self.filter(
            (theirs & Q(hiring_manager=member)) | Q(state="approved", recruiter=member, requisitions=None)
        )

    def with_decisions(self) -> Self:
        return self.prefetch_related("approvals__decided_by", "requisitions")

    def narrowed(self, **asked: str) -> Self:
        """Those with the given state, hiring_manager's and plan's id, department and reason; empty means any."""
        return self.filter(**{name: value for name, value in asked.items() if value})

    def just_written(self, title: str, *, by: Member | None, now: Any) -> Self:
        """Drafts of that title as `by` wrote them a minute before or after `now`: the same again is a second click.

        Not those of `now` itself: one table may bring two seats alike.
        """
        first = {"versions__version": 1, "versions__edit": 0, "versions__written_by": by}
        untouched = self.filter(title=title, state="draft", version=1, edit=0, parent=None, **first)
        return untouched.filter(created_at__range=(now - SECOND_CLICK, now + SECOND_CLICK)).exclude(created_at=now)

    def overdue(self, today: Any) -> Self:
        """Those whose day to be open has passed, and no requisition of theirs has opened, or was called off."""
        opened = self.model._meta.get_field("requisitions").related_model.objects.filter(
            Q(opened_at__isnull=False) | Q(closed_at__isnull=False), plan_item=OuterRef("pk")
        )
        due = Coalesce("target_open_on", "target_start_on")
        return self.filter(~Exists(opened), state__in=AWAITED).alias(due_on=due).filter(due_on__lt=today)
