"""What a case says, read from what happened: one frozen value for the page and for every mail."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from hiring.ledger.models import Event
from hiring.tenancy.models import Member
from requisitions.models import Application, Requisition
from sla.models import Agreement, CaseEvidence, CaseNote, Commitment, CommitmentEvent, EscalationCase
from sla.queries.agreed_terms import Terms
from sla.queries.incidents import CANCELLATIONS, notice_of
from sla.queries.rulebook import TITLES, rule_of
from sla.registry import CLAUSES
from sla.rules.case_facts import Agreed, CaseFacts, Record, Rests, Waiting, start_of
from sla.rules.case_words import called_off, ground


def case_facts(case: EscalationCase, now: datetime, *, reader: Member | None = None) -> CaseFacts:
    """Return the facts of `case` as they stand at `now`; a fixed number of queries.

    `reader`: the person concerned, who reads their own words and what was written since the case was shown to them.
    """
    requisition = Requisition.objects.with_people().get(pk=case.requisition_id)
    other = requisition.recruiter if case.about_id == requisition.hiring_manager_id else requisition.hiring_manager
    promises = list(Commitment.objects.filter(requisition=requisition).select_related("owner", "agreement"))
    evidence = list(case.evidence.select_related("commitment", "event"))
    since = min((each.at for each in evidence), default=case.opened_at)
    signed = Agreement.objects.in_force(requisition.pk, now).first()
    rule = rule_of(case)
    days_open = (now - requisition.opened_at).days if requisition.opened_at else None
    return CaseFacts(
        case=str(case),
        requisition=f"REQ-{requisition.number}",
        title=requisition.title,
        ground=ground(rule, case.value, TITLES),
        side=case.side,
        about=_record(case.about, promises, now),
        other=_record(other, promises, now),
        agreed=tuple(_agreed(promises, set(rule.clauses), Terms(requisition.role_type), now)),
        rests_on=tuple(map(_rests, evidence)),
        waiting=_waiting(requisition, case.about_id, since, now),
        signed_at=signed.signed_at if signed else None,
        days_open=days_open,
        forecast_days=requisition.forecast_days,
        start=start_of(requisition.target_start_on, days_open, requisition.forecast_days),
        policy_version=case.policy.version,
        decide_by_at=case.decide_by_at,
        opened_at=case.opened_at,
        holds=case.weakened_at is None,
        is_told=case.is_told,
        other_late=tuple(_late(other, promises, now)),
        words=tuple((each.author.name, each.text, each.written_at) for each in _notes(case, reader)),
        **_tried([each.commitment_id for each in evidence if each.commitment_id]),
    )


def _notes(case: EscalationCase, reader: Member | None) -> QuerySet[CaseNote]:
    notes: QuerySet[CaseNote] = case.notes.select_related("author")
    return notes if reader is None else notes.filter(Q(author=reader) | Q(written_at__gte=case.shared_at))


def _rests(evidence: CaseEvidence) -> Rests:
    promise, event = evidence.commitment, evidence.event
    if promise is not None:
        counts = promise.breached_at is not None and promise.outcome != Commitment.Outcome.WAIVED
        title, is_owed = CLAUSES[promise.clause].title, promise.state != "closed"
        return Rests(title, evidence.at, is_promise=True, is_owed=is_owed, is_void=not counts)
    return Rests(event_words(event), evidence.at)


def event_words(event: Event) -> str:
    """Return what an event counted as, without anybody's name."""
    return called_off(notice_of(event)) if event.verb in CANCELLATIONS else _COUNTED.get(event.verb, _PROGRESS)


_PROGRESS = "The last progress"
_COUNTED = {
    "application_rejected": "Declined without a requirement",
    "slate_returned": "Slate returned as off-criteria",
}


def _came_due(promise: Commitment, now: datetime) -> bool:
    """Kept, late, or past its time today: a pending promise counts for nobody yet (analytics 1.7)."""
    if promise.outcome in {"cancelled", "superseded", "waived"}:
        return promise.breached_at is not None and promise.outcome != "waived"
    return promise.outcome != "" or promise.due_at < now


def _was_kept(promise: Commitment) -> bool:
    return promise.outcome == "met"


def _record(member: Member, promises: Iterable[Commitment], now: datetime) -> Record:
    due = [each for each in promises if each.owner_id == member.pk and _came_due(each, now)]
    return Record(member.name, member.department, sum(map(_was_kept, due)), len(due))


def _late(member: Member, promises: Iterable[Commitment], now: datetime) -> Iterable[Rests]:
    for each in promises:
        if each.owner_id == member.pk and _came_due(each, now) and not _was_kept(each):
            yield Rests(CLAUSES[each.clause].title, each.due_at, is_promise=True, is_owed=each.state != "closed")


def _agreed(promises: list[Commitment], opened_case: set[str], terms: Terms, now: datetime) -> Iterable[Agreed]:
    owners: dict[tuple[str, UUID], list[Commitment]] = {}
    for each in promises:
        if each.side != "interviewer" and _came_due(each, now):
            owners.setdefault((each.clause, each.owner_id), []).append(each)
    for (clause, _), due in sorted(owners.items(), key=lambda item: (item[0][0] not in opened_case, item[0][0])):
        kept = sum(map(_was_kept, due))
        late, by = len(due) - kept, due[0].owner.first_name
        yield Agreed(CLAUSES[clause].title, terms.said(due), by, len(due), kept, late, clause in opened_case)


def _waiting(requisition: Requisition, about_id: UUID, since: datetime, now: datetime) -> Waiting:
    owed = Q(commitments__owner=about_id, commitments__outcome="") | Q(
        slate_places__slate__state="presented", slate_places__answer=""
    )
    active = Application.objects.filter(requisition=requisition, state="active").filter(owed).distinct()
    found = active.aggregate(number=Count("pk", distinct=True), earliest=Min("stage_since_at"))
    withdrew = Application.objects.filter(requisition=requisition, state="withdrawn", closed_at__gte=since).count()
    days = (now - found["earliest"]).days if found["earliest"] else 0
    return Waiting(found["number"], days, withdrew)


def _tried(evidence: list[UUID]) -> dict[str, int]:
    reminders = CommitmentEvent.objects.filter(commitment__in=evidence, kind="reminded").count()
    nudges = Event.objects.filter(subject_id__in=evidence, verb="commitment_nudged").count()
    return {"reminders": reminders, "nudges": nudges}
