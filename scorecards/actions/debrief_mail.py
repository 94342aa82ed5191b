"""The invitations to a debrief, each with its calendar file. To members only; they name no candidate."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings

from hiring.delivery import calendar
from hiring.delivery.actions import post
from hiring.delivery.letter import Envelope
from hiring.delivery.models import Message
from hiring.tenancy.act import Act
from hiring.tenancy.history import is_history
from hiring.tenancy.links import address
from hiring.tenancy.models import Member
from scorecards.models import Debrief
from scorecards.rules import letters

INVITATION, CANCELLATION = "debrief_invitation", "debrief_cancellation"


def invite(debrief: Debrief, *, act: Act) -> None:
    """Ask everybody to its present time; nobody, when it is history."""
    if is_history(act.at):
        return
    people = _people(debrief)
    write = letters.debrief_moved if debrief.generation else letters.debrief_invitation
    for member in people:
        file = calendar.invitation(_meeting(debrief, member, people, act=act))
        post(
            write(_facts(debrief, member, people)),
            _envelope(INVITATION, debrief, member),
            to=member,
            act=act,
            calendar=file,
        )


def call_off(debrief: Debrief, left: Iterable[Member], *, act: Act) -> None:
    """Take it out of the calendars of those who are no longer asked."""
    people = _people(debrief)
    for member in left:
        file = calendar.cancellation(_meeting(debrief, member, [member], act=act))
        letter = letters.debrief_cancelled(_facts(debrief, member, people))
        post(letter, _envelope(CANCELLATION, debrief, member), to=member, act=act, calendar=file)


def call_all_off(debrief: Debrief, *, is_wanted: bool, act: Act) -> None:
    """Take one that is still to come out of everybody's calendar. `is_wanted`: the candidate waits for another."""
    if is_history(act.at) or debrief.scheduled_for_at is None or debrief.scheduled_for_at < act.at:
        return
    people = _people(debrief)
    for member in people:
        file = calendar.cancellation(_meeting(debrief, member, people, act=act))
        letter = letters.debrief_called_off(_facts(debrief, member, people), is_wanted=is_wanted)
        post(letter, _envelope(CANCELLATION, debrief, member), to=member, act=act, calendar=file)


def _people(debrief: Debrief) -> list[Member]:
    return [each.member for each in debrief.attendance_set.select_related("member").order_by("member__name")]


def _envelope(kind: str, debrief: Debrief, member: Member) -> Envelope:
    key = f"{kind}:{debrief.pk}:{debrief.generation}:{member.pk}"
    return Envelope(kind=kind, dedup_key=key, subject_id=debrief.pk, generation=debrief.generation)


def _starts_at(debrief: Debrief, reader: Member) -> datetime:
    if debrief.scheduled_for_at is None:
        raise ValueError("A debrief without a time has no mail.")
    return debrief.scheduled_for_at.astimezone(reader.zone)


def _facts(debrief: Debrief, reader: Member, people: list[Member]) -> letters.DebriefFacts:
    requisition = debrief.application.requisition
    return letters.DebriefFacts(
        role=requisition.title,
        requisition=f"REQ-{requisition.number}",
        starts_at=_starts_at(debrief, reader),
        minutes=debrief.minutes,
        place=debrief.place,
        decider="you" if debrief.decider == reader else debrief.decider.name,
        people=tuple(each.name for each in people if each != reader),
        page=_page(debrief),
    )


def _meeting(debrief: Debrief, reader: Member, guests: list[Member], *, act: Act) -> calendar.Meeting:
    requisition = debrief.application.requisition
    starts_at = _starts_at(debrief, reader)
    return calendar.Meeting(
        uid=f"debrief-{debrief.pk}@{settings.MAIL_DOMAIN}",
        generation=debrief.generation,
        title=f"Debrief, REQ-{requisition.number} {requisition.title}",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=debrief.minutes),
        organizer=calendar.Guest(requisition.recruiter.name, requisition.recruiter.email),
        guests=tuple(calendar.Guest(each.name, each.email) for each in guests),
        said_at=act.recorded_at,
        place=debrief.place,
        description=f"Debrief: {_page(debrief)}",
        url=_page(debrief),
    )


def _page(debrief: Debrief) -> str:
    return address(debrief.organization, "debrief", debrief.application_id)


def is_still_true(message: Message) -> bool:
    """Tell whether the debrief still stands as the mail says it."""
    return Debrief.objects.standing().filter(pk=message.subject_id, generation=message.generation).exists()
