"""Every read of people that has a name. Writes nothing."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from django.db import models

from hiring.tenancy.access import Role
from hiring.tenancy.managers import TenantQuerySet


class MemberQuerySet(TenantQuerySet[Any]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def with_roles(self) -> Self:
        return self.prefetch_related("role_set")

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
