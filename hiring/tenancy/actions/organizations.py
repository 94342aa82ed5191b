"""Making an organization and the people in it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from hiring.tenancy.access import Role
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Refused
from hiring.tenancy.models import Member, MemberRole, Organization, User
from hiring.tenancy.models.organization import slug as slug_rule
from hiring.tenancy.scope import organization_scope


class BadOrganization(Refused):
    """The slug, the zone or the address cannot be used; the sentence says which and why."""


def create_organization(
    *, slug: str, name: str, time_zone: str, admin_email: str, now: datetime, live_since: datetime | None = None
) -> Organization:
    """Make an empty organization with one admin, who sets a password by "forgot password".

    Raises ``BadOrganization``. `live_since` (default `now`): history before it stays silent.
    """
    _check(slug, time_zone, admin_email)
    with transaction.atomic():
        organization = Organization.objects.create(
            slug=slug, name=name, time_zone=time_zone, live_since=live_since or now, created_at=now
        )
        with organization_scope(organization):
            add_member(
                name=admin_email.partition("@")[0],
                email=admin_email,
                time_zone=time_zone,
                roles=[Role.ADMIN],
                act=Act.live(None, now),
                user=user_with_address(admin_email),
            )
    return organization


def _check(slug: str, time_zone: str, admin_email: str) -> None:
    try:
        slug_rule(slug)
        validate_email(admin_email)
    except ValidationError as error:
        raise BadOrganization(f"{error.messages[0]} ({slug}, {admin_email})") from error
    if time_zone not in available_timezones():
        raise BadOrganization(f"{time_zone!r} is no IANA time zone; write one like Europe/Amsterdam.")
    if Organization.objects.filter(slug=slug).exists():
        raise BadOrganization(f"An organization with the slug {slug!r} exists; choose another.")


def user_with_address(email: str) -> User:
    """Return the sign-in with this address; made, once, without a usable password if there was none."""
    user, _ = User.objects.get_or_create(email=email.strip().lower(), defaults={"password": make_password(None)})
    return user


def add_member(
    *,
    name: str,
    email: str,
    time_zone: str,
    roles: Iterable[Role],
    act: Act,
    user: User | None = None,
    **profile: str,
) -> Member:
    """Add a person to the entered organization. `profile`: title and department."""
    ZoneInfo(time_zone)
    member = Member.objects.create(
        name=name, email=email.strip().lower(), time_zone=time_zone, user=user, joined_at=act.at, **profile
    )
    MemberRole.objects.bulk_create(MemberRole(member=member, role=role, granted_at=act.at) for role in set(roles))
    return member


def member_by_id(member_id: UUID) -> Member:
    return Member.objects.with_roles().get(pk=member_id)
