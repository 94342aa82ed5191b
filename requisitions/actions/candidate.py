"""Adding candidates to the organization. Applying them to a requisition is in application.py."""

from django.db import IntegrityError, transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Refused
from requisitions.models import Candidate


class AddressKnown(Refused):
    """A candidate of this organization has the address already: `candidate`."""

    def __init__(self, candidate: Candidate) -> None:
        super().__init__(f"{candidate.name} has this address and is here already. Use that entry.")
        self.candidate = candidate


def add_candidate(*, name: str, email: str = "", location: str = "", act: Act) -> Candidate:
    """Add a person by hand. Raises ``AddressKnown`` when the address is already there, in this organization."""
    address = email.strip().lower()
    try:
        with transaction.atomic():
            candidate = Candidate.objects.create(
                name=name.strip(), email=address, location=location.strip(), created_at=act.at
            )
            record("candidate_added", candidate, act=act)
    except IntegrityError as error:
        if known := Candidate.objects.with_address(address).first():
            raise AddressKnown(known) from error
        raise
    return candidate
