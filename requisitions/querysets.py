"""Every read of requisitions that has a name."""

from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from hiring.tenancy.access import Role
from hiring.tenancy.managers import TenantQuerySet
from hiring.tenancy.models import Member

SEE_ALL = {Role.RECRUITER, Role.TA_LEADER, Role.TA_DIRECTOR, Role.CHRO, Role.BUSINESS_LEADER}


class PlanItemQuerySet(TenantQuerySet[Any]):
    def with_people(self) -> Self:
        return self.select_related("hiring_manager", "recruiter")


class RequisitionQuerySet(TenantQuerySet[Any]):
    def with_people(self) -> Self:
        return self.select_related("hiring_manager", "recruiter")

    def running(self) -> Self:
        return self.filter(state__in=["kickoff", "open", "on_hold"])

    def visible_to(self, member: Member) -> Self:
        """Recruiting and oversight see all; a manager their own; an interviewer those they sit for."""
        if member.roles & SEE_ALL:
            return self
        # By name, not by class: querysets stand below models.
        interviewing = self.model._meta.get_field("stages").related_model.objects.filter(
            requisition=OuterRef("pk"), interviewer_set__member=member
        )
        return self.filter(Q(hiring_manager=member) | Q(recruiter=member) | Exists(interviewing))


class KickoffQuerySet(TenantQuerySet[Any]):
    pass


class RequirementQuerySet(TenantQuerySet[Any]):
    def agreed(self) -> Self:
        return self.filter(retired_at=None)

    def must_haves(self) -> Self:
        return self.agreed().filter(level="must")


class CandidateQuerySet(TenantQuerySet[Any]):
    pass


class ApplicationQuerySet(TenantQuerySet[Any]):
    def active(self) -> Self:
        return self.filter(state="active")


class SlateQuerySet(TenantQuerySet[Any]):
    def waiting(self) -> Self:
        """Presented and not answered yet."""
        return self.filter(state="presented")


class InterviewQuerySet(TenantQuerySet[Any]):
    def upcoming(self, now: Any) -> Self:
        return self.filter(state="scheduled", ends_at__gte=now)
