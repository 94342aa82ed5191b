"""What training has to say to pages of lower apps: at the kickoff, on an interview, at a debrief. Words, no refusal."""

from collections.abc import Iterator
from datetime import date

from hiring.tenancy.models import Member
from requisitions.models import Interview, Requisition, StageInterviewer
from requisitions.rules.notes import Note
from requisitions.rules.readiness import Deed
from scorecards.queries.training import Register, capacity_of, gaps_of, mode_of
from scorecards.rules.training import Gap, Mode, advice


def training_notes(requisition: Requisition, on: date) -> Iterator[Note]:
    """Say at a kickoff who leads it, and who interviews, without valid training."""
    leads, sits = mode_of(Deed.LEAD_KICKOFF), mode_of(Deed.SIT_ON_PANEL)
    if leads == sits == Mode.OFF:
        return
    owners = [requisition.hiring_manager, requisition.recruiter] if leads != Mode.OFF else []
    panel = _interviewers(requisition) if sits != Mode.OFF else []
    register = Register([member.pk for member in [*owners, *panel]])
    for member in owners:
        gaps = register.gaps(member, capacity_of(member, Deed.LEAD_KICKOFF, requisition), on=on)
        yield from _note(gaps, "leads this kickoff", "meeting")
    for member in panel:
        gaps = register.gaps(member, capacity_of(member, Deed.SIT_ON_PANEL, requisition), on=on)
        yield from _note(gaps, "interviews", "stages")


def _note(gaps: list[Gap], does: str, about: str) -> Iterator[Note]:
    if gaps:
        label = "Interview plan" if about == "stages" else "The meeting"
        yield Note(f"{gaps[0].person} {does} without valid training.", advice(gaps), label, about)


def _interviewers(requisition: Requisition) -> list[Member]:
    rows = StageInterviewer.objects.filter(stage__requisition=requisition).select_related("member")
    return sorted({row.member for row in rows}, key=lambda member: member.name)


def panel_gaps(interview: Interview, *, on: date) -> list[Gap]:
    """Return what those on the panel lack; nothing while the gate is off, or once it was held."""
    if interview.state != Interview.State.SCHEDULED or mode_of(Deed.SIT_ON_PANEL) == Mode.OFF:
        return []
    people = [seat.member for seat in interview.seats.all()]
    return gaps_of(people, Deed.SIT_ON_PANEL, interview.application.requisition, on=on)


def decider_gaps(requisition: Requisition, member: Member, *, on: date) -> list[Gap]:
    """Return what `member` lacks to decide a debrief; nothing while the gate is off."""
    if mode_of(Deed.DECIDE_DEBRIEF) == Mode.OFF:
        return []
    return gaps_of([member], Deed.DECIDE_DEBRIEF, requisition, on=on)
