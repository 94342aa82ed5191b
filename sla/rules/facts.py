"""What a clause hears, and what it answers: facts about hiring in, changes to promises out.

A fact is one ledger event (sla/queries/facts.py). Facts are told in the order in which they happened, whenever we
learned of them; a clause decides, `replay` makes promises of it, sla/actions writes them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

# Stages of these milestones make up the loop that a debrief closes.
LOOP = ("interview", "onsite")

# What comes first of things that happened at the same instant: causes before what they cause, and an application's
# ending before the interviews that it calls off. A verb that is not named comes after all of these, by its name.
ORDER = (
    "requisition_created",
    "kickoff_scheduled",
    "prework_sent",
    "prework_completed",
    "kickoff_attended",
    "kickoff_held",
    "requirements_approved",
    "kickoff_signed",
    "kickoff_agreed",
    "requisition_opened",
    "kickoff_amended",
    "amendment_signed",
    "requisition_resumed",
    "application_added",
    "application_reopened",
    "application_moved",
    "slate_presented",
    "interview_scheduled",
    "interview_rescheduled",
    "panel_changed",
    "preparation_confirmed",
    "interview_held",
    "scorecard_submitted",
    "interview_revealed",
    "debrief_scheduled",
    "debrief_held",
    "debrief_decided",
    "offer_extended",
    "offer_accepted",
    "offer_declined",
    "offer_rescinded",
    "application_hired",
    "hire_reviewed",
    "application_rejected",
    "application_withdrawn",
    "candidate_told",
    "interview_cancelled",
    "slate_reviewed",
    "slate_returned",
    "slate_withdrawn",
    "pipeline_updated",
    "requisition_held",
    "requisition_filled",
    "requisition_cancelled",
)
_RANK = {verb: rank for rank, verb in enumerate(ORDER)}
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that happened on a requisition, as its ledger event says it.

    `at`: when it happened; `recorded_at`: when we learned it; `event_id`: the entry's own. `actor_id` said so;
    attested means that the time is not only their word: an import, an ATS. `subject_id` is the ledger's subject;
    `interview_id`, `slate_id` and `application_id` are the subject's own id too, where it is one. `manager_id` and
    `recruiter_id` are those of that moment. `person_id` and `side`: whom the event itself names.
    `agreed_at`/`agreed_on`: the moment or date that both had agreed; `was_at`: the moment that does not hold any
    more. `months`: after how many a hire is looked back at. `milestone`: of the stage that it is about. `reason` and
    `cause` are codes.
    """

    verb: str
    at: datetime
    recorded_at: datetime
    subject_id: UUID
    requisition_id: UUID
    manager_id: UUID
    recruiter_id: UUID
    event_id: UUID = _NOBODY
    actor_id: UUID | None = None
    is_attested: bool = True
    origin: str = "live"
    application_id: UUID | None = None
    interview_id: UUID | None = None
    slate_id: UUID | None = None
    person_id: UUID | None = None
    has_attended: bool = True
    side: str = ""
    agreed_at: datetime | None = None
    was_at: datetime | None = None
    agreed_on: date | None = None
    panel: tuple[UUID, ...] = ()
    size: int | None = None
    months: int | None = None
    milestone: str = ""
    reason: str = ""
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Start:
    """Somebody owes this from now on.

    An open promise about the same thing is moved, not doubled; one that has ended by `anchored_at` is asked for anew.
    """

    subject_id: UUID
    owner_id: UUID
    beneficiary_id: UUID
    anchored_at: datetime
    agreed: datetime | date | None = None


@dataclass(frozen=True, slots=True)
class Fulfil:
    """It was done at `at`; without an owner, by whoever owes it. `said_by`: the earlier fact that this rests on."""

    subject_id: UUID
    at: datetime
    owner_id: UUID | None = None
    said_by: Fact | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """It need not be done any more."""

    subject_id: UUID
    at: datetime
    owner_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """It can no longer be kept: overdue by then, it stays missed; else it falls away."""

    subject_id: UUID
    at: datetime
    owner_id: UUID | None = None


Change = Start | Fulfil | Drop | Break


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts as they happened, each once: what was told twice counts from when it was first told."""
    told: dict[tuple[object, ...], Fact] = {}
    for fact in sorted(facts, key=_place):
        told.setdefault(_what(fact) + _words(fact), fact)
    return list(told.values())


def _place(fact: Fact) -> tuple[object, ...]:
    """Of two that differ in their words alone, the one recorded later comes later: ids rise (tenancy/ids.py)."""
    return (*_what(fact), fact.recorded_at, fact.event_id)


def _what(fact: Fact) -> tuple[object, ...]:
    rank = _RANK.get(fact.verb, len(ORDER))
    who = (fact.subject_id, fact.person_id or _NOBODY, fact.actor_id or _NOBODY)
    return (fact.at, rank, fact.verb, *who, fact.is_attested)


def _words(fact: Fact) -> tuple[object, ...]:
    """What else tells one fact from another of the same moment: which date was agreed, who sat on the panel."""
    return (fact.agreed_at, fact.agreed_on, fact.panel, fact.side, fact.has_attended, fact.milestone)
