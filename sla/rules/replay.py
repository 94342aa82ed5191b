"""What the facts make of a promise: its whole life, told from the beginning in the order in which things happened.

The same facts and decisions give the same promises, whenever and however often each became known. Nothing is
read here but the arguments; what the sweep does between the facts is `life`, and it only looks at the time.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple, Protocol
from uuid import UUID

from sla.rules import decisions as relief
from sla.rules.clocks import Clock
from sla.rules.commitment import Event, EventKind, Outcome, State
from sla.rules.decisions import Decision, Reliefs, Verb
from sla.rules.facts import Break, Change, Drop, Fact, Fulfil, Start
from sla.rules.openings import Span
from sla.rules.promise import (
    Agreed,
    Book,
    Promise,
    Turn,
    allowance_of,
    due_when_closed,
    handed_over,
    retimed,
    timed,
)
from sla.rules.settlement import CLOCK_SKEW, Ending, close, settle, waive


class Clausal(Protocol):
    """What the replay needs of a clause."""

    @property
    def key(self) -> str: ...
    @property
    def side(self) -> str: ...
    @property
    def hears(self) -> frozenset[str]: ...
    @property
    def stand_in(self) -> str: ...
    @property
    def decide(self) -> Callable[[Fact, Sequence[Fact]], Iterable[Change]]: ...


class Key(NamedTuple):
    """Whose promises about what: they follow one another in cycles, and no two run at once."""

    subject_id: UUID
    owner_id: UUID


@dataclass(frozen=True, slots=True)
class Told:
    """One change to somebody's promises: when it takes its turn, and the fact that it comes from."""

    moment: datetime
    change: Change
    fact: Fact


def told(clause: Clausal, facts: Sequence[Fact], taken: Sequence[Decision] = ()) -> dict[Key, list[Told]]:
    """Return what `clause` answers to the facts, which are in order, by whose promises about what it changes."""
    taken = _as_it_counts(clause, taken)
    heard = [fact for fact in facts if fact.verb in clause.hears]
    answers = [(fact, change) for nth, fact in enumerate(heard) for change in clause.decide(fact, heard[:nth])]
    makers: dict[UUID, dict[UUID, None]] = defaultdict(dict)
    for _, change in answers:
        if isinstance(change, Start):
            makers[change.subject_id][change.owner_id] = None
    found: dict[Key, list[Told]] = defaultdict(list)
    for fact, change in answers:
        for owner_id in _meant(change, makers[change.subject_id], taken):
            stand_ins = _delegates_of(owner_id, taken)
            found[Key(change.subject_id, owner_id)].append(_counted(fact, change, {owner_id, *stand_ins}))
    return {key: sorted(changes, key=lambda each: each.moment) for key, changes in found.items()}


def _as_it_counts(clause: Clausal, taken: Sequence[Decision]) -> Sequence[Decision]:
    """Return what was decided as it counts for the clause: what nobody else can keep rests, and has no delegate."""
    return taken if clause.stand_in else [replace(each, delegate_id=None) for each in taken]


def _meant(change: Change, makers: Iterable[UUID], taken: Sequence[Decision]) -> list[UUID]:
    """Return whose promises the change speaks of: the owner's, and those for which the owner may stand in."""
    if isinstance(change, Start):
        return [change.owner_id]
    return [maker for maker in makers if change.owner_id in {None, maker, *_delegates_of(maker, taken)}]


def _delegates_of(owner_id: UUID, taken: Sequence[Decision]) -> set[UUID]:
    return {each.delegate_id for each in taken if each.owner_id == owner_id and each.delegate_id}


def _counted(fact: Fact, change: Change, owners: set[UUID]) -> Told:
    """Date the change. What its owner says of the past counts from when they said so, unless it is attested."""
    if isinstance(change, Start):
        return Told(fact.at, change, fact)
    source = (change.said_by if isinstance(change, Fulfil) else None) or fact
    at = min(change.at, source.recorded_at)
    if not source.is_attested and source.actor_id in owners and source.recorded_at - at > CLOCK_SKEW:
        at = source.recorded_at
    return Told(max(fact.at, at), replace(change, at=at), fact)


def promises(
    clause: Clausal, key: Key, changes: Sequence[Told], taken: Sequence[Decision], book: Book, *, now: datetime
) -> tuple[Promise, ...]:
    """Return the promises of one key, the earlier cycles first, as they stand at now."""
    life = _Life(clause, key, book)
    counting = relief.in_order(_as_it_counts(clause, taken))
    concerning = [each for each in counting if each.concerns(clause.key, *key)]
    turns = {*relief.boundaries(concerning), *book.hours_changed(key.owner_id)}
    timeline: list[tuple[datetime, int, Decision | Told | None]] = [
        *((each.at, 0, each) for each in concerning),
        *((moment, 1, None) for moment in turns),
        *((each.moment, 2, each) for each in changes),
    ]
    for moment, _, happens in sorted(timeline, key=lambda each: each[:2]):
        if moment <= now:
            life.lives(moment, happens)
    later = [moment for moment in turns if moment > now]
    return (*life.past, *([life.as_of(now, min(later, default=None))] if life.promise else []))


