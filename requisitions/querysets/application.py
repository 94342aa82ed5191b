"""Candidates, their applications, and the slates they stand on."""

from typing import Any, Self

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from hiring.tenancy.managers import TenantQuerySet
from hiring.tenancy.models import Member
from requisitions.querysets.reach import SEE_ALL, partners


class CandidateQuerySet(TenantQuerySet[Any]):
    def visible_to(self, member: Member) -> Self:
        """Recruiting and oversight see all; a manager those who applied to their requisitions."""
        if member.roles & SEE_ALL:
            return self
        applications = self.model._meta.get_field("applications").related_model.objects.visible_to(member)
        return self.filter(Exists(applications.filter(candidate=OuterRef("pk"))))

    def matching(self, words: str) -> Self:
        """Those whose name or address contains `words`; all when there are none."""
        return self.filter(Q(name__icontains=words) | Q(email__icontains=words)) if words else self

    def with_address(self, email: str) -> Self:
        return self.filter(email=email)

    def with_running_count(self) -> Self:
        # A subquery: grouping by Django's primary key is not enough for ours, which begins with the organization.
        applications = self.model._meta.get_field("applications").related_model.objects.active()
        counted = applications.filter(candidate=OuterRef("pk")).order_by().values("candidate")
        return self.annotate(running=Coalesce(Subquery(counted.annotate(number=Count("pk")).values("number")), 0))


class ApplicationQuerySet(TenantQuerySet[Any]):
    def active(self) -> Self:
        return self.filter(state="active")

    def ended(self) -> Self:
        return self.exclude(state="active")

    def visible_to(self, member: Member) -> Self:
        """Recruiting and oversight see all; the partners of a requisition see its applications."""
        return self if member.roles & SEE_ALL else self.filter(partners(member))

    def with_people(self) -> Self:
        return self.select_related("candidate", "stage", "requirement", "requisition__hiring_manager")


class SlateQuerySet(TenantQuerySet[Any]):
    def waiting(self) -> Self:
        """Presented and not answered yet."""
        return self.filter(state="presented")

    def running(self) -> Self:
        """The one that is being prepared or answered, if any."""
        return self.filter(state__in=["draft", "presented"])

    def visible_to(self, member: Member) -> Self:
        return self if member.roles & SEE_ALL else self.filter(partners(member))

    def with_places(self) -> Self:
        return self.prefetch_related(
            "candidates__application__candidate",
            "candidates__application__stage",
            "candidates__application__requirement",
            "candidates__evidence_set__requirement",
        )
