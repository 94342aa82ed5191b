"""Interviews: schedule, move, cancel, mark held. Every change of time is kept with its reason.

Each change writes the mails and calendar files it calls for (interview_mail.py); who sits on the
panel is changed in panel.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, NotYours, Refused, Stale
from hiring.tenancy.models import Member
from requisitions.actions import interview_mail
from requisitions.actions.readiness import refuse_unready
from requisitions.models import Application, Interview, InterviewChange, InterviewSeat, Stage
from requisitions.rules.interview_reasons import BY_CODE, objection
from requisitions.rules.readiness import Deed

State, Kind = Interview.State, InterviewChange.Kind


class InterviewIncomplete(Incomplete):
    """The time, the stage or the panel is missing or cannot be."""


class InterviewOver(Refused):
    """It was held or cancelled; nothing about it changes any more."""


class NotYetHeld(Refused):
    """It has not begun."""


@dataclass(frozen=True, slots=True)
class Slot:
    """When and where. Both times aware; `place`: a room or an address to call."""

    starts_at: datetime
    ends_at: datetime
    place: str = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a time changed: one of the eleven reasons, and whose side it was (empty for the candidate's)."""

    reason: str
    side: str = ""

    @property
    def cause(self) -> str:
        return BY_CODE[self.reason].cause


@transaction.atomic
def schedule(
    application: Application, *, stage: Stage, slot: Slot, interviewers: Sequence[Member], act: Act
) -> Interview:
    """Put an interview on the calendar and invite. Raises ``InterviewIncomplete``, ``InterviewOver``.

    The same stage at the same time is the same interview: a second click returns it.
    """
    application = Application.objects.select_for_update().get(pk=application.pk)
    _refuse_impossible(application, stage, slot, interviewers, act=act)
    same: Interview | None = _to_come(application).filter(stage=stage, starts_at=slot.starts_at).first()
    if same is not None:
        return same
    refuse_unready(Deed.SIT_ON_PANEL, interviewers, application.requisition, act=act)
    interview = Interview.objects.create(
        application=application, stage=stage, starts_at=slot.starts_at, ends_at=slot.ends_at,
        place=slot.place.strip(), created_at=act.at,
    )  # fmt: skip
    for member in dict.fromkeys(interviewers):
        InterviewSeat.objects.create(interview=interview, member=member, added_at=act.at)
    tell("interview_scheduled", interview, act=act, generation=0)
    interview_mail.invite(interview, act=act)
    return interview


def _to_come(application: Application) -> QuerySet[Interview]:
    found: QuerySet[Interview] = Interview.objects.scheduled().filter(application=application)
    return found


def _refuse_impossible(
    application: Application, stage: Stage, slot: Slot, interviewers: Sequence[Member], *, act: Act
) -> None:
    if application.state != Application.State.ACTIVE:
        raise InterviewOver("This application is closed. Reopen it to interview.")
    if stage.requisition_id != application.requisition_id:
        raise InterviewIncomplete("That stage belongs to another requisition. Choose one of this one's.")
    if not interviewers:
        raise InterviewIncomplete("Choose at least one interviewer.")
    _refuse_bad_times(slot, act=act)


def _refuse_bad_times(slot: Slot, *, act: Act) -> None:
    if slot.ends_at <= slot.starts_at:
        raise InterviewIncomplete("The interview ends before it starts. Give it a later end.")
    if slot.starts_at < act.at:
        raise InterviewIncomplete("That time has passed. Choose a later one.")


@transaction.atomic
def reschedule(interview: Interview, *, slot: Slot, why: Cause, seen: int | None = None, act: Act) -> Interview:
    """Move it: one generation further, the earlier time kept. Raises ``InterviewOver``, ``Stale``.

    `seen`: the generation the person saw. The same time and place again changes nothing.
    """
    interview = locked(interview)
    if Slot(interview.starts_at, interview.ends_at, interview.place) == slot and interview.state == State.SCHEDULED:
        return interview
    refuse_unchangeable(interview, seen)
    _refuse_bad_times(slot, act=act)
    earlier = interview.starts_at
    _change(interview, Kind.RESCHEDULED, why, act=act)
    interview.starts_at, interview.ends_at, interview.place = slot.starts_at, slot.ends_at, slot.place
    interview.save()
    tell("interview_rescheduled", interview, act=act, generation=interview.generation, **_coded(why, earlier))
    interview_mail.invite(interview, moved_from=earlier, act=act)
    return interview


