"""The people behind imported applications: one candidate per e-mail address, else one per application."""

from collections.abc import Iterable, Mapping, Sequence

from hiring.tenancy.act import Act
from requisitions.actions.history.naming import stable_id
from requisitions.models import Candidate
from requisitions.rules.history.judge import Application
from requisitions.rules.history.records import Record

BATCH = 1_000


def candidates_for(
    applications: Sequence[Application], records: Mapping[str, Record], act: Act
) -> dict[str, Candidate]:
    """Return a candidate for each application's id: the one with that address, made when there is none."""
    addresses = {address for each in applications if (address := _address(each))}
    by_address = {each.email.lower(): each for each in _with_addresses(addresses)}
    found: dict[str, Candidate] = {}
    made: list[Candidate] = []
    for each in applications:
        address = _address(each)
        candidate = by_address.get(address) if address else None
        if candidate is None:
            candidate = _candidate(each, address, records[each.id], act)
            made.append(candidate)
            if address:
                by_address[address] = candidate
        found[each.id] = candidate
    Candidate.objects.bulk_create(made, batch_size=BATCH)
    return found


def rename_candidates(changed: Iterable[Application], records: Mapping[str, Record]) -> None:
    """Take over a name or location that changed, for candidates that this import made."""
    ids = [each.id for each in changed]
    candidates = list(Candidate.objects.filter(external_id__in=ids))
    for each in candidates:
        each.name, each.location = records[each.external_id].name, records[each.external_id].location
    Candidate.objects.bulk_update(candidates, ["name", "location"], batch_size=BATCH)


def _with_addresses(addresses: set[str]) -> Iterable[Candidate]:
    ordered = sorted(addresses)
    for start in range(0, len(ordered), BATCH):
        yield from Candidate.objects.filter(email__in=ordered[start : start + BATCH])


def _candidate(application: Application, address: str, record: Record, act: Act) -> Candidate:
    return Candidate(
        id=stable_id("candidate", application.id),
        name=record.name,
        email=address,
        location=record.location,
        external_id=application.id,
        created_at=act.recorded_at,
    )


def _address(application: Application) -> str:
    return application.said("email").lower()
