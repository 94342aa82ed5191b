"""Debriefs: put one on the calendar, note who was there, decide with reasons.

Who may read which scorecard at one is not decided here (models/policies.py).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hiring.ledger.actions import Fact, record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, NotYours, Refused, Stale
from hiring.tenancy.models import Member
from requisitions.actions.application import reject
from requisitions.actions.readiness import refuse_unready
from requisitions.models import Application, Requirement
from requisitions.queries.signing import agreed_version
from requisitions.rules.readiness import Deed
from scorecards.actions import debrief_mail
from scorecards.models import Debrief, DebriefAttendance, DecisionCitation
from scorecards.queries.loop import sealed_interviews, side_of
from scorecards.queries.panel import owners_of
from scorecards.rules.draft import says_something
from scorecards.rules.visibility import may_decide

Decision = Debrief.Decision


class DebriefIncomplete(Incomplete):
    """The time, the people, the reasons or the cited requirement are missing."""


class StillSealed(Refused):
    """A scorecard is missing; the debrief opens with the last one."""


class Decided(Refused):
    """It was decided before, in another way."""


class NotYoursToDecide(NotYours):
    """Hiring manager, recruiter, or whom they named."""


class NotHeld(Refused):
    """The meeting comes before the decision."""


class ApplicationOver(Refused):
    """The application has ended; there is nothing left to talk about."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """When, how long, where. `at` is aware."""

    at: datetime
    minutes: int = 30
    place: str = ""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What was decided. `question`: what one more conversation must answer."""

    decision: str
    reasons: str
    requirements: Sequence[Requirement] = ()
    question: str = ""


@transaction.atomic
def schedule(
    application: Application,
    meeting: Meeting,
    *,
    people: Sequence[Member],
    decider: Member | None = None,
    seen: int | None = None,
    act: Act,
) -> Debrief:
    """Put the debrief on the calendar, or move the one there is, and invite. Raises ``DebriefIncomplete``,
    ``ApplicationOver``, ``Stale``, ``NotYoursToDecide`` (only the owners name another `decider`).

    `seen`: the generation the page showed. The same meeting again changes nothing.
    """
    application = _locked(application)
    _refuse_impossible(application, meeting, people, act=act)
    debrief = Debrief.objects.standing().filter(application=application).first() or _next_round(application, act=act)
    if seen is not None and seen != debrief.generation:
        raise Stale("Somebody moved this debrief meanwhile. Look at its new time, then decide.")
    if _is_same(debrief, meeting, people, decider):
        return debrief
    _refuse_naming(application, debrief, decider, act=act)
    left = _set_people(debrief, application, meeting, people, decider or debrief.decider)
    record(
        "debrief_scheduled", debrief, act=act, thread=application.requisition_id,
        data=_facts(application) | {"scheduled_for_at": meeting.at.isoformat()},
    )  # fmt: skip
    debrief_mail.call_off(debrief, left, act=act)
    debrief_mail.invite(debrief, act=act)
    return debrief


def _refuse_impossible(application: Application, meeting: Meeting, people: Sequence[Member], *, act: Act) -> None:
    if application.state != Application.State.ACTIVE:
        raise ApplicationOver("This application is closed. Reopen it to talk about it again.")
    if meeting.at < act.at:
        raise DebriefIncomplete("That time has passed. Choose a later one.")
    if not people:
        raise DebriefIncomplete("Choose at least one person to talk with.")


def _next_round(application: Application, *, act: Act) -> Debrief:
    last = application.debriefs.order_by("-round").first()
    return Debrief(
        application=application,
        round=last.round + 1 if last else 1,
        decider=application.requisition.hiring_manager,
        created_at=act.at,
    )


def _is_same(debrief: Debrief, meeting: Meeting, people: Sequence[Member], decider: Member | None) -> bool:
    asked = set(debrief.attendance_set.values_list("member", flat=True))
    there = Meeting(debrief.scheduled_for_at, debrief.minutes, debrief.place) if debrief.scheduled_for_at else None
    return there == meeting and asked == {each.pk for each in people} and decider in (None, debrief.decider)


def _refuse_naming(application: Application, debrief: Debrief, decider: Member | None, *, act: Act) -> None:
    if decider is None or decider.pk in owners_of(application) | {debrief.decider_id}:
        return
    if act.actor is None or act.actor.pk not in owners_of(application):
        raise NotYoursToDecide("The hiring manager or the recruiter names who decides instead of them.")


def _set_people(
    debrief: Debrief, application: Application, meeting: Meeting, people: Sequence[Member], decider: Member
) -> list[Member]:
    """Save the meeting and who is asked to it; return those who no longer are."""
    if debrief.scheduled_for_at is not None:
        debrief.generation += 1
    debrief.scheduled_for_at, debrief.minutes, debrief.place = meeting.at, meeting.minutes, meeting.place.strip()
    debrief.decider = decider
    debrief.save()
    gone = debrief.attendance_set.exclude(member__in=people)
    left = [each.member for each in gone.select_related("member")]
    gone.delete()
    DebriefAttendance.objects.bulk_create(
        [DebriefAttendance(debrief=debrief, member=each, side=side_of(each, application)) for each in people],
        ignore_conflicts=True,
    )
    return left


