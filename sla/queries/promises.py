"""A promise as one line of a page: what its words, its due time and its link need, and none of five whole rows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sla.models import Commitment
from sla.querysets import CommitmentQuerySet

COLUMNS: Final = (
    "pk",
    "clause",
    "subject_id",
    "application_id",
    "due_at",
    "state",
    "outcome",
    "satisfied_at",
    "requisition__number",
    "requisition__title",
    "owner_id",
    "owner__name",
    "beneficiary__name",
    "application__candidate__name",
)


@dataclass(frozen=True, slots=True)
class Promise:
    """`owner` owes it to `other`; in the order of ``COLUMNS``."""

    pk: UUID
    clause: str
    subject_id: UUID
    application_id: UUID | None
    due_at: datetime
    state: str
    outcome: str
    satisfied_at: datetime | None
    number: int
    title: str
    owner_id: UUID
    owner: str
    other: str | None
    candidate: str | None

    @property
    def owner_first_name(self) -> str:
        return self.owner.split(maxsplit=1)[0]

    @property
    def reference(self) -> str:
        return f"REQ-{self.number}"


def promises(found: CommitmentQuerySet) -> list[Promise]:
    """Return every promise that `found` finds, in its order; one query."""
    return [Promise(*row) for row in found.values_list(*COLUMNS)]


def line(commitment: Commitment) -> Promise:
    """Return a promise read with ``for_page()`` as a line; asks the database nothing."""
    applicant = commitment.application
    return Promise(
        pk=commitment.pk,
        clause=commitment.clause,
        subject_id=commitment.subject_id,
        application_id=commitment.application_id,
        due_at=commitment.due_at,
        state=commitment.state,
        outcome=commitment.outcome,
        satisfied_at=commitment.satisfied_at,
        number=commitment.requisition.number,
        title=commitment.requisition.title,
        owner_id=commitment.owner_id,
        owner=commitment.owner.name,
        other=commitment.beneficiary.name if commitment.beneficiary else None,
        candidate=applicant.candidate.name if applicant else None,
    )
