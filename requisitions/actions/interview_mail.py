"""The mails of an interview, each with its calendar file: to the panel, and to the candidate.

The two get different files: a candidate's calendar shows neither the panel nor our page, a panel's
does not show the candidate.
"""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from hiring.delivery import calendar
from hiring.delivery.actions import Addressee, post
from hiring.delivery.letter import CalendarFile, Envelope, Letter
from hiring.tenancy.act import Act
from hiring.tenancy.history import is_history
from hiring.tenancy.links import address
from hiring.tenancy.models import Member
from requisitions.models import Interview, InterviewSeat
from requisitions.rules import letters

INVITATION, CANCELLATION = "interview_invitation", "interview_cancellation"


def invite(interview: Interview, *, moved_from: datetime | None = None, act: Act) -> None:
    """Invite the whole panel and the candidate, to a first time or to a new one; nobody, when it is history."""
    if is_history(act.at):
        return
    for seat in interview.seats.select_related("member"):
        invite_seat(interview, seat, moved_from=moved_from, act=act)
    facts = _facts(interview, None)
    letter = letters.candidate_invitation(facts) if moved_from is None else letters.candidate_moved(facts)
    _to_candidate(interview, letter, calendar.invitation(_meeting(interview, None, act=act)), INVITATION, act=act)


def call_off(interview: Interview, *, act: Act) -> None:
    """Take every invitation back, unless nobody was invited: history."""
    if is_history(act.at):
        return
    for seat in interview.seats.select_related("member"):
        uninvite_seat(interview, seat, act=act)
    letter = letters.candidate_cancelled(_facts(interview, None))
    _to_candidate(interview, letter, calendar.cancellation(_meeting(interview, None, act=act)), CANCELLATION, act=act)


def invite_seat(interview: Interview, seat: InterviewSeat, *, moved_from: datetime | None = None, act: Act) -> None:
    facts = _facts(interview, seat.member)
    if moved_from is None:
        letter = letters.interview_invitation(facts)
    else:
        letter = letters.interview_moved(facts, earlier=moved_from.astimezone(seat.member.zone))
    file = calendar.invitation(_meeting(interview, seat.member, act=act))
    post(letter, _envelope(INVITATION, interview, seat.pk), to=seat.member, act=act, calendar=file)


def uninvite_seat(interview: Interview, seat: InterviewSeat, *, act: Act) -> None:
    letter = letters.interview_cancelled(_facts(interview, seat.member))
    file = calendar.cancellation(_meeting(interview, seat.member, act=act))
    post(letter, _envelope(CANCELLATION, interview, seat.pk), to=seat.member, act=act, calendar=file)


def _to_candidate(interview: Interview, letter: Letter, file: CalendarFile, kind: str, *, act: Act) -> None:
    candidate = interview.application.candidate
    if candidate.email:
        to = Addressee(name=candidate.name, email=candidate.email)
        post(letter, _envelope(kind, interview, candidate.pk), to=to, act=act, calendar=file)


def _envelope(kind: str, interview: Interview, recipient: UUID) -> Envelope:
    # The seat and not the member: somebody taken off the panel and put back is invited again.
    key = f"{kind}:{interview.pk}:{interview.generation}:{recipient}"
    return Envelope(kind=kind, dedup_key=key, subject_id=interview.pk, generation=interview.generation)


def _facts(interview: Interview, reader: Member | None) -> letters.InterviewFacts:
    """Return what the letter tells `reader`; None is the candidate, who is told nothing about the panel."""
    requisition = interview.application.requisition
    zone = _zone(interview, reader)
    panel = [] if reader is None else [seat.member.name for seat in interview.seats.select_related("member")]
    focus = [] if reader is None else interview.stage.focus_set.values_list("competency__name", flat=True)
    return letters.InterviewFacts(
        role=requisition.title,
        requisition=f"REQ-{requisition.number}",
        stage=interview.stage.name,
        starts_at=interview.starts_at.astimezone(zone),
        ends_at=interview.ends_at.astimezone(zone),
        place=interview.place,
        recruiter=requisition.recruiter.name,
        recruiter_address=requisition.recruiter.email,
        panel=tuple(name for name in panel if reader is not None and name != reader.name),
        assesses=tuple(sorted(focus)),
        page="" if reader is None else address(interview.organization, "interview", interview.pk),
        house=interview.organization.name,
        house_zone=ZoneInfo(interview.organization.time_zone),
    )


def _meeting(interview: Interview, reader: Member | None, *, act: Act) -> calendar.Meeting:
    """Return the meeting as `reader`'s calendar shall show it; None is the candidate."""
    requisition, organization = interview.application.requisition, interview.organization
    title = f"REQ-{requisition.number} {requisition.title}: {interview.stage.name}"
    page = "" if reader is None else address(organization, "interview", interview.pk)
    zone = _zone(interview, reader)
    return calendar.Meeting(
        uid=f"interview-{interview.pk}@{settings.MAIL_DOMAIN}",
        generation=interview.generation,
        title=f"Interview, {title}" if reader else f"Interview with {organization.name}: {requisition.title}",
        starts_at=interview.starts_at.astimezone(zone),
        ends_at=interview.ends_at.astimezone(zone),
        organizer=calendar.Guest(requisition.recruiter.name, requisition.recruiter.email),
        guests=_panel(interview) if reader else (_candidate(interview),),
        said_at=act.recorded_at,
        place=interview.place,
        description=f"Interview kit: {page}" if page else "",
        url=page,
    )


def _panel(interview: Interview) -> tuple[calendar.Guest, ...]:
    seats = interview.seats.select_related("member").order_by("member__name")
    return tuple(calendar.Guest(seat.member.name, seat.member.email) for seat in seats)


def _candidate(interview: Interview) -> calendar.Guest:
    candidate = interview.application.candidate
    return calendar.Guest(candidate.name, candidate.email)


def _zone(interview: Interview, reader: Member | None) -> ZoneInfo:
    """Return the reader's own zone; None is the candidate, who reads the organization's while nobody knows theirs."""
    theirs = interview.application.candidate.time_zone or interview.organization.time_zone
    return ZoneInfo(theirs) if reader is None else reader.zone
