"""The kickoff meeting: when, who was there, and the manager's approval of the requirements."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, Refused, Stale
from hiring.tenancy.models import Member
from requisitions.actions import kickoff_mail
from requisitions.actions.partners import held_kickoff, signing_side
from requisitions.actions.readiness import refuse_unready
from requisitions.actions.versions import write_first_version
from requisitions.models import Kickoff, KickoffAttendance, KickoffGuest, Requirement, Requisition, Side
from requisitions.rules.readiness import Deed


class HeldAlready(Refused):
    """The meeting took place; what it agreed is changed on the page, not by meeting again."""


class ManagerApproves(Refused):
    """Only the hiring manager approves the requirements."""

    status = 403


def prepare_kickoff(requisition: Requisition, *, act: Act) -> Kickoff:
    """Give a new requisition its kickoff, with its first version."""
    kickoff = Kickoff.objects.create(requisition=requisition, created_at=act.at, changed_at=act.at)
    write_first_version(kickoff, act=act)
    return kickoff


@transaction.atomic
def schedule_kickoff(
    requisition: Requisition, *, starts_at: datetime, guests: Iterable[Member] = (), place: str = "", act: Act
) -> Kickoff:
    """Set or move the meeting and invite both owners and the guests, with a calendar file.

    The same moment, place and guests again change nothing. Raises ``HeldAlready``, ``Incomplete`` for
    a moment that has passed, ``NotYours``, ``Closed``.
    """
    kickoff = held_kickoff(requisition, act=act)
    if kickoff.held_at:
        raise HeldAlready("The kickoff was held. Change what was agreed on its page; both of you sign again.")
    if starts_at <= act.at:
        raise Incomplete("Choose a moment that is still to come.")
    before, wanted = _guests(kickoff), {each.pk: each for each in guests if not requisition.side_of(each)}
    if (kickoff.scheduled_for_at, kickoff.place, before.keys()) == (starts_at, place, wanted.keys()):
        return kickoff
    refuse_unready(Deed.LEAD_KICKOFF, _owners(kickoff), kickoff.requisition, act=act)
    moved_from, kickoff.generation = kickoff.scheduled_for_at, _next_generation(kickoff)
    kickoff.scheduled_for_at, kickoff.place = starts_at, place
    kickoff.save(update_fields=["scheduled_for_at", "place", "generation"])
    _invite_guests(kickoff, before, wanted)
    kickoff_mail.uninvite(kickoff, [member for key, member in before.items() if key not in wanted], act=act)
    kickoff_mail.invite(kickoff, moved_from=moved_from, act=act)
    data = {**requisition.partners, "scheduled_for_at": starts_at.isoformat()}
    record("kickoff_scheduled", kickoff, act=act, thread=requisition, data=data)
    return kickoff


def _owners(kickoff: Kickoff) -> list[Member]:
    """The two who lead it."""
    return [kickoff.requisition.hiring_manager, kickoff.requisition.recruiter]


def _guests(kickoff: Kickoff) -> dict[UUID, Member]:
    return {guest.member_id: guest.member for guest in kickoff.guests.select_related("member")}


def _next_generation(kickoff: Kickoff) -> int:
    return kickoff.generation + 1 if kickoff.scheduled_for_at else kickoff.generation


def _invite_guests(kickoff: Kickoff, before: dict[UUID, Member], wanted: dict[UUID, Member]) -> None:
    kickoff.guests.exclude(member__in=wanted).delete()
    KickoffGuest.objects.bulk_create(
        KickoffGuest(kickoff=kickoff, member=member) for key, member in wanted.items() if key not in before
    )


@transaction.atomic
def record_attendance(requisition: Requisition, *, present: Collection[Member], act: Act) -> Kickoff:
    """Say who was there of both owners and the guests; with both owners there, the kickoff was held.

    Without one of them it was not, and needs another moment. Raises ``HeldAlready``, ``Incomplete``
    before the meeting's moment, ``NotYours``, ``Closed``.
    """
    kickoff = held_kickoff(requisition, act=act)
    if kickoff.held_at:
        raise HeldAlready("Who was there is recorded already.")
    if kickoff.scheduled_for_at and kickoff.scheduled_for_at > act.at:
        raise Incomplete("The kickoff is still to come. Say who was there once you have met.")
    there = {member.pk for member in present}
    expected = {requisition.hiring_manager, requisition.recruiter, *_guests(kickoff).values()}
    for member in sorted(expected | set(present), key=lambda each: each.name):
        _attended(kickoff, member, attended=member.pk in there, act=act)
    if {requisition.hiring_manager_id, requisition.recruiter_id} <= there:
        refuse_unready(Deed.LEAD_KICKOFF, _owners(kickoff), kickoff.requisition, act=act)
        kickoff.held_at = act.at
        kickoff.save(update_fields=["held_at"])
        record("kickoff_held", kickoff, act=act, thread=requisition, data=requisition.partners)
    return kickoff


def _attended(kickoff: Kickoff, member: Member, *, attended: bool, act: Act) -> None:
    known = kickoff.attendance_set.filter(member=member).first()
    if known and known.attended == attended:
        return
    side = kickoff.requisition.side_of(member) or Side.INTERVIEWER
    KickoffAttendance.objects.update_or_create(
        kickoff=kickoff,
        member=member,
        defaults={"side": side, "attended": attended, "recorded_by": act.actor, "recorded_at": act.recorded_at},
    )
    data = {**kickoff.requisition.partners, "member": str(member.pk), "side": side.value, "attended": attended}
    record("kickoff_attended", kickoff, act=act, thread=kickoff.requisition_id, data=data)


@transaction.atomic
def approve_requirements(requisition: Requisition, *, version: int, act: Act) -> Kickoff:
    """The hiring manager approves the requirements as `version` says them; twice is once.

    Raises ``Stale`` for any other version, ``ManagerApproves``, ``Incomplete`` without a requirement, ``Closed``.
    """
    kickoff = held_kickoff(requisition, act=act)
    if signing_side(requisition, act=act) != Side.MANAGER:
        raise ManagerApproves(f"{requisition.hiring_manager.name} approves the requirements.")
    if version != kickoff.version:
        raise Stale(f"The kickoff is at version {kickoff.version} now. Read it, then approve that one.")
    if not Requirement.objects.agreed().filter(requisition=requisition).exists():
        raise Incomplete("Add a requirement first.")
    mark_approved(kickoff, act=act)
    return kickoff


def mark_approved(kickoff: Kickoff, *, act: Act) -> None:
    """Write down that the manager approved the requirements of the held kickoff's version, once."""
    if kickoff.requirements_approved_at:
        return
    kickoff.requirements_approved_at, kickoff.requirements_approved_version = act.at, kickoff.version
    kickoff.save(update_fields=["requirements_approved_at", "requirements_approved_version"])
    data = {**kickoff.requisition.partners, "version": kickoff.version}
    record("requirements_approved", kickoff, act=act, thread=kickoff.requisition_id, data=data)
