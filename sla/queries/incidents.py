"""What the metrics count, one query each: promises by their due instant, ledger events by when they happened."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from hiring.ledger.models import Event
from requisitions.models import Requisition
from sla.models import CaseEvidence, Commitment, EscalationCase
from sla.rules.escalation import Episode
from sla.rules.metrics import Incident, Kind
from sla.rules.rulebook import Rule, Scope, Side

# What counts as progress: somebody was met, judged, offered; not that more people were found.
PROGRESS = (
    "requisition_opened",
    "requisition_imported",
    "application_moved",
    "interview_held",
    "slate_presented",
    "slate_reviewed",
    "slate_returned",
    "debrief_held",
    "debrief_decided",
    "offer_extended",
    "offer_accepted",
    "offer_declined",
    "application_hired",
)
LIFE = {
    "requisition_held": Kind.HELD,
    "requisition_resumed": Kind.RESUMED,
    "requisition_filled": Kind.ENDED,
    "requisition_cancelled": Kind.ENDED,
}
CANCELLATIONS = ("interview_cancelled", "interview_rescheduled")


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a rule is asked about, and on which requisition something just happened."""

    about_id: UUID
    requisition_id: UUID

    def scope_id(self, rule: Rule) -> UUID:
        return self.about_id if rule.scope is Scope.PERSON else self.requisition_id


@dataclass(frozen=True, slots=True)
class Span:
    """From when until when: both included."""

    since: datetime
    until: datetime


def incidents_of(rule: Rule, subject: Subject, span: Span) -> list[Incident]:
    """Return what the rule counts about its subject; those of other requisitions only where it counts them together."""
    return _QUERIES[rule.metric](rule, subject, span)


def episodes_of(rule: Rule, subject: Subject) -> list[Episode]:
    """Return the earlier cases of the rule within its scope, each with what it rested on."""
    cases = EscalationCase.objects.of_scope(rule.key, subject.about_id, subject.scope_id(rule))
    return [
        Episode(frozenset(each.source_id for each in case.evidence.all()), case.closed_at)
        for case in cases.prefetch_related("evidence")
    ]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Which of an evidence row's references they are for, and each id with when it counted."""

    field: str
    rows: tuple[tuple[UUID, datetime], ...]


def evidence_for(rule: Rule, ids: Collection[UUID]) -> Evidence:
    """Return what the ids of a decision stand for: promises, or ledger events."""
    if rule.metric in {"missed", "late_share"}:
        promises = Commitment.objects.filter(pk__in=ids)
        return Evidence("commitment_id", tuple((each.pk, each.breached_at) for each in promises if each.breached_at))
    return Evidence("event_id", tuple(Event.objects.filter(pk__in=ids).values_list("pk", "at")))


def open_cases_on(*, commitment_id: UUID | None = None, about_event_of: UUID | None = None) -> QuerySet[EscalationCase]:
    """Return the open cases that rest on this promise, or on an event about this subject."""
    evidence = CaseEvidence.objects.filter(
        Q(commitment=commitment_id) if commitment_id else Q(event__subject_id=about_event_of)
    )
    found: QuerySet[EscalationCase] = EscalationCase.objects.open().filter(pk__in=evidence.values("case"))
    return found


def _promises(rule: Rule, subject: Subject) -> QuerySet[Commitment]:
    found: QuerySet[Commitment] = Commitment.objects.filter(
        owner=subject.about_id, side=rule.side, clause__in=rule.clauses
    )
    return found.filter(requisition=subject.requisition_id) if rule.scope is Scope.REQUISITION else found


def _missed(rule: Rule, subject: Subject, span: Span) -> list[Incident]:
    rows = _promises(rule, subject).filter(breached_at__range=(span.since, span.until))
    return [
        Incident(pk, Kind.AGAINST, at, subject.about_id, requisition_id, is_void=outcome == Commitment.Outcome.WAIVED)
        for pk, at, requisition_id, outcome in rows.values_list("pk", "breached_at", "requisition_id", "outcome")
        if at
    ]


