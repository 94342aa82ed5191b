"""One batch of the sweep: what is due is taken, looked at, and written in as many statements as there are tables."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import structlog
from django.db import InterfaceError, OperationalError, ProgrammingError, transaction

from hiring.delivery.notes import Note, post_many, recipients
from hiring.ledger.actions import Entry, record_many
from hiring.tenancy import bulk
from hiring.tenancy.act import Act
from sla.actions import commitments
from sla.actions.reminders import BREACH_NOTICE, REMINDER
from sla.models import Commitment, CommitmentEvent
from sla.querysets import CommitmentQuerySet
from sla.rules.commitment import Audience, CommitmentView, Message, Outcome, Plan, State
from sla.rules.ladder import InSight, OutOfSight, Step, from_data
from sla.rules.life import SET_ASIDE_FOR, plan

# No row is to blame when the server goes away, breaks a deadlock or does not know our SQL: the next tick tries again.
NOT_THE_ROWS = (OperationalError, InterfaceError, ProgrammingError)
STATES, OUTCOMES = {each.value: each for each in State}, {each.value: each for each in Outcome}
log = structlog.get_logger()


class Due(NamedTuple):
    """A promise that asks to be looked at; the fields are columns of its table, in this order."""

    id: UUID
    clause: str
    side: str
    owner_id: UUID
    beneficiary_id: UUID | None
    requisition_id: UUID
    generation: int
    due_at: datetime
    next_step: int
    state: str
    outcome: str
    breached_at: datetime | None
    turns_at: datetime | None
    snoozed_until: datetime | None
    in_sight: list[list[str] | None]
    number: int

    def planned(self, live: datetime, now: datetime, steps: Sequence[Step] | None = None) -> Plan:
        """Return what is to be written. Raises `OutOfSight` when that takes all `steps`."""
        view = CommitmentView(
            due_at=self.due_at,
            steps=steps or InSight(self.in_sight, self.next_step, self.number),
            state=STATES[self.state],
            outcome=OUTCOMES[self.outcome],
            next_step=self.next_step,
            breached_at=self.breached_at,
            turns_at=self.turns_at,
            live_since=live,
            snoozed_until=self.snoozed_until,
        )
        return plan(view, now)


class Planned(NamedTuple):
    due: Due
    plan: Plan

    @property
    def is_newly_broken(self) -> bool:
        return self.plan.breached_at is not None and self.due.breached_at is None


def take(now: datetime, at_most: int) -> list[Due]:
    """Claim what is due, skipping what another sweeper holds."""
    return _read(Commitment.objects.due_for_action(now), at_most)


def _read(found: CommitmentQuerySet, at_most: int) -> list[Due]:
    return [Due(*row) for row in found.with_steps_in_sight().values_list(*Due._fields)[:at_most]]


def act_on(batch: Sequence[Due], *, live: datetime, now: datetime) -> None:
    """Do what each promise asks for. One that fails is set aside for an hour and reported; the others go on."""
    planned, unseen = [], []
    for due in _turned(batch, now):
        try:
            planned.append(Planned(due, due.planned(live, now)))
        except OutOfSight:
            unseen.append(due)
        except Exception:
            log.exception("row_set_aside", row=str(due.id))
            _set_aside(due, now)
    _write_or_halve([*planned, *_read_whole(unseen, live, now)], now)


def _read_whole(unseen: Sequence[Due], live: datetime, now: datetime) -> Iterable[Planned]:
    """Yield the plans of those that nobody has looked at for long, with all their steps."""
    if not unseen:
        return
    written = dict(Commitment.objects.filter(bulk.among([due.id for due in unseen])).values_list("pk", "steps"))
    for due in unseen:
        try:
            yield Planned(due, due.planned(live, now, from_data(written[due.id])))
        except Exception:
            log.exception("row_set_aside", row=str(due.id))
            _set_aside(due, now)


def _turned(batch: Sequence[Due], now: datetime) -> Sequence[Due]:
    """Return the batch with those told anew of which a pause begins or ends, or which a delegate takes over."""
    turning = [due for due in batch if due.turns_at and due.turns_at <= now]
    if not turning:
        return batch
    for due in turning:
        _turn(due, now)
    ids = [due.id for due in turning]
    again = Commitment.objects.due_for_action(now).filter(pk__in=ids).exclude(turns_at__lte=now)
    return [*(due for due in batch if due not in turning), *_read(again, len(ids))]


def _turn(due: Due, now: datetime) -> None:
    try:
        with transaction.atomic():
            commitments.turn(due.id, now)
    except NOT_THE_ROWS:
        raise
    except Exception:
        log.exception("row_set_aside", row=str(due.id))
        _set_aside(due, now)


def _write_or_halve(batch: Sequence[Planned], now: datetime) -> None:
    """Write the batch; if the database refuses it, each half alone, down to the row that is to blame."""
    if not batch:
        return
    try:
        with transaction.atomic():
            _write(batch, now)
    except NOT_THE_ROWS:
        raise
    except Exception:
        log.exception("batch_refused", rows=len(batch), first=str(batch[0].due.id))
        if len(batch) == 1:
            _set_aside(batch[0].due, now)
        else:
            middle = len(batch) // 2
            _write_or_halve(batch[:middle], now)
            _write_or_halve(batch[middle:], now)


def _set_aside(due: Due, now: datetime) -> None:
    """Look at the row again in an hour; the line in its history is what the auditor counts."""
    bulk.insert(
        CommitmentEvent,
        {"commitment_id": [due.id]},
        {"generation": due.generation, "kind": "set_aside", "occurred_at": now, "recorded_at": now},
    )
    Commitment.objects.filter(pk=due.id).update(next_action_at=now + SET_ASIDE_FOR)


def _write(batch: Sequence[Planned], now: datetime) -> None:
    bulk.update(
        Commitment,
        [due.id for due, _ in batch],
        {
            "state": [plan.state for _, plan in batch],
            "next_step": [plan.next_step for _, plan in batch],
            "next_action_at": [plan.next_action_at for _, plan in batch],
            "breached_at": [plan.breached_at for _, plan in batch],
            "snoozed_until": [plan.snoozed_until for _, plan in batch],
        },
    )
    _write_events(batch, now)
    post_many(list(_notes(batch, now)), written_at=now)
    broken = [each.due for each in batch if each.is_newly_broken]
    record_many("promise_broken", Commitment, map(_entry, broken), act=Act.live(None, now))


def _write_events(batch: Sequence[Planned], now: datetime) -> None:
    """Append history; a line that stands already is not doubled."""
    lines = [(due, event) for due, plan in batch for event in plan.events]
    bulk.insert(
        CommitmentEvent,
        {
            "commitment_id": [due.id for due, _ in lines],
            "generation": [due.generation for due, _ in lines],
            "kind": [event.kind for _, event in lines],
            "step": [event.step for _, event in lines],
            "occurred_at": [event.occurred_at for _, event in lines],
        },
        {"recorded_at": now},
    )


def _notes(batch: Sequence[Planned], now: datetime) -> Iterable[Note]:
    """Yield what is to be said: to the owners, and after a breach to who waits."""
    said = [(due, message, _recipient(due, message)) for due, planned in batch for message in planned.messages]
    people = recipients({to for _, _, to in said if to})
    for due, message, to in said:
        if to in people:
            kind = REMINDER if message.to is Audience.OWNER else BREACH_NOTICE
            key = f"{kind}:{due.id}:{due.generation}:{message.kind}:{message.step}:{to}"
            yield Note(kind, key, people[to], due.id, due.generation, max(message.sends_at, now))


def _recipient(due: Due, message: Message) -> UUID | None:
    return due.owner_id if message.to is Audience.OWNER else due.beneficiary_id


def _entry(due: Due) -> Entry:
    # Dated at the due instant, however late we came by: an outage is not the owner's fault.
    data = {"clause": due.clause, "owner": str(due.owner_id), "side": due.side}
    return Entry(due.id, due.due_at, due.requisition_id, data)