@transaction.atomic
def cancel(interview: Interview, *, why: Cause, seen: int | None = None, act: Act) -> Interview:
    """Call it off and take every invitation back; a second click changes nothing. Raises as ``reschedule``."""
    interview = locked(interview)
    if interview.state == State.CANCELLED:
        return interview
    refuse_unchangeable(interview, seen)
    _change(interview, Kind.CANCELLED, why, act=act)
    interview.state = State.CANCELLED
    interview.save()
    tell("interview_cancelled", interview, act=act, generation=interview.generation, **_coded(why, interview.starts_at))
    interview_mail.call_off(interview, act=act)
    return interview


def cancel_what_is_left(application: Application, *, act: Act) -> None:
    """Call off what is still to come of an application that ended; whose decision it was decides the reason."""
    withdrew = application.state == Application.State.WITHDRAWN
    why = Cause("candidate_left") if withdrew else Cause("company_ended", side="recruiter")
    for interview in _to_come(application):
        cancel(interview, why=why, act=act)


@transaction.atomic
def hold(interview: Interview, *, act: Act) -> Interview:
    """Mark it held. Raises ``NotYetHeld`` before its start, ``InterviewOver`` when it was cancelled.

    It was over at its end, however late that is noted: that is when the scorecards' time begins.
    """
    interview = locked(interview)
    _refuse_outsiders(interview, act=act)
    if interview.state == State.HELD:
        return interview
    if interview.state == State.CANCELLED:
        raise InterviewOver("It was cancelled. Schedule another one.")
    if act.at < interview.starts_at:
        raise NotYetHeld("It has not begun. Mark it held once it has.")
    interview.state = State.HELD
    interview.held_at = min(act.at, interview.ends_at)
    interview.save()
    at_its_end = Act(act.actor, interview.held_at, act.recorded_at, act.origin)
    tell("interview_held", interview, act=at_its_end)
    return interview


def _refuse_outsiders(interview: Interview, *, act: Act) -> None:
    if act.actor is None or act.actor.may("interviews.schedule"):
        return
    if not interview.seats.filter(member=act.actor).exists():
        raise NotYours("Somebody on the panel, or whoever schedules, marks it held.")


def locked(interview: Interview) -> Interview:
    """Return the interview as it is now, held till the commit, with its application, stage and requisition."""
    rows = Interview.objects.select_for_update(of=("self",))
    return rows.select_related("application__candidate", "application__requisition", "stage").get(pk=interview.pk)


def refuse_unchangeable(interview: Interview, seen: int | None = None) -> None:
    """Raise ``InterviewOver`` unless it is still to come, ``Stale`` when it is not the generation `seen`."""
    if interview.state != State.SCHEDULED:
        raise InterviewOver(f"It was {interview.get_state_display().lower()}; nothing about it changes any more.")
    if seen is not None and seen != interview.generation:
        raise Stale("Somebody moved this interview meanwhile. Look at its new time, then decide.")


def _change(interview: Interview, kind: str, why: Cause, *, act: Act) -> None:
    if words := objection(why.reason, why.side):
        raise InterviewIncomplete(words)
    InterviewChange.objects.create(
        interview=interview, kind=kind, cause=why.cause, reason=why.reason, side=why.side,
        earlier_starts_at=interview.starts_at, changed_by=act.actor, changed_at=act.at,
    )  # fmt: skip
    interview.generation += 1


def _coded(why: Cause, was_at: datetime) -> dict[str, str]:
    """Return the reason as the ledger keeps it, and the time that does not hold any more."""
    return {"cause": why.cause, "reason": why.reason, "side": why.side, "was_at": was_at.isoformat()}


def tell(verb: str, interview: Interview, *, act: Act, **data: str | int) -> None:
    """Record `verb` with what the interview was at that moment: its stage's milestone, its time and its panel."""
    application = interview.application
    facts = {
        **application.parties,
        "milestone": interview.stage.milestone,
        "starts_at": interview.starts_at.isoformat(),
        "panel": [str(each) for each in interview.seats.values_list("member_id", flat=True)],
        **data,
    }
    record(verb, interview, act=act, thread=application.requisition_id, data=facts)