def _kept_or_missed(rule: Rule, subject: Subject, span: Span) -> list[Incident]:
    kept = _promises(rule, subject).filter(outcome=Commitment.Outcome.MET, due_at__range=(span.since, span.until))
    return _missed(rule, subject, span) + [
        Incident(pk, Kind.KEPT, at, subject.about_id, requisition_id)
        for pk, at, requisition_id in kept.values_list("pk", "due_at", "requisition_id")
    ]


def _events(rule: Rule, subject: Subject, span: Span) -> QuerySet[Event]:
    """Return what happened on the hires that are theirs."""
    owner = "recruiter" if rule.side is Side.RECRUITER else "hiring_manager"
    theirs = Requisition.objects.filter(**{owner: subject.about_id})
    if rule.scope is Scope.REQUISITION:
        theirs = theirs.filter(pk=subject.requisition_id)
    found: QuerySet[Event] = Event.objects.filter(thread_id__in=theirs.values("pk"), at__range=(span.since, span.until))
    return found


def _called_off(rule: Rule, subject: Subject, span: Span) -> list[Incident]:
    events = _events(rule, subject, span).filter(verb__in=CANCELLATIONS, data__side=rule.side)
    return [_against(each, subject, notice=notice_of(each)) for each in events]


def notice_of(event: Event) -> timedelta | None:
    """Return how long before its start an interview was called off or moved; None when the event does not say."""
    was_at = event.data.get("was_at")
    return datetime.fromisoformat(was_at) - event.at if was_at else None


def _unexplained(rule: Rule, subject: Subject, span: Span) -> list[Incident]:
    """Only what they decided themselves; reopened since, it was taken back."""
    events = list(
        _events(rule, subject, span).filter(
            verb="application_rejected", data__reason="other", actor_id=subject.about_id
        )
    )
    reopened = Event.objects.filter(verb="application_reopened", subject_id__in={each.subject_id for each in events})
    back = dict(reopened.order_by("at").values_list("subject_id", "at"))
    return [
        _against(each, subject, is_void=each.subject_id in back and back[each.subject_id] >= each.at) for each in events
    ]


def _returned(rule: Rule, subject: Subject, span: Span) -> list[Incident]:
    return [_against(each, subject) for each in _events(rule, subject, span).filter(verb="slate_returned")]


def _standing(rule: Rule, subject: Subject, span: Span) -> list[Incident]:
    """What moved last, and when it was on hold. A case that was decided begins the days anew."""
    here = Event.objects.filter(thread_id=subject.requisition_id, at__lte=span.until)
    decided = EscalationCase.objects.of_scope(rule.key, subject.about_id, subject.requisition_id)
    found = [
        *here.filter(verb__in=PROGRESS).order_by("-at", "-id")[:1],
        *here.filter(verb__in=LIFE),
        *Event.objects.filter(verb="case_closed", subject_id__in=decided.values("pk"), at__lte=span.until),
    ]
    return [
        Incident(each.pk, LIFE.get(each.verb, Kind.PROGRESS), each.at, subject.about_id, subject.requisition_id)
        for each in found
    ]


def _nothing(rule: Rule, subject: Subject, span: Span) -> list[Incident]:
    return []


def _against(event: Event, subject: Subject, *, notice: timedelta | None = None, is_void: bool = False) -> Incident:
    return Incident(
        event.pk, Kind.AGAINST, event.at, subject.about_id, event.thread_id or subject.requisition_id, notice, is_void
    )


_QUERIES: dict[str, Callable[[Rule, Subject, Span], list[Incident]]] = {
    "missed": _missed,
    "late_share": _kept_or_missed,
    "late_cancellations": _called_off,
    "unexplained_rejections": _unexplained,
    "slates_returned": _returned,
    "stalled": _standing,
    "concern": _nothing,
}
