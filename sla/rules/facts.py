"""What a clause hears, and what it answers: a fact about hiring in, changes to promises out.

A fact is built from one ledger event and what stood beside it at that moment (sla/queries/facts.py). A
clause decides; sla/actions writes.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

# Stages of these milestones make up the loop that a debrief closes.
LOOP = ("interview", "onsite")


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody on an interview's panel, and when they submitted, if they have."""

    member_id: UUID
    submitted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened on a requisition.

    `subject_id` is the ledger's subject. `person_id` and `side`: whom the event itself names.
    `agreed_at`/`agreed_on`: the moment or date that both had agreed. `is_loop_over`: an interview
    was held, and no other of this candidate is planned. `round`: which debrief that asks for.
    `milestone`: of the stage that the candidate was moved to.
    `done_at`: what the promise asks for had been done already when it began.
    """

    verb: str
    at: datetime
    subject_id: UUID
    requisition_id: UUID
    manager_id: UUID
    recruiter_id: UUID
    application_id: UUID | None = None
    interview_id: UUID | None = None
    person_id: UUID | None = None
    side: str = ""
    agreed_at: datetime | None = None
    agreed_on: date | None = None
    panel: tuple[Seat, ...] = ()
    is_loop_over: bool = False
    round: int = 1
    milestone: str = ""
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """Somebody owes this from now on. An open promise about the same thing is moved, not doubled."""

    subject_id: UUID
    owner_id: UUID
    beneficiary_id: UUID
    anchored_at: datetime
    agreed: datetime | date | None = None
    cycle: int = 1


@dataclass(frozen=True, slots=True)
class Fulfil:
    """It was done at `at`; without an owner, by whoever owes it."""

    subject_id: UUID
    at: datetime
    owner_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """It need not be done any more."""

    subject_id: UUID
    at: datetime
    owner_id: UUID | None = None


Change = Start | Fulfil | Drop
