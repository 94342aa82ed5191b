"""Facts for the clauses: ledger events as values. Reads the events alone.

An event recorded before its verb carried all of this is completed from the tables, once.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from uuid import UUID

from hiring.ledger.models import Event
from hiring.tenancy.act import Origin
from requisitions.models import Application, Interview, Kickoff, Requisition, Slate
from sla.rules.facts import Fact

Data = Mapping[str, object]
# Which key holds the moment that an event names.
MOMENTS = ("scheduled_for_at", "starts_at", "answer_by_at")
KINDS = {
    Application._meta.label_lower: "application",
    Interview._meta.label_lower: "interview",
    Slate._meta.label_lower: "slate",
}


def fact_of(event: Event) -> Fact:
    """Return `event`, of some requisition's thread, as the clauses understand it. Raises ``LookupError`` for others."""
    if event.thread_id is None:
        raise LookupError(f"{event.verb} is on no requisition; no promise hears of it.")
    data: Data = {**event.data, **_completed(event), **_named_after(event)}
    return Fact(
        verb=event.verb,
        at=event.at,
        recorded_at=event.recorded_at,
        event_id=event.pk,
        subject_id=event.subject_id,
        requisition_id=event.thread_id,
        manager_id=UUID(str(data["manager"])),
        recruiter_id=UUID(str(data["recruiter"])),
        actor_id=event.actor_id,
        is_attested=event.origin != Origin.LIVE,
        origin=event.origin,
        application_id=_id(data, "application"),
        interview_id=_id(data, "interview"),
        slate_id=_id(data, "slate"),
        person_id=_id(data, "member"),
        has_attended=bool(data.get("attended", True)),
        side=_code(data, "side"),
        agreed_at=next((at for key in MOMENTS if (at := _instant(data, key))), None),
        was_at=_instant(data, "was_at"),
        agreed_on=_date(data, "slate_due_on") or _date(data, "start_on"),
        panel=tuple(sorted(UUID(str(each)) for each in _list(data, "panel"))),
        size=_size(data),
        months=_number(data, "months"),
        milestone=_code(data, "milestone"),
        reason=_code(data, "reason"),
        cause=_code(data, "cause"),
    )


def facts_of(events: Iterable[Event]) -> list[Fact]:
    return [fact_of(event) for event in events]


def _named_after(event: Event) -> dict[str, object]:
    """The subject is what its kind says: an interview's event is about that interview."""
    kind = KINDS.get(event.subject_type)
    return {kind: event.subject_id} if kind else {}


def _id(data: Data, key: str) -> UUID | None:
    value = data.get(key)
    return UUID(str(value)) if value else None


def _code(data: Data, key: str) -> str:
    return str(data.get(key) or "")


def _instant(data: Data, key: str) -> datetime | None:
    value = data.get(key)
    return datetime.fromisoformat(str(value)) if value else None


def _date(data: Data, key: str) -> date | None:
    value = data.get(key)
    return date.fromisoformat(str(value)) if value else None


def _list(data: Data, key: str) -> list[object]:
    value = data.get(key)
    return value if isinstance(value, list) else []


def _size(data: Data) -> int | None:
    return _number(data, "size" if "size" in data else "slate_size")


def _number(data: Data, key: str) -> int | None:
    value = data.get(key)
    return value if isinstance(value, int) else None


def _completed(event: Event) -> dict[str, object]:
    """Return what an event of before these fields existed leaves out, from the tables as they are now."""
    return {} if "manager" in event.data else dict(_from_tables(event))


def _from_tables(event: Event) -> Iterator[tuple[str, object]]:
    requisition = Requisition.objects.with_id(event.thread_id).get()
    yield from requisition.partners.items()
    if event.subject_type == Interview._meta.label_lower:
        interview = Interview.objects.select_related("stage").get(pk=event.subject_id)
        yield "application", interview.application_id
        yield "milestone", interview.stage.milestone
        yield "starts_at", interview.starts_at.isoformat()
        yield "panel", list(interview.seats.values_list("member_id", flat=True))
    if event.subject_type == Requisition._meta.label_lower:
        kickoff = Kickoff.objects.filter(requisition=event.thread_id).first()
        yield "slate_due_on", kickoff.slate_due_on.isoformat() if kickoff and kickoff.slate_due_on else None
