"""How a promise ends: `settle` by a fact that fulfils it, `close` and `waive` by a decision.

Facts come late, twice and in any order, and sweeps run in between. So that all of it leads to the same end, what is
dated earliest ends a promise, and whether it was broken follows from that date and not from who came first.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from sla.rules.commitment import CommitmentView, Event, EventKind, Outcome, Settlement, State

CLOCK_SKEW = timedelta(minutes=2)  # how far ahead of ours an honest clock may be

Ending = Literal[Outcome.CANCELLED, Outcome.SUPERSEDED, Outcome.MISSED]

# Between endings dated to the same instant the one named first stands.
_PRECEDENCE = tuple(Outcome)


class FactInTheFuture(ValueError):
    """A fact claims to have happened after it was recorded, by more than clocks differ."""


class UnattestedClaim(ValueError):
    """After the due instant, the owner's word that it was done in time needs the other side's confirmation."""


class OwnPromise(ValueError):
    """Nobody waives a promise of their own."""


class NotYetDue(ValueError):
    """A promise cannot be missed before it is due."""


def settle(view: CommitmentView, fact_at: datetime, recorded_at: datetime, *, attested: bool = True) -> Settlement:
    """Return how the commitment stands once the work is known to have been done at fact_at.

    At or before due it is met, and a breach recorded meanwhile is retracted; after due it is met late, and the breach
    is recorded if no sweep has done so. Attested means that the time is one we trust: our own, a calendar's, or the
    other side's confirmation. Raises `FactInTheFuture`, and `UnattestedClaim` when only the owner says, after
    due, that it was done in time.
    """
    if fact_at > recorded_at + CLOCK_SKEW:
        raise FactInTheFuture(f"Done at {fact_at.isoformat()}, but recorded at {recorded_at.isoformat()}.")
    outcome = Outcome.MET if fact_at <= view.due_at else Outcome.MET_LATE
    if outcome is Outcome.MET and not attested and recorded_at > view.due_at:
        raise UnattestedClaim(f"It was due at {view.due_at.isoformat()}; ask the other side to confirm the time.")
    if view.outcome is Outcome.WAIVED and outcome is Outcome.MET_LATE:
        return _done_after_waiver(view, fact_at, recorded_at)
    return _unchanged(view) if _stands(view, outcome, fact_at) else _ended(view, outcome, fact_at, recorded_at)


def close(view: CommitmentView, ending: Ending, at: datetime, recorded_at: datetime) -> Settlement:
    """Return the commitment ended at the given instant, otherwise than by being done.

    What was overdue by then stays broken, whether or not a sweep came by. Raises `NotYetDue` for a miss before due.
    """
    if ending is Outcome.MISSED and at <= view.due_at:
        raise NotYetDue(f"It is due at {view.due_at.isoformat()} and cannot be missed at {at.isoformat()}.")
    return _unchanged(view) if _stands(view, ending, at) else _ended(view, ending, at, recorded_at)


def waive(
    view: CommitmentView, at: datetime, recorded_at: datetime, *, owner_id: UUID, approver_id: UUID
) -> Settlement:
    """Return the commitment forgiven. A breach stays on record; who counts breaches leaves waived ones out.

    What was met, cancelled or superseded needs no forgiving and stays as it is. Raises `OwnPromise`.
    """
    if owner_id == approver_id:
        raise OwnPromise("Someone other than the owner has to waive a promise.")
    match view.outcome:
        case Outcome.NONE:
            return _ended(view, Outcome.WAIVED, at, recorded_at)
        case Outcome.MET_LATE | Outcome.MISSED:
            return _forgiven(view, at, recorded_at)
        case _:
            return _unchanged(view)


def _retraction(view: CommitmentView, at: datetime, recorded_at: datetime) -> tuple[Event, ...]:
    return (Event(EventKind.BREACH_RETRACTED, at, recorded_at),) if view.breached_at else ()


def _ended(view: CommitmentView, outcome: Outcome, at: datetime, recorded_at: datetime) -> Settlement:
    """End the commitment at the instant, and put its breach right: broken if that was after due, else not."""
    late = at > view.due_at
    breach = view.breach_on_record(recorded_at) if late else _retraction(view, at, recorded_at)
    return Settlement(
        state=State.CLOSED,
        outcome=outcome,
        breached_at=view.due_at if late else None,
        satisfied_at=at if outcome in {Outcome.MET, Outcome.MET_LATE} else None,
        closed_at=at,
        events=(*breach, Event(EventKind(outcome.value), at, recorded_at)),
    )


def _stands(view: CommitmentView, outcome: Outcome, at: datetime) -> bool:
    """Return whether the commitment's present ending outlasts the proposed one: the earlier date wins.

    A waiver yields to nothing but the proof that there was nothing to forgive.
    """
    if view.closed_at is None:
        return False
    if view.outcome is Outcome.WAIVED:
        return outcome is not Outcome.MET
    return (view.closed_at, _PRECEDENCE.index(view.outcome)) <= (at, _PRECEDENCE.index(outcome))


def _forgiven(view: CommitmentView, at: datetime, recorded_at: datetime) -> Settlement:
    """Waive what has ended late or not at all."""
    waived = Event(EventKind.WAIVED, at, recorded_at)
    return replace(_unchanged(view), outcome=Outcome.WAIVED, closed_at=_earlier(view.closed_at, at), events=(waived,))


def _done_after_waiver(view: CommitmentView, fact_at: datetime, recorded_at: datetime) -> Settlement:
    """Note that a forgiven promise was kept after all, late; it stays forgiven."""
    if view.satisfied_at and view.satisfied_at <= fact_at:
        return _unchanged(view)
    done = Event(EventKind.MET_LATE, fact_at, recorded_at)
    closed_at = _earlier(view.closed_at, fact_at)
    return replace(_unchanged(view), satisfied_at=fact_at, closed_at=closed_at, events=(done,))


def _earlier(known: datetime | None, at: datetime) -> datetime:
    return at if known is None else min(known, at)


def _unchanged(view: CommitmentView) -> Settlement:
    return Settlement(view.state, view.outcome, view.breached_at, view.satisfied_at, view.closed_at)
