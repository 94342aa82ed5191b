"""What the promises hear from the ledger, in the transaction of the thing itself: quick, database only."""

from collections.abc import Sequence
from uuid import UUID

from hiring.ledger.actions import Entry
from hiring.ledger.models import Event
from hiring.tenancy.act import Act
from hiring.tenancy.models import Member
from requisitions.models import Kickoff, Requisition
from sla.actions import cases, commitments, escalation
from sla.actions.agreement import sign_agreement
from sla.actions.hours import follow_zone
from sla.models import EscalationCase
from sla.queries.incidents import Subject, open_cases_on


def hear(event: Event, act: Act) -> None:
    """A fact that some clause listens for: tell the promises anew to which it makes a difference."""
    commitments.hear(event, act)


def hear_about_promises(event: Event, act: Act) -> None:
    """A hold, leave, a pause or a waiver: tell anew the promises that it is about."""
    commitments.hear_decision(event, act)


def hear_agreement(event: Event, act: Act) -> None:
    sign_agreement(Kickoff.objects.get(pk=event.subject_id), act=act)


def hear_move(event: Event, act: Act) -> None:
    """A member's profile changed: where they live now, their days begin."""
    if before := event.data.get("zone_before"):
        follow_zone(Member.objects.get(pk=event.subject_id), before, act=act)


def hear_breaches(told: Sequence[Entry], act: Act) -> None:
    """Promises were broken: do their owners' records ask for a case? Once for each person, clause and requisition."""
    broken = {(*(str(each.data[key]) for key in ("owner", "clause", "side")), str(each.thread_id)) for each in told}
    # In one order, whoever asks: two sweeps lock the same people.
    happened = [
        (Subject(UUID(owner_id), UUID(requisition_id)), side, clause)
        for owner_id, clause, side, requisition_id in sorted(broken)
    ]
    escalation.consider_all({"missed", "late_share"}, happened, act=act)


def hear_relief(event: Event, act: Act) -> None:
    """A breach was taken back or waived: do the cases that rest on it still hold?"""
    escalation.recheck(open_cases_on(commitment_id=event.subject_id), act=act)


def hear_cancellation(event: Event, act: Act) -> None:
    """An interview was called off or moved by one of the two sides."""
    if event.data.get("side") == "manager":
        escalation.consider({"late_cancellations"}, _managers(event), side="manager", act=act)


def hear_rejection(event: Event, act: Act) -> None:
    """Somebody was declined; what cites no requirement counts for whoever declined, if the hire is theirs."""
    if event.data.get("reason") == "other":
        subject = _managers(event)
        if event.actor_id == subject.about_id:
            escalation.consider({"unexplained_rejections"}, subject, side="manager", act=act)


def hear_reopening(event: Event, act: Act) -> None:
    escalation.recheck(open_cases_on(about_event_of=event.subject_id), act=act)


def hear_return(event: Event, act: Act) -> None:
    """A slate came back as off-criteria."""
    subject = Subject(_partner(event, "recruiter"), UUID(str(event.thread_id)))
    escalation.consider({"slates_returned"}, subject, side="recruiter", act=act)


def hear_start(event: Event, act: Act) -> None:
    """A requisition opened, or goes on: from now on it may stand still."""
    escalation.consider({"stalled"}, _managers(event), side="manager", act=act)


def hear_progress(event: Event, act: Act) -> None:
    """Something moved, and we learn of it late: a case that said it stood still by then was wrong."""
    if event.at < event.recorded_at:
        here = EscalationCase.objects.open().filter(requisition=event.thread_id, opened_at__gt=event.at)
        escalation.recheck(here, act=act)


def hear_decision(event: Event, act: Act) -> None:
    """A case was decided: from now on the next may come, and a standstill counts anew."""
    escalation.ask_anew(EscalationCase.objects.get(pk=event.subject_id), act=act)


def hear_departure(event: Event, act: Act) -> None:
    """Somebody left, or holds other roles: the cases with them go to whoever holds the role now."""
    cases.reassign_cases_of(Member.objects.get(pk=event.subject_id), act=act)


def hear_new_ground(event: Event, act: Act) -> None:
    """Another policy counts, or requisitions came with their history: what time alone may reach is looked for."""
    escalation.look_at_everything(act=act)


def _managers(event: Event) -> Subject:
    return Subject(_partner(event, "manager"), UUID(str(event.thread_id)))


def _partner(event: Event, side: str) -> UUID:
    """Return who owned the hire on that side when it happened; events of earlier days do not say."""
    if named := event.data.get(side):
        return UUID(named)
    requisition = Requisition.objects.with_id(event.thread_id).get()
    return {"manager": requisition.hiring_manager_id, "recruiter": requisition.recruiter_id}[side]


# What the escalation rules hear, beside progress.
ESCALATION = {
    "breach_retracted": hear_relief,
    "commitment_waived": hear_relief,
    "interview_cancelled": hear_cancellation,
    "interview_rescheduled": hear_cancellation,
    "application_rejected": hear_rejection,
    "application_reopened": hear_reopening,
    "slate_returned": hear_return,
    "requisition_opened": hear_start,
    "requisition_resumed": hear_start,
    "case_closed": hear_decision,
    "member_deactivated": hear_departure,
    "member_roles_changed": hear_departure,
    "policy_changed": hear_new_ground,
    "history_imported": hear_new_ground,
}
