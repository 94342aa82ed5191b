"""Promises begin, move, are kept and end: what the clauses answered, written down."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Refused
from hiring.tenancy.models import Member
from requisitions.models import Side
from sla.actions.agreement import terms_in_force
from sla.clauses import Clause
from sla.models import Commitment, CommitmentEvent
from sla.queries.calendars import calendar_of
from sla.rules import settlement
from sla.rules.commitment import CommitmentView, Event, Outcome, Settlement, State
from sla.rules.facts import Change, Drop, Fact, Fulfil, Start
from sla.rules.ladder import Schedule, from_data, next_step_after, schedule, to_data
from sla.rules.terms import ClauseTerms


class NothingAgreed(Refused):
    """A promise that runs to an agreed date was started without one."""


def apply(clause: Clause, change: Change, fact: Fact, *, act: Act) -> list[Commitment]:
    """Write one answer of `clause`; return the promises that changed."""
    match change:
        case Start():
            return [begin(clause, change, fact, act=act)]
        case Fulfil():
            return [
                _settle(each, settlement.settle(view_of(each), change.at, act.recorded_at), act)
                for each in _meant(clause, change)
            ]
        case Drop():
            return [
                _settle(each, settlement.close(view_of(each), Outcome.CANCELLED, change.at, act.recorded_at), act)
                for each in _meant(clause, change)
            ]


def begin(clause: Clause, start: Start, fact: Fact, *, act: Act) -> Commitment:
    """Make a promise, or move the one that runs about the same thing (its generation rises)."""
    running = (
        Commitment.objects.select_for_update(of=("self",))
        .filter(clause=clause.key, subject_id=start.subject_id, owner_id=start.owner_id)
        .order_by("-cycle")
        .first()
    )
    terms = _timed(clause, start, fact)
    if running is None or (running.state == State.CLOSED and _asks_anew(running, start)):
        return _make(clause, start, fact, terms, cycle=running.cycle + 1 if running else 1, act=act)
    if running.state == State.CLOSED or running.due_at == terms.schedule.due_at:
        return running
    if running.due_at < act.at:
        # What was overdue when it was asked for anew stays missed; the new promise is another one.
        _settle(running, settlement.close(view_of(running), Outcome.SUPERSEDED, act.at, act.recorded_at), act)
        return _make(clause, start, fact, terms, cycle=running.cycle + 1, act=act)
    return _move(running, start, terms, act=act)


def _asks_anew(closed: Commitment, start: Start) -> bool:
    """What has ended by then is asked for anew; a repeated fact is not."""
    return closed.closed_at is not None and start.anchored_at >= closed.closed_at


@dataclass(frozen=True, slots=True)
class Timed:
    """The terms that hold for this promise, and what they make of its beginning."""

    terms: ClauseTerms
    agreement_id: UUID | None
    schedule: Schedule


def _timed(clause: Clause, start: Start, fact: Fact) -> Timed:
    agreement, terms = terms_in_force(fact.requisition_id, start.anchored_at)
    own = terms[clause.key]
    owner = Member.objects.get(pk=start.owner_id)
    allowance = start.agreed if own.allowance is None else own.allowance
    if allowance is None:
        raise NothingAgreed(f"{clause.title} runs to an agreed date, and its fact names none.")
    planned = schedule(own.clock, calendar_of(owner), start.anchored_at, allowance, ladder=own.ladder)
    return Timed(own, agreement.pk if agreement else None, planned)


def _make(clause: Clause, start: Start, fact: Fact, timed: Timed, *, cycle: int, act: Act) -> Commitment:
    seconds = getattr(timed.terms.allowance, "total_seconds", None)
    commitment = Commitment.objects.create(
        clause=clause.key,
        subject_type=clause.page_takes,
        subject_id=start.subject_id,
        cycle=cycle,
        side=_side(clause, start, fact),
        owner_id=start.owner_id,
        beneficiary_id=start.beneficiary_id,
        requisition_id=fact.requisition_id,
        application_id=fact.application_id,
        agreement_id=timed.agreement_id,
        origin=act.origin,
        clock=timed.terms.clock,
        allowance_seconds=int(seconds()) if seconds else None,
        anchored_at=start.anchored_at,
        due_at=timed.schedule.due_at,
        steps=to_data(timed.schedule.steps),
        next_action_at=timed.schedule.steps[0].acts_at,
    )
    _note(commitment, "opened", start.anchored_at, act)
    return commitment


def _side(clause: Clause, start: Start, fact: Fact) -> str:
    """Whoever sits on a panel as the manager or the recruiter owes it as that."""
    sides = {fact.manager_id: Side.MANAGER, fact.recruiter_id: Side.RECRUITER}
    return sides.get(start.owner_id, clause.side)


def _move(running: Commitment, start: Start, timed: Timed, *, act: Act) -> Commitment:
    """Give an open promise its new due time. What its new ladder has behind it already was said."""
    _note(running, "superseded", act.at, act)
    steps = timed.schedule.steps
    done = next_step_after(steps, act.recorded_at)
    running.generation += 1
    running.anchored_at, running.due_at = start.anchored_at, timed.schedule.due_at
    running.steps, running.next_step = to_data(steps), done
    running.next_action_at = steps[done].acts_at if done < len(steps) else None
    running.agreement_id = timed.agreement_id
    running.save()
    _note(running, "opened", start.anchored_at, act)
    return running


def _meant(clause: Clause, change: Fulfil | Drop) -> list[Commitment]:
    """The promises a fact speaks of: the latest of each owner. Locked, so that a sweep waits."""
    found = Commitment.objects.select_for_update(of=("self",)).filter(clause=clause.key, subject_id=change.subject_id)
    if change.owner_id:
        found = found.filter(owner_id=change.owner_id)
    latest: dict[UUID, Commitment] = {}
    for each in found.order_by("cycle"):
        latest[each.owner_id] = each
    return list(latest.values())


def view_of(commitment: Commitment, *, live: datetime | None = None) -> CommitmentView:
    """Return what the rules need to know of a promise."""
    return CommitmentView(
        due_at=commitment.due_at,
        steps=from_data(commitment.steps),
        state=State(commitment.state),
        outcome=Outcome(commitment.outcome),
        next_step=commitment.next_step,
        breached_at=commitment.breached_at,
        satisfied_at=commitment.satisfied_at,
        closed_at=commitment.closed_at,
        live_since=live,
    )


def _settle(commitment: Commitment, settled: Settlement, act: Act) -> Commitment:
    if not settled.events:
        return commitment
    commitment.state, commitment.outcome = settled.state, settled.outcome
    commitment.breached_at, commitment.satisfied_at = settled.breached_at, settled.satisfied_at
    commitment.closed_at, commitment.next_action_at = settled.closed_at, None
    commitment.save()
    write_events(commitment, settled.events, actor=act.actor)
    if settled.records_breach or settled.retracts_breach:
        _tell_of_breach(commitment, act, is_retracted=settled.retracts_breach)
    return commitment


def write_events(commitment: Commitment, events: tuple[Event, ...], *, actor: Member | None = None) -> None:
    """Append history; a line that stands already (a second sweep, a repeated fact) is not doubled."""
    CommitmentEvent.objects.bulk_create(
        (
            CommitmentEvent(
                commitment=commitment,
                generation=commitment.generation,
                kind=event.kind,
                step=event.step,
                occurred_at=event.occurred_at,
                recorded_at=event.recorded_at,
                actor=actor,
            )
            for event in events
        ),
        ignore_conflicts=True,
    )


def _note(commitment: Commitment, kind: str, at: datetime, act: Act) -> None:
    CommitmentEvent.objects.bulk_create(
        [
            CommitmentEvent(
                commitment=commitment,
                generation=commitment.generation,
                kind=kind,
                occurred_at=at,
                recorded_at=act.recorded_at,
                actor=act.actor,
            )
        ],
        ignore_conflicts=True,
    )


def _tell_of_breach(commitment: Commitment, act: Act, *, is_retracted: bool) -> None:
    verb = "breach_retracted" if is_retracted else "promise_broken"
    record(
        verb,
        commitment,
        act=act,
        thread=commitment.requisition_id,
        data={"clause": commitment.clause, "owner": str(commitment.owner_id), "side": commitment.side},
    )
