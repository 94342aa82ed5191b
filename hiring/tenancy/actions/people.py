"""Letting people in and out: invitations, roles, leaving."""

import secrets
from collections.abc import Collection
from datetime import timedelta

from django.db import transaction

from hiring.tenancy.access import Role, capabilities_of
from hiring.tenancy.act import Act
from hiring.tenancy.actions.organizations import add_member
from hiring.tenancy.errors import NotYours, Refused
from hiring.tenancy.models import Invitation, Member, MemberRole, User
from hiring.tenancy.news import tell
from hiring.tenancy.tokens import hash_secret

VALID_FOR = timedelta(days=7)


class AlreadyHere(Refused):
    """An active member signs in with this address."""


class InvitationOver(Refused):
    """The invitation was used, withdrawn, has run out, or its inviter may no longer give its roles."""

    status = 422


class LastAdmin(Refused):
    """Without an admin nobody could let anyone in again."""


@transaction.atomic
def invite(*, name: str, email: str, roles: Collection[Role], act: Act) -> Invitation:
    """Invite `email` with `roles`, for seven days; ``.secret`` on the returned row is told once.

    Raises ``AlreadyHere``, and ``NotYours`` for a role that may do more than the inviter.
    """
    address = email.strip().lower()
    _may_give(act.actor, roles)
    if Member.objects.filter(email=address, is_active=True, user__isnull=False).exists():
        raise AlreadyHere(f"{address} is a member already. Change their roles on the people page.")
    Invitation.objects.filter(email=address, accepted_at=None, revoked_at=None).update(revoked_at=act.at)
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=address,
        name=name,
        roles=sorted(roles),
        secret_hash=hash_secret(secret),
        invited_by=act.actor,
        invited_at=act.at,
        expires_at=act.at + VALID_FOR,
    )
    # Never stored and never in the ledger: whoever listens writes the letter from it now, or nobody can.
    invitation.secret = secret
    tell("member_invited", invitation, act=act, data={"roles": ",".join(sorted(roles))})
    return invitation


def _may_give(actor: Member | None, roles: Collection[Role]) -> None:
    if actor is None or actor.may("people.manage"):
        return
    if not capabilities_of(roles) <= actor.capabilities:
        raise NotYours("You can give only roles whose rights you have yourself.")


@transaction.atomic
def ask_for_proof(invitation: Invitation, *, secret: str, key: str, act: Act) -> None:
    """Let a letter with `key` go to the invited address: who reads it there is the one we invited."""
    invitation.secret, invitation.key = secret, key
    tell("address_proof_asked", invitation, act=act)


@transaction.atomic
def accept(invitation: Invitation, *, user: User, time_zone: str, act: Act) -> Member:
    """Make `user` a member with the invited roles. Raises ``InvitationOver``; a second click too."""
    found = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not found.is_open(now=act.at) or user.email != found.email:
        raise InvitationOver("This invitation cannot be used any more. Ask for a new one.")
    if found.invited_by and not Member.objects.active().filter(pk=found.invited_by_id).exists():
        raise InvitationOver("Whoever invited you has left. Ask for a new invitation.")
    _may_give(found.invited_by, [Role(each) for each in found.roles])
    Invitation.objects.filter(pk=found.pk).update(accepted_at=act.at)
    member = _join(found, user, time_zone, act)
    tell("member_joined", member, act=act)
    return member


def _join(invitation: Invitation, user: User, time_zone: str, act: Act) -> Member:
    """Give a new member, or one we knew from an import, the sign-in and the roles."""
    roles = [Role(each) for each in invitation.roles]
    known = Member.objects.filter(email=invitation.email).first()
    if known is None:
        return add_member(
            name=invitation.name, email=invitation.email, time_zone=time_zone, roles=roles, act=act, user=user
        )
    Member.objects.filter(pk=known.pk).update(user=user, is_active=True, joined_at=act.at)
    _set_roles(known, roles, act)
    return Member.objects.get(pk=known.pk)


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, act: Act) -> None:
    if Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None).update(revoked_at=act.at):
        tell("invitation_withdrawn", invitation, act=act)


@transaction.atomic
def change_roles(member: Member, roles: Collection[Role], *, act: Act) -> None:
    """Give `member` exactly `roles`. Raises ``LastAdmin`` and ``NotYours``."""
    _may_give(act.actor, roles)
    if Role.ADMIN not in roles:
        _keep_an_admin(member)
    _set_roles(member, roles, act)
    tell("member_roles_changed", member, act=act, data={"roles": ",".join(sorted(roles))})


def _set_roles(member: Member, roles: Collection[Role], act: Act) -> None:
    MemberRole.objects.filter(member=member).exclude(role__in=roles).delete()
    held = set(MemberRole.objects.filter(member=member).values_list("role", flat=True))
    MemberRole.objects.bulk_create(
        MemberRole(member=member, role=role, granted_at=act.at) for role in set(roles) - held
    )


@transaction.atomic
def deactivate(member: Member, *, act: Act) -> None:
    """End the membership: pages and tokens stop at the next request. Raises ``LastAdmin``."""
    _keep_an_admin(member)
    if Member.objects.filter(pk=member.pk, is_active=True).update(is_active=False):
        tell("member_deactivated", member, act=act)


@transaction.atomic
def reactivate(member: Member, *, act: Act) -> None:
    if Member.objects.filter(pk=member.pk, is_active=False).update(is_active=True):
        tell("member_reactivated", member, act=act)


def _keep_an_admin(member: Member) -> None:
    # The roles are locked together: two admins cannot remove each other in the same instant.
    admins = list(MemberRole.objects.select_for_update().filter(role=Role.ADMIN, member__is_active=True))
    if [each.member_id for each in admins] == [member.pk]:
        raise LastAdmin("This is the only admin. Make somebody else an admin first.")


@transaction.atomic
def change_profile(member: Member, *, name: str, time_zone: str, act: Act) -> None:
    """Set how `member` is called and in which zone their days begin and end."""
    zone_before = Member.objects.values_list("time_zone", flat=True).get(pk=member.pk)
    Member.objects.filter(pk=member.pk).update(name=name, time_zone=time_zone)
    moved = {"zone_before": zone_before, "zone": time_zone} if time_zone != zone_before else {}
    tell("member_changed", member, act=act, data=moved)
