"""What an application of the tables is as a record, and how that compares with what was recorded before."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from requisitions.rules.history import mapping as meaning
from requisitions.rules.history.judge import Application
from requisitions.rules.history.mapping import HIRED, OFFER_DECLINED, OPEN, REJECTED, WITHDRAWN
from requisitions.rules.history.reconcile import requisition_key
from requisitions.rules.history.report import Refusal
from requisitions.rules.moves import MILESTONES

STATES = {
    OPEN: "active",
    HIRED: "hired",
    REJECTED: "rejected",
    WITHDRAWN: "withdrawn",
    OFFER_DECLINED: "offer_declined",
}


@dataclass(frozen=True, slots=True)
class OfferRecord:
    """An offer as it stands: pending, accepted or declined."""

    state: str
    extended_at: datetime
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Record:
    """An application as the tables of the house hold it. Stages are positions, `furthest` a milestone's rank.

    `closed_at` is the last known moment when the tables do not say when it ended; visits are (position, moment).
    """

    requisition: str
    name: str
    location: str
    source: str
    applied_at: datetime
    state: str
    stage: int
    stage_since_at: datetime
    furthest: int
    closed_at: datetime | None
    visits: frozenset[tuple[int, datetime]]
    offer: OfferRecord | None


@dataclass(frozen=True, slots=True)
class Known:
    """What is recorded under an external id. `is_touched`: somebody has worked on it here since."""

    record: Record
    is_touched: bool


@dataclass(frozen=True)
class Comparison:
    """Which applications are new, changed or as they were, and which cannot become what the tables say."""

    new: tuple[Application, ...]
    changed: tuple[Application, ...]
    unchanged: tuple[Application, ...]
    refusals: tuple[Refusal, ...]


def requisition_id(application: Application) -> str:
    """Return the external id of the requisition an application belongs to: the same for the same role and people."""
    key = "\n".join(requisition_key(application))
    return f"history:{hashlib.sha256(key.encode()).hexdigest()[:32]}"


def record_of(application: Application, plan: meaning.Mapping) -> Record:
    """Return the record that the tables make of an application."""
    last_known = max(visit.at for visit in application.visits)
    ended_at = application.ended_at or max(last_known, application.applied_at)
    reached = {visit.stage for visit in application.visits} | {application.furthest}
    return Record(
        requisition=requisition_id(application),
        name=application.said("name") or f"Candidate {application.id}",
        location=application.said("location"),
        source=application.said("source"),
        applied_at=application.applied_at,
        state=STATES[application.outcome],
        stage=application.stage,
        stage_since_at=max(last_known, application.applied_at),
        furthest=max(MILESTONES.index(plan.stages[stage].milestone) for stage in reached),
        closed_at=None if application.outcome == OPEN else ended_at,
        visits=frozenset((visit.stage, visit.at) for visit in application.visits),
        offer=_offer(application, plan, ended_at) if application.offer else None,
    )


def _offer(application: Application, plan: meaning.Mapping, ended_at: datetime) -> OfferRecord:
    offered = plan.position_of("offer")
    dated = [visit.at for visit in application.visits if visit.stage == offered]
    extended_at = dated[-1] if dated else application.visits[-1].at
    answered_at = None if application.offer == "pending" else max(extended_at, ended_at)
    return OfferRecord(application.offer, extended_at, answered_at)


def compare(
    applications: Iterable[Application], records: Mapping[str, Record], known: Mapping[str, Known], table: str
) -> Comparison:
    """Sort the applications by what has to be written. What was recorded of the past is added to, never rewritten."""
    new, changed, unchanged, refusals = [], [], [], []
    for each in applications:
        record, before = records[each.id], known.get(each.id)
        if before is None:
            new.append(each)
        elif before.record == record:
            unchanged.append(each)
        elif objection := _objection(before, record):
            refusals.append(Refusal(table, each.row, "", "", objection, each.id, kind="recorded"))
        else:
            changed.append(each)
    return Comparison(tuple(new), tuple(changed), tuple(unchanged), tuple(refusals))


def _objection(before: Known, record: Record) -> str:
    if before.is_touched:
        return "Somebody has moved or closed this application here since it was imported. What they did stands."
    if before.record.requisition != record.requisition:
        return "It was imported for another role, department, location, manager or recruiter. Give it a new id."
    if before.record.visits - record.visits:
        return "A stage was imported with a date that the table no longer has. What was recorded is not rewritten."
    return ""
