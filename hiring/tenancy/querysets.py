"""Every read of people that has a name. Writes nothing."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef

from hiring.tenancy.access import Role
from hiring.tenancy.managers import TenantQuerySet


class MemberQuerySet(TenantQuerySet[Any]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def with_roles(self) -> Self:
        """With `held_roles`, read in the same query, so that ``roles`` asks nothing."""
        # By name, not by class: querysets stand below models.
        held = self.model._meta.get_field("role_set").related_model.objects.filter(member=OuterRef("pk"))
        return self.annotate(held_roles=ArraySubquery(held.values("role")))

    def holding(self, *roles: Role) -> Self:
        """Active members who hold any of `roles`, each once."""
        return self.active().filter(role_set__role__in=roles).distinct()


class InvitationQuerySet(TenantQuerySet[Any]):
    def open(self, now: datetime) -> Self:
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=now)


class ApiTokenQuerySet(TenantQuerySet[Any]):
    def live(self, now: datetime) -> Self:
        return self.filter(
            models.Q(expires_at=None) | models.Q(expires_at__gt=now), revoked_at=None, member__is_active=True
        )

    def of(self, member_id: UUID) -> Self:
        return self.filter(member_id=member_id)
