"""Writes what a promise is by what was told, where that differs from what stands, and tells of breaches it shows.

Between facts the row belongs to the sweep: how far it has got with the reminders, and whether it has come by since the
due instant. None of that is taken from it here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from hiring.ledger.actions import Entry, record_many
from hiring.tenancy.act import Act
from sla.actions.hand_overs import tell_delegates
from sla.models import Commitment, CommitmentEvent
from sla.registry import CLAUSES
from sla.rules.commitment import EventKind, Outcome, State
from sla.rules.ladder import StepKind, from_data, next_step_after, to_data
from sla.rules.life import next_action_at
from sla.rules.promise import Promise
from sla.rules.replay import Key

Told = Mapping[tuple[str, Key], tuple[Promise, ...]]

# What a row says of a promise that follows from facts alone. The rest is the sweep's, and the owner's wish for quiet.
COLUMNS: Final = (
    "subject_type", "side", "owner_id", "delegated_from_id", "beneficiary_id", "requisition_id", "application_id",
    "agreement_id", "origin", "clock", "allowance_seconds", "anchored_at", "due_at", "steps", "generation", "turns_at",
    "state", "outcome", "breached_at", "satisfied_at", "closed_at",
)  # fmt: skip
FEW: Final = 4
SWEPT: Final = ("next_step", "next_action_at", "snoozed_until")


@dataclass
class Difference:
    """What is to be written: rows that are new, rows that change, and how each changed row stood."""

    new: list[tuple[Commitment, Promise]] = field(default_factory=list)
    changed: list[tuple[Commitment, Promise | None]] = field(default_factory=list)
    before: dict[UUID, dict[str, Any]] = field(default_factory=dict)

    @property
    def rows(self) -> list[tuple[Commitment, Promise | None]]:
        return [*self.new, *self.changed]


def write(told: Told, *, act: Act, now: datetime) -> Difference:
    """Write the difference between these promises as told and as they stand, but for what the sweep is yet to find."""
    difference = difference_of(told, now=now, is_for_writing=True)
    write_difference(difference, act=act, now=now)
    return difference


def write_difference(difference: Difference, *, act: Act, now: datetime) -> None:
    Commitment.objects.bulk_create([row for row, _ in difference.new])
    _save([row for row, _ in difference.changed])
    _write_history(difference, act, now)
    _tell_of_breaches(difference, act)
    tell_delegates(dict(_handed_over(difference)), now)


def _save(changed: Sequence[Commitment]) -> None:
    """Write the rows: a few one by one, since one statement for all of them and every column is dear to build."""
    columns = [*COLUMNS, *SWEPT]
    if len(changed) > FEW:
        Commitment.objects.bulk_update(changed, columns)
        return
    for row in changed:
        row.save(update_fields=columns)


def difference_of(told: Told, *, now: datetime, is_for_writing: bool = False, is_swept: bool = False) -> Difference:
    """Return how these promises as told differ from the rows there are; read in one query.

    `is_swept`: no sweep is outstanding, so what a sweep would have found is missing too.
    """
    rows = _rows(told, is_for_writing=is_for_writing)
    found = Difference()
    for (clause, key), promises in told.items():
        for promise in promises:
            row = rows.pop((clause, *key, promise.cycle), None)
            if row is None:
                found.new.append((_made(promise), promise))
            elif _is_changed(row, wished := _columns(promise, row, is_swept=is_swept), found):
                _change(row, promise, wished, now)
                found.changed.append((row, promise))
    for row in rows.values():
        if _is_changed(row, wished := _never_made(row), found):
            _set(row, wished)
            found.changed.append((row, None))
    return found


def _rows(told: Told, *, is_for_writing: bool) -> dict[tuple[str, UUID, UUID, int], Commitment]:
    """Return the rows of these keys by clause, subject, maker and cycle."""
    clauses, subjects = {clause for clause, _ in told}, {key.subject_id for _, key in told}
    found = Commitment.objects.filter(clause__in=clauses, subject_id__in=subjects)
    locked = found.select_for_update(of=("self",)).order_by("pk") if is_for_writing else found
    by_name = {(row.clause, row.subject_id, row.made_by_id, row.cycle): row for row in locked}
    return {name: row for name, row in by_name.items() if (name[0], Key(name[1], name[2])) in told}


def _made(promise: Promise) -> Commitment:
    """Return the new row. Its first step is the sweep's to take, even where that lies behind us."""
    row = Commitment(clause=promise.clause, subject_id=promise.subject_id, cycle=promise.cycle)
    _set(row, _columns(promise, row))
    row.next_action_at = _next_action_at(row, promise)
    return row


def _columns(promise: Promise, row: Commitment, *, is_swept: bool = False) -> dict[str, Any]:
    """Return what the row should say. That a promise which runs is broken is for the sweep to find."""
    is_known = is_swept or row.breached_at is not None or promise.state is not State.OPEN
    forgotten = is_swept and promise.is_open and row.next_action_at is None
    seconds = promise.allowance.total_seconds() if isinstance(promise.allowance, timedelta) else None
    return {
        "subject_type": CLAUSES[promise.clause].page_takes,
        "side": promise.side,
        "owner_id": promise.owner_id,
        "delegated_from_id": promise.delegated_from_id,
        "beneficiary_id": promise.beneficiary_id,
        "requisition_id": promise.requisition_id,
        "application_id": promise.application_id,
        "agreement_id": promise.agreed.agreement_id,
        "origin": promise.origin,
        "clock": promise.agreed.terms.clock.value,
        "allowance_seconds": int(seconds) if seconds is not None else None,
        "anchored_at": promise.anchored_at,
        "due_at": promise.due_at,
        "steps": to_data(promise.steps),
        "generation": promise.generation,
        "turns_at": promise.turns_at,
        "state": promise.state.value,
        "outcome": promise.outcome.value,
        "breached_at": promise.breached_at if is_known else None,
        "satisfied_at": promise.satisfied_at,
        "closed_at": promise.closed_at,
        **({"next_action_at": _next_action_at(row, promise)} if forgotten else {}),
    }


