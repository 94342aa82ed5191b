"""Kickoffs and the lines that both sign."""

from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from hiring.tenancy.managers import TenantQuerySet
from hiring.tenancy.models import Member
from requisitions.querysets.reach import OWNERS, count, partners


class KickoffQuerySet(TenantQuerySet[Any]):
    def visible_to(self, member: Member) -> Self:
        """Of the requisitions that `member` sees."""
        requisitions = self.model._meta.get_field("requisition").related_model.objects
        return self.filter(Exists(requisitions.visible_to(member).filter(pk=OuterRef("requisition"))))

    def of_partner(self, member: Member) -> Self:
        """Of the running requisitions that `member` owns on either side."""
        return self.filter(partners(member), requisition__state__in=["kickoff", "open", "on_hold"])

    def with_what_is_missing(self) -> Self:
        """With when each side signed the current version, and how many of its answers the other side waits for."""
        return self.annotate(
            manager_at=self._signed("manager"),
            recruiter_at=self._signed("recruiter"),
            manager_owes=self._unanswered("manager", "recruiter"),
            recruiter_owes=self._unanswered("recruiter", "manager"),
        )

    def _signed(self, side: str) -> Subquery:
        names = self.model._meta.get_field("signatures").related_model.objects.filter(
            kickoff=OuterRef("pk"), version=OuterRef("version"), side=side
        )
        return Subquery(names.filter(member=OuterRef(f"requisition__{OWNERS[side]}")).values("signed_at")[:1])

    def _unanswered(self, side: str, other: str) -> Coalesce:
        requisitions = self.model._meta.get_field("requisition").related_model
        requirements = requisitions._meta.get_field("requirements").related_model.objects.agreed()
        said = Q(level="must", **{f"{other}_rejects_without": False}) | Q(**{f"{other}_rejects_without": True})
        return count(
            requirements.filter(said, requisition=OuterRef("requisition"), **{f"{side}_rejects_without": None})
        )


class RequirementQuerySet(TenantQuerySet[Any]):
    def agreed(self) -> Self:
        return self.filter(retired_at=None)

    def must_haves(self) -> Self:
        return self.agreed().filter(level="must")

    def with_choices(self) -> Self:
        return self.select_related("competency", "stage")


class KickoffLineQuerySet(TenantQuerySet[Any]):
    def agreed(self) -> Self:
        return self.filter(retired_at=None)