@dataclass
class _Life:
    """The promises of one key while they are told."""

    clause: Clausal
    key: Key
    book: Book
    past: list[Promise] = field(default_factory=list)
    promise: Promise | None = None
    reliefs: Reliefs = ()
    rests: int = 0
    hands: int = 0
    is_resting: bool = False

    def lives(self, moment: datetime, happens: Decision | Told | None) -> None:
        match happens:
            case Decision():
                self._decided(happens)
            case Told(change=Start() as start, fact=fact):
                self._start(start, fact, moment)
            case Told(change=Fulfil() | Drop() | Break() as change, fact=fact):
                self._end(change, fact)
            case None if moment in self.book.hours_changed(self.key.owner_id):
                self._retime(moment, self.reliefs)
        self._rest_or_hand_over(moment)

    def as_of(self, now: datetime, turns_at: datetime | None) -> Promise:
        """Return the promise that runs or ran last, with what the time alone has made of it by now."""
        promise = self._running()
        if not promise.is_open:
            return promise
        resting_since = self._resting_since()
        is_broken = promise.due_at < min(now, resting_since or now)
        standing = replace(
            promise, state=State.PAUSED if self.is_resting else State.OPEN, turns_at=turns_at,
            breached_at=promise.due_at if is_broken else None,
        )  # fmt: skip
        return standing.noting(*promise.view.breach_on_record(now)) if is_broken else standing

    def _running(self) -> Promise:
        if self.promise is None:
            raise LookupError("No promise has begun.")
        return self.promise

    # What facts say.

    def _start(self, start: Start, fact: Fact, moment: datetime) -> None:
        running = self.promise
        if running and running.is_open:
            self._ask_again(running, start, fact, moment)
        elif (running is None or running.ended_by(start.anchored_at)) and self._is_on(start.anchored_at):
            self._begin(start, fact, moment)

    def _is_on(self, at: datetime) -> bool:
        return self.book.terms(self.clause.key, at).terms.is_on

    def _ask_again(self, running: Promise, start: Start, fact: Fact, moment: datetime) -> None:
        """Move what is open. What is overdue when it is asked for anew stays missed; the new promise is another one."""
        asked = self._made(start, fact, moment, cycle=running.cycle)
        if asked.due_at == running.due_at:
            return
        rested = self._with_rest_counted_out(running, moment)
        if rested.due_at < moment:
            missed = close(rested.view, Outcome.SUPERSEDED, moment, fact.recorded_at)
            self.promise = rested.settled(missed, fact.actor_id)
            self._begin(start, fact, moment)
            return
        superseded = Event(EventKind.SUPERSEDED, moment, fact.recorded_at)
        earlier = running.noting(superseded, actor_id=fact.actor_id)
        moved = replace(asked, generation=running.generation + 1, owner_id=running.owner_id, history=earlier.history)
        self.promise = self._opened(moved, fact)

    def _begin(self, start: Start, fact: Fact, moment: datetime) -> None:
        if self.promise:
            self.past.append(self.promise)
        self.rests, self.hands, self.is_resting = 0, 0, False
        self.promise = self._opened(self._made(start, fact, moment, cycle=len(self.past) + 1), fact)

    def _opened(self, promise: Promise, fact: Fact) -> Promise:
        return promise.noting(Event(EventKind.OPENED, promise.anchored_at, fact.recorded_at), actor_id=fact.actor_id)

    def _made(self, start: Start, fact: Fact, moment: datetime, *, cycle: int) -> Promise:
        agreed = self.book.terms(self.clause.key, start.anchored_at)
        if self.promise and not agreed.terms.is_on:
            agreed = self.promise.agreed  # what runs goes on, also to another date, when no new ones begin any more
        allowance = allowance_of(agreed, start.agreed)
        hours = self.book.hours(start.owner_id, moment)
        planned = timed(agreed, hours, start.anchored_at, allowance, self._pauses(cycle))
        return Promise(
            clause=self.clause.key,
            subject_id=start.subject_id,
            made_by_id=start.owner_id,
            cycle=cycle,
            owner_id=start.owner_id,
            beneficiary_id=start.beneficiary_id,
            side=_side(self.clause, start, fact),
            requisition_id=fact.requisition_id,
            application_id=fact.application_id,
            origin=fact.origin,
            agreed=agreed,
            allowance=allowance,
            begun_at=moment,
            anchored_at=start.anchored_at,
            due_at=planned.due_at,
            steps=planned.steps,
        )

    def _end(self, change: Fulfil | Drop | Break, fact: Fact) -> None:
        promise = self.promise
        if promise is None or change.owner_id not in {None, promise.made_by_id, promise.owner_id}:
            return
        promise = self._with_rest_counted_out(promise, change.at)
        if isinstance(change, Fulfil):
            settled = settle(promise.view, change.at, max(fact.recorded_at, change.at))
        else:
            is_missed = isinstance(change, Break) and change.at > promise.due_at
            ending: Ending = Outcome.MISSED if is_missed else Outcome.CANCELLED
            settled = close(promise.view, ending, change.at, fact.recorded_at)
        if settled.events:
            self.promise = promise.settled(settled, fact.actor_id)

    # What people decide.

    def _decided(self, decision: Decision) -> None:
        if decision.verb is Verb.WAIVED:
            self._waive(decision)
            return
        terms = self.book.terms(self.clause.key, decision.at) if decision.verb is Verb.TERMS_APPLIED else None
        self._retime(decision.at, relief.after(self.reliefs, decision), terms)

    def _retime(self, at: datetime, reliefs: Reliefs, terms: Agreed | None = None) -> None:
        """Time what is open anew, once these reliefs count, and these terms from its own beginning.

        What it rested until now is not held against it. An agreed date stays what it was agreed to be.
        """
        turn = Turn(at, min([at, *(each.begins_at for each in self._rests() if each.reaches(at))]))
        rested = self._with_rest_counted_out(self.promise, at) if self.promise else None
        self.reliefs = reliefs
        if rested and terms and rested.agreed.terms.clock is terms.terms.clock is not Clock.FIXED:
            rested = replace(rested, agreed=terms, allowance=allowance_of(terms, None))
        if rested:
            self.promise = retimed(rested, self.book, turn, self._pauses()) or self.promise

    def _waive(self, decision: Decision) -> None:
        """Forgive the promise of that cycle, which may have ended since. The owner's own word forgives nothing."""
        cycles = [*self.past, *([self.promise] if self.promise else [])]
        promise = next((each for each in cycles if each.cycle == decision.cycle), None)
        if promise is None or decision.by_id is None or decision.by_id == promise.owner_id:
            return
        promise = self._with_rest_counted_out(promise, decision.at)
        settled = waive(
            promise.view, decision.at, decision.recorded_at, owner_id=promise.owner_id, approver_id=decision.by_id
        )
        if settled.events:
            cycles[promise.cycle - 1] = promise.settled(settled, decision.by_id)
            *self.past, self.promise = cycles

    # What rest and leave do.

    def _pauses(self, cycle: int | None = None) -> tuple[Span, ...]:
        """Return the stretches that do not count, as far as their ends are known."""
        rests = self._rests(cycle)
        return tuple(Span(each.begins_at, each.ends_at) for each in rests if each.ends_at)

    def _rests(self, cycle: int | None = None) -> Reliefs:
        running = cycle or (self.promise.cycle if self.promise else 0)
        return tuple(each for each in self.reliefs if each.delegate_id is None and each.cycle in {None, running})

    def _resting_since(self) -> datetime | None:
        """Return since when it rests until further notice; None while it does not."""
        return min((each.begins_at for each in self._rests() if each.ends_at is None), default=None)

    def _with_rest_counted_out(self, promise: Promise, at: datetime) -> Promise:
        since = self._resting_since()
        if since is None or not promise.is_open or since >= at:
            return promise
        return replace(promise, due_at=due_when_closed(promise, self.book, at, self._pauses(), since))

    def _rest_or_hand_over(self, moment: datetime) -> None:
        if self.promise is None or not self.promise.is_open:
            return
        self.promise = self._in_hands(self.promise, moment)
        rests = any(each.covers(moment) for each in self._rests())
        if rests != self.is_resting:
            kind = EventKind.PAUSED if rests else EventKind.RESUMED
            self.promise = self.promise.noting(Event(kind, moment, moment, self.rests))
            self.rests += not rests
            self.is_resting = rests

    def _in_hands(self, promise: Promise, moment: datetime) -> Promise:
        """Return it as owed by who has it now: the delegate of a leave, else who promised it.

        What is overdue stays with whoever owed it when it became so: it is their miss.
        """
        stand_in = next((each.delegate_id for each in self.reliefs if each.delegate_id and each.covers(moment)), None)
        to = stand_in or promise.made_by_id
        if to == promise.owner_id or self._with_rest_counted_out(promise, moment).due_at < moment:
            return promise
        event = Event(EventKind.DELEGATED if stand_in else EventKind.HANDED_BACK, moment, moment, self.hands)
        self.hands += 1
        return handed_over(promise, self.book, to, moment).noting(event)


def _side(clause: Clausal, start: Start, fact: Fact) -> str:
    """Return the side that owes it: whoever sits on a panel as the manager or the recruiter owes it as that."""
    return {fact.manager_id: "manager", fact.recruiter_id: "recruiter"}.get(start.owner_id, clause.side)
