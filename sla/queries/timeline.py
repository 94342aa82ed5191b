"""What happened around a case, oldest first: the promises it rests on, their reminders and ends, its own steps."""

from dataclasses import dataclass
from datetime import datetime

from hiring.ledger.models import Event
from sla.models import Commitment, EscalationCase
from sla.queries.cases import event_words
from sla.registry import CLAUSES
from sla.rules.case_words import times

CASE_WORDS = {
    "case_opened": "Case opened by policy",
    "case_escalated": "Sent on for a decision",
    "case_asked_again": "Asked again for a decision",
    "case_reassigned": "Given to whoever holds the role now",
    "case_weakened": "What it rests on no longer reaches what was agreed",
    "case_holds_again": "What it rests on reaches what was agreed again",
    "case_words_added": "Words added",
    "case_plan_agreed": "A plan was agreed",
    "case_plan_over": "The plan’s day was over",
    "case_closed": "Case closed",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """`mark` is kept, late or event; `second` a further line, or empty."""

    at: datetime
    mark: str
    fact: str
    second: str = ""


def of_case(case: EscalationCase) -> list[Moment]:
    evidence = Commitment.objects.filter(pk__in=case.evidence.values("commitment"))
    promises = evidence.select_related("application__candidate").prefetch_related("events")
    moments = [moment for each in promises for moment in _of_promise(each)]
    counted = case.evidence.exclude(event=None).select_related("event")
    moments += [Moment(each.at, "event", event_words(each.event)) for each in counted]
    moments += [
        Moment(event.at, "event", CASE_WORDS[event.verb], event.actor.name if event.actor else "")
        for event in Event.objects.about(case.pk).filter(verb__in=CASE_WORDS)
    ]
    return sorted(moments, key=lambda each: each.at)


def _of_promise(promise: Commitment) -> list[Moment]:
    title = CLAUSES[promise.clause].title
    about = f" on {promise.application.candidate.name}" if promise.application else ""
    reminded = sum(event.kind == "reminded" and event.occurred_at <= promise.due_at for event in promise.events.all())
    tried = f"Reminded {times(reminded)} before" if reminded else "No reminder fell before it"
    found = [Moment(promise.anchored_at, "event", f"{title}{about}: promised", "")]
    if promise.breached_at:
        found.append(Moment(promise.breached_at, "late", f"{title}{about}: not done when it was due", tried))
    if promise.satisfied_at:
        found.append(Moment(promise.satisfied_at, "kept", f"{title}{about}: done", ""))
    return found
