"""What the library keeps: competencies, pools and reusable plans."""

from typing import Any, Self

from django.db.models import OuterRef, Prefetch, Q

from hiring.tenancy.managers import TenantQuerySet
from requisitions.querysets.reach import count


class CompetencyQuerySet(TenantQuerySet[Any]):
    def standing(self) -> Self:
        return self.filter(retired_at=None)

    def retired(self) -> Self:
        return self.exclude(retired_at=None)

    def matching(self, words: str) -> Self:
        """Those with `words` in the name or the definition; empty means any."""
        return self.filter(Q(name__icontains=words) | Q(description__icontains=words)) if words else self

    def with_uses(self) -> Self:
        """With `uses`: how many stages of any interview plan assess it."""
        focus = self.model._meta.get_field("focused_in").related_model.objects
        return self.annotate(uses=count(focus.filter(competency=OuterRef("pk")), by="competency"))


class PoolQuerySet(TenantQuerySet[Any]):
    def standing(self) -> Self:
        return self.filter(retired_at=None)

    def with_uses(self) -> Self:
        """With its people, and `uses`: how many stages name it."""
        stages = self.model._meta.get_field("stages").related_model.objects
        people = self.model._meta.get_field("member_set").related_model.objects.select_related("member")
        counted = self.annotate(uses=count(stages.filter(pool=OuterRef("pk")), by="pool"))
        return counted.prefetch_related(Prefetch("member_set", people.order_by("member__name")))


class PlanTemplateQuerySet(TenantQuerySet[Any]):
    def standing(self) -> Self:
        return self.filter(retired_at=None)

    def with_newest(self) -> Self:
        """With all versions, the newest first."""
        versions = self.model._meta.get_field("versions").related_model.objects.select_related("written_by")
        return self.prefetch_related(Prefetch("versions", versions.order_by("-version")))
