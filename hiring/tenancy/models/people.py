"""User (a sign-in, global) and member (a person in one organization), with roles and ways in."""

from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property

from hiring.tenancy.access import Role, capabilities_of
from hiring.tenancy.ids import uuid7
from hiring.tenancy.models.base import TenantForeignKey, TenantModel
from hiring.tenancy.querysets import ApiTokenQuerySet, InvitationQuerySet, MemberQuerySet


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """Somebody who can sign in. Knows nothing of organizations; members point at it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = EMAIL_FIELD = "email"
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="sign_in_address_is_lower_case"),
        ]


class Member(TenantModel):
    """A person in one organization, with or without a sign-in (imported people have none)."""

    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, db_index=False, related_name="+")
    name = models.CharField(max_length=120)
    email = models.EmailField()
    title = models.CharField(max_length=120, blank=True)
    department = models.CharField(max_length=80, blank=True)
    time_zone = models.CharField(max_length=64)
    reports_to = TenantForeignKey("self", null=True, blank=True, related_name="reports")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(null=True, blank=True)

    objects = MemberQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "email"], name="one_member_per_address"),
            models.UniqueConstraint(fields=["organization", "user"], name="one_member_per_sign_in"),
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="member_address_is_lower_case"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def first_name(self) -> str:
        return self.name.split()[0]

    @cached_property
    def roles(self) -> frozenset[Role]:
        """What this person held when read ``with_roles()``, or else when first asked: one query."""
        held = getattr(self, "held_roles", None)
        return frozenset(map(Role, self.role_set.values_list("role", flat=True) if held is None else held))

    @cached_property
    def capabilities(self) -> frozenset[str]:
        return capabilities_of(self.roles)

    def may(self, capability: str) -> bool:
        return capability in self.capabilities


class MemberRole(TenantModel):
    """One permission role of one member; hiring-team roles live on the requisition instead."""

    member = TenantForeignKey(Member, models.CASCADE, related_name="role_set")
    role = models.CharField(max_length=20, choices=Role.choices())
    granted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "member", "role"], name="a_role_is_held_once"),
        ]


class Invitation(TenantModel):
    """A way in for one address with given roles; the link holds a secret of which we keep the hash."""

    email = models.EmailField()
    name = models.CharField(max_length=120)
    roles = models.JSONField(default=list)
    secret_hash = models.CharField(max_length=64)
    invited_by = TenantForeignKey(Member, null=True, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    # Known for as long as their letters are written, and never stored: the link's secret, and the key that proves
    # that somebody reads the address's mail.
    secret: str = ""
    key: str = ""

    objects = InvitationQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["-invited_at"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "secret_hash"], name="one_invitation_per_secret"),
            models.UniqueConstraint(
                fields=["organization", "email"],
                condition=models.Q(accepted_at=None, revoked_at=None),
                name="one_open_invitation_per_address",
            ),
        ]

    def is_open(self, *, now: datetime) -> bool:
        return self.accepted_at is None and self.revoked_at is None and now < self.expires_at


class ApiToken(TenantModel):
    """A program acting as one member. Shown once, kept as SHA-256 of 32 random bytes."""

    member = TenantForeignKey(Member, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=12)
    secret_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = ApiTokenQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "secret_hash"], name="one_token_per_secret"),
        ]
