"""Promises of both sides: most kept, some late, some still open; and the news that the pages tell."""

from datetime import datetime, timedelta
from random import Random

from benchmarks.company.roles import Role
from hiring.ledger.models import Event
from hiring.tenancy.act import Origin
from requisitions.models import Requisition, Side
from sla.models import Commitment

PER_SIDE = 22
EVENTS = 40
TERM = timedelta(days=2)
CLAUSES = {Side.MANAGER: ("slate_review", "debrief"), Side.RECRUITER: ("slate", "weekly_update")}
DAYS_AHEAD = 6


def promise(roles: list[Role], *, now: datetime, random: Random) -> None:
    """Write the promises of every requisition; those of the open ones reach a few days ahead."""
    Commitment.objects.bulk_create(
        [_commitment(role, side, i, now, random) for role in roles for side in CLAUSES for i in range(PER_SIDE)],
        batch_size=2000,
    )


def _commitment(role: Role, side: Side, i: int, now: datetime, random: Random) -> Commitment:
    requisition = role.requisition
    until = now + timedelta(days=DAYS_AHEAD) if role.is_open else requisition.closed_at or now
    opened = requisition.opened_at or requisition.created_at
    due = opened + (until - opened) * ((i + random.random()) / PER_SIDE)
    both = [requisition.hiring_manager, requisition.recruiter]
    owner, beneficiary = both if side == Side.MANAGER else reversed(both)
    row = Commitment(
        clause=random.choice(CLAUSES[side]),
        subject_type="requisition",
        subject_id=requisition.pk,
        cycle=i + 1,
        side=side,
        owner=owner,
        beneficiary=beneficiary,
        requisition=requisition,
        origin=Origin.LIVE,
        clock="elapsed",
        allowance_seconds=int(TERM.total_seconds()),
        anchored_at=due - TERM,
        due_at=due,
    )
    return _settled(row, now, random)


def _settled(row: Commitment, now: datetime, random: Random) -> Commitment:
    """Keep what is past due, but for one in eleven kept late and one in sixty still owed."""
    if row.due_at > now:
        row.next_action_at = row.due_at
        return row
    luck = random.random()
    if luck < 1 / 60:
        row.breached_at, row.next_action_at = row.due_at, now + timedelta(days=1)
        return row
    is_late = luck < 1 / 60 + 1 / 11
    moved = TERM * random.random() * (1 if is_late else -1)
    row.state = Commitment.State.CLOSED
    row.outcome = Commitment.Outcome.MET_LATE if is_late else Commitment.Outcome.MET
    row.breached_at = row.due_at if is_late else None
    row.satisfied_at = row.closed_at = row.due_at + moved
    return row


def tell(roles: list[Role], *, now: datetime, random: Random) -> None:
    """Write the feed of every requisition."""
    Event.objects.bulk_create(
        [_event(role.requisition, now, random) for role in roles for _ in range(EVENTS)], batch_size=2000
    )


def _event(requisition: Requisition, now: datetime, random: Random) -> Event:
    opened = requisition.opened_at or requisition.created_at
    at = opened + ((requisition.closed_at or now) - opened) * random.random()
    return Event(
        verb=random.choice(("slate_presented", "slate_reviewed", "requisition_held", "requisition_resumed")),
        subject_type="requisition",
        subject_id=requisition.pk,
        thread_id=requisition.pk,
        actor=random.choice([requisition.recruiter, requisition.hiring_manager]),
        at=at,
        recorded_at=at,
        origin=Origin.LIVE,
    )