def _never_made(row: Commitment) -> dict[str, Any]:
    """Return what a row says whose promise, as we know now, never began: it ended as it began, and counts nowhere."""
    ended = {"state": State.CLOSED.value, "outcome": Outcome.CANCELLED.value, "closed_at": row.anchored_at}
    return {**ended, "breached_at": None, "satisfied_at": None, "turns_at": None, "next_action_at": None}


def _is_changed(row: Commitment, wished: Mapping[str, Any], found: Difference) -> bool:
    stood = {name: getattr(row, name) for name in wished}
    if stood == wished:
        return False
    found.before[row.pk] = stood
    return True


def _change(row: Commitment, promise: Promise, wished: Mapping[str, Any], now: datetime) -> None:
    """Let the row say what it should, and the sweep go on from where it was, or from now on other steps."""
    said, is_same_promise = row.steps[: row.next_step], row.generation == promise.generation
    if not is_same_promise or row.owner_id != promise.owner_id:
        row.snoozed_until = None  # quiet was asked for by whoever owed it then, of what it was then
    is_timed_anew = any(getattr(row, name) != wished[name] for name in ("steps", "state", "turns_at", "generation"))
    _set(row, wished)
    if not is_same_promise or said != row.steps[: row.next_step]:
        row.next_step = _steps_behind(row, now)
    if is_timed_anew:
        row.next_action_at = _next_action_at(row, promise)


def _steps_behind(row: Commitment, now: datetime) -> int:
    """Return how much of a new ladder has been said already: all that lies behind, but the breach is never skipped."""
    steps = from_data(row.steps)
    due = next(nth for nth, step in enumerate(steps) if step.kind is StepKind.DUE)
    behind = next_step_after(steps, now)
    return behind if row.breached_at else min(behind, due)


def _next_action_at(row: Commitment, promise: Promise) -> datetime | None:
    return next_action_at(replace(promise.view, next_step=row.next_step, snoozed_until=row.snoozed_until))


def _set(row: Commitment, wished: Mapping[str, Any]) -> None:
    for name, value in wished.items():
        setattr(row, name, value)


def _write_history(difference: Difference, act: Act, now: datetime) -> None:
    """Append what is not on record yet. A line is there once for each generation, however often it is told."""
    lines = [line for row, promise in difference.rows for line in _history(row, promise, difference, act, now)]
    CommitmentEvent.objects.bulk_create(lines, ignore_conflicts=True)


def _history(
    row: Commitment, promise: Promise | None, difference: Difference, act: Act, now: datetime
) -> Iterator[CommitmentEvent]:
    late = {"commitment": row, "generation": row.generation, "occurred_at": act.at, "recorded_at": now}
    for told in promise.history if promise else ():
        if told.event.kind is EventKind.BREACHED and not row.breached_at:
            continue  # of what is open the sweep finds it, and tells both sides
        yield CommitmentEvent(
            commitment=row, generation=told.generation, kind=told.event.kind.value, step=told.event.step,
            occurred_at=told.event.occurred_at, recorded_at=told.event.recorded_at, actor_id=told.actor_id,
        )  # fmt: skip
    if _is_taken_back(row, difference):
        yield CommitmentEvent(**late, kind=EventKind.BREACH_RETRACTED.value, actor=act.actor)
    if promise is None:
        yield CommitmentEvent(**late, kind=EventKind.CANCELLED.value, actor=act.actor)


def _tell_of_breaches(difference: Difference, act: Act) -> None:
    newly = [(row, row.breached_at) for row, _ in difference.rows if not _was_broken(row, difference)]
    broken = [_entry(row, broken_at) for row, broken_at in newly if broken_at]
    record_many("promise_broken", Commitment, broken, act=act)
    kept = [row for row, _ in difference.changed if _is_taken_back(row, difference)]
    record_many("breach_retracted", Commitment, (_entry(row, act.at) for row in kept), act=act)


def _handed_over(difference: Difference) -> Iterator[tuple[UUID, tuple[Commitment, int]]]:
    """Yield what a delegate has from now on, with the number of the line in its history that says so."""
    for row, promise in difference.rows:
        had = difference.before.get(row.pk, {}).get("owner_id")
        if promise and promise.is_open and promise.delegated_from_id and had != row.owner_id:
            passed = [told.event.step for told in promise.history if told.event.kind is EventKind.DELEGATED]
            yield row.pk, (row, max(passed, default=0))


def _was_broken(row: Commitment, difference: Difference) -> bool:
    return difference.before.get(row.pk, {}).get("breached_at") is not None


def _is_taken_back(row: Commitment, difference: Difference) -> bool:
    return _was_broken(row, difference) and row.breached_at is None


def _entry(row: Commitment, at: datetime) -> Entry:
    application = {"application": str(row.application_id)} if row.application_id else {}
    data = {"clause": row.clause, "owner": str(row.owner_id), "side": row.side, **application}
    return Entry(row.pk, at, row.requisition_id, data)
