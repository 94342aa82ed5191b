"""Facts for the clauses: one ledger event, and what stood beside it when it was heard."""

from dataclasses import replace
from uuid import UUID

from django.db.models import Max

from hiring.ledger.models import Event
from requisitions.models import Application, Interview, Kickoff, Requisition
from scorecards.models import Debrief
from sla.rules.facts import LOOP, Fact, Seat


def fact_of(event: Event) -> Fact:
    """Return `event` as the clauses understand it."""
    requisition = Requisition.objects.with_id(event.thread_id).get()
    fact = Fact(
        verb=event.verb,
        at=event.at,
        subject_id=event.subject_id,
        requisition_id=requisition.pk,
        manager_id=requisition.hiring_manager_id,
        recruiter_id=requisition.recruiter_id,
        application_id=_id(event, "application"),
        interview_id=_id(event, "interview"),
        person_id=_id(event, "member"),
        side=str(event.data.get("side") or ""),
        milestone=str(event.data.get("milestone") or ""),
    )
    enrich = _ENRICHED.get(event.subject_type)
    return enrich(fact, event) if enrich else fact


def _id(event: Event, key: str) -> UUID | None:
    value = event.data.get(key)
    return UUID(value) if value else None


def _kickoff(fact: Fact, event: Event) -> Fact:
    kickoff = Kickoff.objects.get(pk=event.subject_id)
    # Whoever did not come has fulfilled nothing.
    came = event.data.get("attended", True)
    return replace(
        fact,
        agreed_at=kickoff.scheduled_for_at,
        done_at=kickoff.requirements_approved_at,
        person_id=fact.person_id if came else None,
    )


def _requisition(fact: Fact, event: Event) -> Fact:
    kickoff = Kickoff.objects.filter(requisition=event.subject_id).first()
    return replace(fact, agreed_on=kickoff.slate_due_on if kickoff else None)


def _application(fact: Fact, event: Event) -> Fact:
    return replace(fact, application_id=event.subject_id)


def _interview(fact: Fact, event: Event) -> Fact:
    interview = Interview.objects.select_related("stage").get(pk=event.subject_id)
    panel = tuple(Seat(*row) for row in interview.seats.values_list("member_id", "submitted_at"))
    return replace(
        fact,
        application_id=interview.application_id,
        agreed_at=interview.starts_at,
        panel=panel,
        is_loop_over=interview.stage.milestone in LOOP and not _more_is_planned(interview),
        round=_next_round(interview.application_id),
    )


def _more_is_planned(interview: Interview) -> bool:
    others = Interview.objects.filter(application=interview.application_id, state="scheduled")
    return others.exclude(pk=interview.pk).exists()


def _next_round(application_id: UUID) -> int:
    held = Debrief.objects.filter(application=application_id, held_at__isnull=False)
    return (held.aggregate(last=Max("round"))["last"] or 0) + 1


_ENRICHED = {
    Kickoff._meta.label_lower: _kickoff,
    Requisition._meta.label_lower: _requisition,
    Application._meta.label_lower: _application,
    Interview._meta.label_lower: _interview,
}
