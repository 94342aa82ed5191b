"""What happened around a case, oldest first: the promises it rests on, their reminders and ends, its own steps."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Min

from hiring.ledger.models import Event
from hiring.ledger.sentences import DICTIONARY, Fact
from sla.models import Commitment, EscalationCase
from sla.queries.cases import event_words
from sla.registry import CLAUSES
from sla.rules.case_words import times

CASE_WORDS = {
    "case_opened": "Case opened by policy",
    "case_escalated": "Sent on for a decision",
    "case_asked_again": "Asked again for a decision",
    "case_reassigned": "Given to whoever holds the role now",
    "case_weakened": "What it rests on no longer reaches the limit of the policy",
    "case_holds_again": "What it rests on reaches the limit of the policy again",
    "case_words_added": "Words added",
    "case_plan_agreed": "A plan was agreed",
    "case_plan_over": "The plan’s day was over",
    "case_reviewed": "Sourcing, workload and process reviewed",
    "case_shared": "Shown to the person concerned",
    "case_closed": "Case closed",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """`mark` is kept, late or event; `second` a further line, or empty."""

    at: datetime
    mark: str
    fact: str
    second: str = ""


# What else of the requisition stands beside it.
AROUND = (
    "requisition_opened",
    "requisition_held",
    "requisition_resumed",
    "slate_presented",
    "slate_reviewed",
    "slate_returned",
    "interview_cancelled",
    "interview_rescheduled",
    "debrief_held",
    "application_withdrawn",
    "offer_extended",
    "offer_declined",
)
BEFORE = timedelta(days=14)
SEEN = 60


def of_case(case: EscalationCase, *, with_names: bool = True) -> list[Moment]:
    """Return everything around `case`; without names nothing that is about one candidate alone."""
    evidence = Commitment.objects.filter(pk__in=case.evidence.values("commitment"))
    promises = evidence.select_related("application__candidate").prefetch_related("events")
    moments = [moment for each in promises for moment in _of_promise(each, with_names=with_names)]
    counted = case.evidence.exclude(event=None).select_related("event")
    moments += [Moment(each.at, "event", event_words(each.event)) for each in counted]
    moments += _around(case, {each.event_id for each in counted}, with_names=with_names)
    moments += [
        Moment(event.at, "event", _words(case, event), event.actor.name if event.actor else "")
        for event in Event.objects.about(case.pk).filter(verb__in=CASE_WORDS)
    ]
    return sorted(moments, key=lambda each: each.at)


def _words(case: EscalationCase, event: Event) -> str:
    is_raised = event.verb == "case_opened" and case.raised_by_id
    return "Concern raised" if is_raised else CASE_WORDS[event.verb]


def _around(case: EscalationCase, counted: set[UUID | None], *, with_names: bool) -> list[Moment]:
    """Return what happened on the requisition from shortly before the first evidence until the case was closed."""
    since = case.evidence.aggregate(first=Min("at"))["first"] or case.opened_at
    found = Event.objects.on_thread(case.requisition_id).filter(verb__in=AROUND, at__gte=since - BEFORE)
    found = found.exclude(pk__in=counted - {None})
    if case.closed_at:
        found = found.filter(at__lte=case.closed_at)
    if not with_names:
        found = found.filter(strand_id=None)
    listed = list(found[:SEEN])
    facts = [Fact(each.verb, each.subject_type, each.subject_id, _name(each), each.data) for each in listed]
    said = zip(listed, DICTIONARY.tell(facts), strict=True)
    return [Moment(event.at, "event", sentence) for event, sentence in said if sentence]


def _name(event: Event) -> str:
    return event.actor.name if event.actor else ""


def _of_promise(promise: Commitment, *, with_names: bool) -> list[Moment]:
    title = CLAUSES[promise.clause].title
    about = f" on {promise.application.candidate.name}" if promise.application and with_names else ""
    reminded = sum(event.kind == "reminded" and event.occurred_at <= promise.due_at for event in promise.events.all())
    tried = f"Reminded {times(reminded)} before" if reminded else "No reminder fell before it"
    found = [Moment(promise.anchored_at, "event", f"{title}{about}: promised", "")]
    if promise.breached_at:
        found.append(Moment(promise.breached_at, "late", f"{title}{about}: not done when it was due", tried))
    if promise.satisfied_at:
        found.append(Moment(promise.satisfied_at, "kept", f"{title}{about}: done", ""))
    return found