@transaction.atomic
def hold(debrief: Debrief, *, attended: Collection[Member], act: Act) -> Debrief:
    """Note that it took place, and who was there. A second click changes nothing. Raises ``StillSealed``,
    ``DebriefIncomplete``, also before the meeting's moment: it counts as held from now.

    Somebody who came without being asked is added.
    """
    application = _locked(debrief.application)
    debrief = application.debriefs.get(pk=debrief.pk)
    if debrief.held_at is not None:
        return debrief
    _refuse_sealed(application)
    if debrief.scheduled_for_at and debrief.scheduled_for_at > act.at:
        raise DebriefIncomplete("The debrief is still to come. Have you met already? Move it to when you did.")
    if not attended:
        raise DebriefIncomplete("Choose who was there.")
    debrief.held_at = act.at
    debrief.save(update_fields=["held_at"])
    debrief.attendance_set.update(attended=False)
    DebriefAttendance.objects.bulk_create(
        [
            DebriefAttendance(debrief=debrief, member=each, side=side_of(each, application), attended=True)
            for each in attended
        ],
        update_conflicts=True,
        unique_fields=["organization", "debrief", "member"],
        update_fields=["attended"],
    )
    data = _facts(application) | {"member": str(debrief.decider_id)}
    record("debrief_held", debrief, act=act, thread=application.requisition_id, data=data)
    return debrief


@transaction.atomic
def decide(debrief: Debrief, conclusion: Conclusion, *, act: Act) -> Debrief:
    """Record what was decided and why. Raises ``NotYoursToDecide``, ``StillSealed``, ``NotHeld``, ``Decided``,
    ``DebriefIncomplete``, and what ``reject`` raises.

    Declining ends the application, citing the first requirement; the reasons stay here. An offer moves
    nothing by itself. The same decision again changes nothing.
    """
    application = _locked(debrief.application)
    debrief = application.debriefs.select_related("decider").get(pk=debrief.pk)
    if _is_repeated(debrief, conclusion):
        return debrief
    _refuse_deciding(debrief, application, act=act)
    _refuse_incomplete(conclusion, application)
    debrief.decision, debrief.reasons = conclusion.decision, conclusion.reasons.strip()
    debrief.question = conclusion.question.strip()
    debrief.decided_by, debrief.decided_at = act.actor, act.at
    debrief.kickoff_version = agreed_version(application.requisition)
    debrief.save()
    DecisionCitation.objects.bulk_create(
        DecisionCitation(debrief=debrief, requirement=each) for each in conclusion.requirements
    )
    cited = [str(each.pk) for each in conclusion.requirements]
    data = _facts(application) | {"decision": conclusion.decision, "requirements": cited}
    record("debrief_decided", debrief, act=act, thread=application.requisition_id, data=data)
    if conclusion.decision == Decision.DECLINE:
        # Without the reasons: whoever may see the application reads its note, and they quote scorecards.
        reject(application, reason=Application.Reason.REQUIREMENT, requirement=conclusion.requirements[0], act=act)
    return debrief


def _is_repeated(debrief: Debrief, conclusion: Conclusion) -> bool:
    """Tell a second click from a second decision, which raises ``Decided``."""
    if debrief.decided_at is None:
        return False
    if (debrief.decision, debrief.reasons) == (conclusion.decision, conclusion.reasons.strip()):
        return True
    raise Decided(f"This was decided already: {debrief.get_decision_display().lower()}. It does not change any more.")


def _refuse_deciding(debrief: Debrief, application: Application, *, act: Act) -> None:
    me = act.actor.pk if act.actor else None
    if not may_decide(me, owners=owners_of(application), decider=debrief.decider_id):
        raise NotYoursToDecide(f"{debrief.decider.name} decides, or the hiring manager or the recruiter.")
    if application.state != Application.State.ACTIVE:
        raise ApplicationOver("This application is closed. Reopen it to decide again.")
    _refuse_sealed(application)
    if debrief.held_at is None:
        raise NotHeld("Note who was at the debrief first, then decide.")
    if act.actor is not None:
        refuse_unready(Deed.DECIDE_DEBRIEF, [act.actor], application.requisition, act=act)


def _refuse_sealed(application: Application) -> None:
    if waiting := sealed_interviews(application):
        names = ", ".join(each.stage.name for each in waiting)
        raise StillSealed(
            f"Still sealed: {names}. The debrief opens with the last scorecard, or when its round is closed."
        )


def _refuse_incomplete(conclusion: Conclusion, application: Application) -> None:
    if conclusion.decision not in Decision.values:
        raise DebriefIncomplete("Choose what was decided.")
    if not says_something(conclusion.reasons):
        raise DebriefIncomplete("Say in a sentence what the evidence shows.")
    if conclusion.decision == Decision.ONE_MORE and not says_something(conclusion.question):
        raise DebriefIncomplete("Write the question that one more conversation must answer.")
    if any(each.requisition_id != application.requisition_id for each in conclusion.requirements):
        raise DebriefIncomplete("That requirement belongs to another requisition. Cite one of this one's.")
    if conclusion.decision == Decision.DECLINE and not conclusion.requirements:
        raise DebriefIncomplete("Choose the requirement that is not met.")


def _locked(application: Application) -> Application:
    rows = Application.objects.select_for_update(of=("self",))
    return rows.select_related("candidate", "requisition__hiring_manager").get(pk=application.pk)


def _facts(application: Application) -> dict[str, Fact]:
    return {**application.parties}
