"""One promise as the facts have it, and how it is timed. Values only; what happens to it in turn is `replay`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from sla.rules.calendar import Calendar
from sla.rules.clocks import Allowance, Clock, due_at
from sla.rules.commitment import CommitmentView, Event, Outcome, Settlement, State
from sla.rules.ladder import Schedule, Step, reminder_instants, schedule
from sla.rules.openings import Pauses, Span
from sla.rules.terms import ClauseTerms


class NothingAgreed(ValueError):
    """A promise that runs to an agreed date was started without one."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """The terms of one clause, and the agreement that they come from; before one is signed, none."""

    terms: ClauseTerms
    agreement_id: UUID | None = None


class Book(Protocol):
    """Where terms and working hours stand, by version: asked twice, it answers the same."""

    def terms(self, clause: str, at: datetime) -> Agreed:
        """Return what had been agreed by then."""

    def hours(self, member_id: UUID, known_at: datetime) -> Calendar:
        """Return the person's calendar as it was known at that moment."""

    def hours_changed(self, member_id: UUID) -> Sequence[datetime]:
        """Return when the person's calendar was changed, which moves what is open and not yet due."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a promise's history, by whom, in which generation."""

    generation: int
    event: Event
    actor_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """`made_by_id` promised it; `owner_id` owes it now, who is a delegate where the two differ.

    `begun_at`: when it was asked for; `anchored_at`: from when it is counted.
    """

    clause: str
    subject_id: UUID
    made_by_id: UUID
    cycle: int
    generation: int = 0
    owner_id: UUID
    beneficiary_id: UUID
    side: str
    requisition_id: UUID
    application_id: UUID | None
    origin: str
    agreed: Agreed
    allowance: Allowance
    begun_at: datetime
    anchored_at: datetime
    due_at: datetime
    steps: tuple[Step, ...]
    state: State = State.OPEN
    outcome: Outcome = Outcome.NONE
    breached_at: datetime | None = None
    satisfied_at: datetime | None = None
    closed_at: datetime | None = None
    turns_at: datetime | None = None
    history: tuple[Happening, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def ended_by(self, moment: datetime) -> bool:
        return self.closed_at is not None and self.closed_at <= moment

    @property
    def delegated_from_id(self) -> UUID | None:
        return None if self.owner_id == self.made_by_id else self.made_by_id

    @property
    def view(self) -> CommitmentView:
        """What the rules of endings need to know."""
        return CommitmentView(
            due_at=self.due_at,
            steps=self.steps,
            state=self.state,
            outcome=self.outcome,
            breached_at=self.breached_at,
            satisfied_at=self.satisfied_at,
            closed_at=self.closed_at,
            turns_at=self.turns_at,
        )

    def settled(self, settlement: Settlement, actor_id: UUID | None) -> "Promise":
        """Return the promise as it stands after the settlement."""
        return replace(
            self,
            state=settlement.state,
            outcome=settlement.outcome,
            breached_at=settlement.breached_at,
            satisfied_at=settlement.satisfied_at,
            closed_at=settlement.closed_at,
        ).noting(*settlement.events, actor_id=actor_id)

    def noting(self, *events: Event, actor_id: UUID | None = None) -> "Promise":
        lines = (Happening(self.generation, event, actor_id) for event in events)
        return replace(self, history=(*self.history, *lines))


def allowance_of(agreed: Agreed, asked: datetime | date | None) -> Allowance:
    """Return what the clock counts: the agreed span, or the date that this promise runs to. Raises `NothingAgreed`."""
    allowance = asked if agreed.terms.allowance is None else agreed.terms.allowance
    if allowance is None:
        raise NothingAgreed("It runs to an agreed date, and its fact names none.")
    return allowance


def timed(agreed: Agreed, hours: Calendar, anchored_at: datetime, allowance: Allowance, pauses: Pauses) -> Schedule:
    """Return the due instant and the reminders of a promise that is made or moved."""
    return schedule(agreed.terms.clock, hours, anchored_at, allowance, ladder=agreed.terms.ladder, pauses=pauses)


@dataclass(frozen=True, slots=True)
class Turn:
    """When something about the timing changed, and how far reminders had got: no further than a rest that ends then."""

    at: datetime
    said_until: datetime


def retimed(promise: Promise, book: Book, turn: Turn, pauses: Pauses) -> Promise | None:
    """Return the promise timed anew for pauses, hours or terms that changed; None if it stays as it is.

    What had been overdue by then stays so, and nothing becomes overdue by it. Steps that lie behind keep their
    numbers: what was said under them is not said again, and nothing that is new goes unsaid because an old step had
    its number. An agreed date is the end of that date where the owner was when it was agreed.
    """
    if not promise.is_open or promise.due_at < turn.at:
        return None
    is_fixed = promise.agreed.terms.clock is Clock.FIXED
    hours = book.hours(promise.made_by_id, turn.at)
    due = due_at(
        promise.agreed.terms.clock,
        book.hours(promise.made_by_id, promise.begun_at) if is_fixed else hours,
        promise.anchored_at,
        promise.allowance,
        pauses,
    )
    if due < turn.at:
        return None
    return replace(promise, due_at=due, steps=_joined(promise.steps, _steps(promise, book, turn.at, due), turn))


def handed_over(promise: Promise, book: Book, to_id: UUID, at: datetime) -> Promise:
    """Return the promise as owed by them: due when it was due, with reminders in their hours."""
    given = replace(promise, owner_id=to_id)
    steps = _steps(given, book, at, promise.due_at)
    return replace(given, steps=_joined(promise.steps, steps, Turn(at, at)))


def due_when_closed(promise: Promise, book: Book, at: datetime, pauses: Pauses, resting_since: datetime) -> datetime:
    """Return when it is due if it ends now, while it rests until further notice: the rest up to now does not count."""
    if promise.due_at < resting_since:
        return promise.due_at
    spans = (*pauses, Span(resting_since, at))
    hours = book.hours(promise.made_by_id, at)
    return due_at(promise.agreed.terms.clock, hours, promise.anchored_at, promise.allowance, spans)


def _steps(promise: Promise, book: Book, at: datetime, due: datetime) -> tuple[Step, ...]:
    """Return the steps that lead to due, in the hours of whoever owes it, as they are known at the instant."""
    terms = promise.agreed.terms
    hours = book.hours(promise.owner_id, at)
    return reminder_instants(terms.clock, hours, due, terms.ladder, anchored_at=promise.anchored_at)


def _joined(old: Sequence[Step], new: Sequence[Step], turn: Turn) -> tuple[Step, ...]:
    behind = (step for step in old if step.acts_at <= turn.said_until)
    return (*behind, *(step for step in new if step.acts_at > turn.at))
