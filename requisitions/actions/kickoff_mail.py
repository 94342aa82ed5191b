"""The kickoff's invitations, with a calendar file: to both owners and the guests."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings

from hiring.delivery import calendar
from hiring.delivery.actions import post
from hiring.delivery.letter import Envelope
from hiring.tenancy.act import Act
from hiring.tenancy.history import is_history
from hiring.tenancy.links import address
from hiring.tenancy.models import Member
from requisitions.models import Kickoff, Requisition
from requisitions.rules import kickoff_letters

INVITATION, CANCELLATION = "kickoff_invitation", "kickoff_cancellation"
LENGTH = timedelta(minutes=45)


def invite(kickoff: Kickoff, *, moved_from: datetime | None, act: Act) -> None:
    """Invite everyone to the meeting's moment, or to its new one; nobody, when it is history."""
    if is_history(act.at):
        return
    for member in _everyone(kickoff):
        earlier = moved_from.astimezone(member.zone) if moved_from else None
        letter = kickoff_letters.invitation(_facts(kickoff, member), earlier=earlier)
        file = calendar.invitation(_meeting(kickoff, member, act=act))
        post(letter, _envelope(INVITATION, kickoff, member), to=member, act=act, calendar=file)


def uninvite(kickoff: Kickoff, members: Iterable[Member], *, is_off: bool = False, act: Act) -> None:
    """Take the meeting out of these members' calendars; `is_off`: out of everybody's."""
    for member in members:
        facts = _facts(kickoff, member)
        if not is_off:
            # Whoever is not asked any more may not find the kickoff's page.
            facts = replace(facts, page=address(kickoff.organization, "home"))
        letter = kickoff_letters.cancellation(facts, is_off=is_off)
        file = calendar.cancellation(_meeting(kickoff, member, act=act))
        post(letter, _envelope(CANCELLATION, kickoff, member), to=member, act=act, calendar=file)


def call_off(requisition: Requisition, *, act: Act) -> None:
    """Take a meeting that was still to come out of everyone's calendar: its requisition has ended."""
    kickoff = requisition.kickoffs.filter(held_at=None, scheduled_for_at__gt=act.at).first()
    if kickoff is not None:
        kickoff.generation += 1
        kickoff.save(update_fields=["generation"])
        uninvite(kickoff, _everyone(kickoff), is_off=True, act=act)


def _everyone(kickoff: Kickoff) -> list[Member]:
    owners = [kickoff.requisition.hiring_manager, kickoff.requisition.recruiter]
    return owners + [guest.member for guest in kickoff.guests.select_related("member")]


def _envelope(kind: str, kickoff: Kickoff, member: Member) -> Envelope:
    key = f"{kind}:{kickoff.pk}:{kickoff.generation}:{member.pk}"
    return Envelope(kind=kind, dedup_key=key, subject_id=kickoff.pk, generation=kickoff.generation)


def _facts(kickoff: Kickoff, reader: Member) -> kickoff_letters.KickoffFacts:
    requisition = kickoff.requisition
    return kickoff_letters.KickoffFacts(
        requisition=requisition.reference,
        role=requisition.title,
        starts_at=_starts_at(kickoff).astimezone(reader.zone),
        ends_at=(_starts_at(kickoff) + LENGTH).astimezone(reader.zone),
        place=kickoff.place,
        manager=requisition.hiring_manager.name,
        recruiter=requisition.recruiter.name,
        recruiter_address=requisition.recruiter.email,
        page=address(kickoff.organization, "requisition_kickoff", requisition.number),
    )


def _meeting(kickoff: Kickoff, reader: Member, *, act: Act) -> calendar.Meeting:
    requisition, starts_at = kickoff.requisition, _starts_at(kickoff).astimezone(reader.zone)
    page = address(kickoff.organization, "requisition_kickoff", requisition.number)
    return calendar.Meeting(
        uid=f"kickoff-{kickoff.pk}@{settings.MAIL_DOMAIN}",
        generation=kickoff.generation,
        title=f"Kickoff, {requisition.reference} {requisition.title}",
        starts_at=starts_at,
        ends_at=starts_at + LENGTH,
        organizer=calendar.Guest(requisition.recruiter.name, requisition.recruiter.email),
        guests=tuple(calendar.Guest(member.name, member.email) for member in _everyone(kickoff)),
        said_at=act.recorded_at,
        place=kickoff.place,
        description=f"Agenda and requirements: {page}",
        url=page,
    )


def _starts_at(kickoff: Kickoff) -> datetime:
    if kickoff.scheduled_for_at is None:
        raise ValueError("A kickoff without a moment has no invitation.")
    return kickoff.scheduled_for_at
