"""One commitment as values: what a decision about it reads, and what it answers.

What is decided is in `life` and `settlement`.

State says whether a promise still runs, outcome how it ended; a breach is neither, so that no later event can
hide it: one column for all three is how other engines lose a breach under "paused".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sla.rules.ladder import Step, StepKind


class State(StrEnum):
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class Outcome(StrEnum):
    NONE = ""
    MET = "met"
    MET_LATE = "met_late"
    MISSED = "missed"
    WAIVED = "waived"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"


class EventKind(StrEnum):
    OPENED = "opened"
    PAUSED = "paused"
    DELEGATED = "delegated"
    HANDED_BACK = "handed_back"
    REMINDED = "reminded"
    REMINDER_SKIPPED = "reminder_skipped"
    BREACHED = "breached"
    BREACH_RETRACTED = "breach_retracted"
    RESUMED = "resumed"
    SNOOZED = "snoozed"
    MET = "met"
    MET_LATE = "met_late"
    MISSED = "missed"
    WAIVED = "waived"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"


class Audience(StrEnum):
    OWNER = "owner"
    BENEFICIARY = "beneficiary"


@dataclass(frozen=True)
class Event:
    """One line of a commitment's history; of a kind and step there is one per generation."""

    kind: EventKind
    occurred_at: datetime
    recorded_at: datetime
    step: int = 0


@dataclass(frozen=True)
class Message:
    """Something to tell one side; it leaves no earlier than sends_at."""

    kind: StepKind
    step: int
    to: Audience
    sends_at: datetime


@dataclass(frozen=True)
class CommitmentView:
    """What a decision needs to know of one commitment; `steps` are those of `ladder.schedule`.

    satisfied_at and closed_at are when it was done and when it ended, not when we learned of it. turns_at is when time
    alone changes it next, as when a pause runs out; until snoozed_until its owner hears nothing, and then once.
    live_since is when the organization began to work with the program; None means that it has not yet, and that nobody
    is to hear anything.
    """

    due_at: datetime
    steps: Sequence[Step]
    state: State = State.OPEN
    outcome: Outcome = Outcome.NONE
    next_step: int = 0
    breached_at: datetime | None = None
    satisfied_at: datetime | None = None
    closed_at: datetime | None = None
    turns_at: datetime | None = None
    live_since: datetime | None = None
    snoozed_until: datetime | None = None

    def breach_on_record(self, recorded_at: datetime) -> tuple[Event, ...]:
        """Return the event that dates a breach to the due instant, none when the breach is on record already."""
        return () if self.breached_at else (Event(EventKind.BREACHED, self.due_at, recorded_at),)


@dataclass(frozen=True)
class Plan:
    """What a sweep writes: the new columns, the events to append, the messages to put into the outbox."""

    state: State
    next_step: int
    next_action_at: datetime | None
    breached_at: datetime | None
    events: tuple[Event, ...] = ()
    messages: tuple[Message, ...] = ()
    snoozed_until: datetime | None = None


@dataclass(frozen=True)
class Settlement:
    """How a commitment stands after a fact or a decision about it; no events means that nothing changed."""

    state: State
    outcome: Outcome
    breached_at: datetime | None
    satisfied_at: datetime | None
    closed_at: datetime | None
    events: tuple[Event, ...] = ()

    @property
    def records_breach(self) -> bool:
        """Return whether the breach becomes known with this, no sweep having found it before."""
        return any(event.kind is EventKind.BREACHED for event in self.events)

    @property
    def retracts_breach(self) -> bool:
        return any(event.kind is EventKind.BREACH_RETRACTED for event in self.events)
