"""What is recorded already under the external ids of an import. Reads only."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from requisitions.models import Application, Interview, Offer, SlateCandidate, StageVisit
from requisitions.rules.history.records import Known, OfferRecord, Record

BATCH = 5_000

Visits = frozenset[tuple[int, datetime]]


def known_records(records: Mapping[str, Record]) -> dict[str, Known]:
    """Return what is recorded, by external id, for those ids that are."""
    ids = list(records)
    batches = (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))
    return {id_: known for batch in batches for id_, known in _known(batch, records)}


def running_elsewhere(records: Mapping[str, Record], addresses: Mapping[str, str]) -> set[str]:
    """Return the ids of those whose candidate, by e-mail address, has another running application for the same role."""
    roles = {each.requisition for each in records.values()}
    running = Application.objects.active().filter(requisition__external_id__in=roles)
    by_pair: dict[tuple[str, str], set[str]] = defaultdict(set)
    for id_, role, address in running.values_list("external_id", "requisition__external_id", "candidate__email"):
        if id_ not in records or records[id_].state == "active":
            by_pair[role, address.lower()].add(id_)
    return {
        id_
        for id_, record in records.items()
        if record.state == "active" and addresses[id_] and by_pair[record.requisition, addresses[id_]] - {id_}
    }


def _known(ids: Sequence[str], records: Mapping[str, Record]) -> Iterator[tuple[str, Known]]:
    applications = list(
        Application.objects.filter(external_id__in=ids).select_related("candidate", "requisition", "stage")
    )
    keys = [application.pk for application in applications]
    visits, moved_here = _visits(keys)
    offers = {offer.application_id: offer for offer in Offer.objects.filter(application__in=keys)}
    touched = moved_here | _worked_on(keys)
    for each in applications:
        record = _record(each, records[each.external_id], visits[each.pk], offers.get(each.pk))
        yield each.external_id, Known(record, each.pk in touched or each.closed_by_id is not None)


def _visits(keys: Sequence[UUID]) -> tuple[dict[UUID, Visits], set[UUID]]:
    found: dict[UUID, set[tuple[int, datetime]]] = defaultdict(set)
    moved_here: set[UUID] = set()
    rows = StageVisit.objects.filter(application__in=keys)
    for key, position, at, by in rows.values_list("application_id", "position", "entered_at", "moved_by_id"):
        found[key].add((position, at))
        if by is not None:
            moved_here.add(key)
    return defaultdict(frozenset, {key: frozenset(each) for key, each in found.items()}), moved_here


def _worked_on(keys: Sequence[UUID]) -> set[UUID]:
    """Return the applications with an interview or a place on a slate: those live here now."""
    interviewed = Interview.objects.filter(application__in=keys).values_list("application_id", flat=True)
    presented = SlateCandidate.objects.filter(application__in=keys).values_list("application_id", flat=True)
    return {*interviewed, *presented}


def _record(application: Application, told: Record, visits: Visits, offer: Offer | None) -> Record:
    # A candidate shared with another application is named by that one; then there is nothing to compare.
    own = application.candidate.external_id == application.external_id
    return Record(
        requisition=application.requisition.external_id,
        name=application.candidate.name if own else told.name,
        location=application.candidate.location if own else told.location,
        source=application.source,
        applied_at=application.applied_at,
        state=application.state,
        stage=application.stage.position,
        stage_since_at=application.stage_since_at,
        furthest=application.furthest,
        closed_at=application.closed_at,
        visits=visits,
        offer=OfferRecord(offer.state, offer.extended_at, offer.answered_at) if offer else None,
    )
