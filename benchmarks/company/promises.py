"""Promises of both sides: most kept, some late, some still open; and the news that the pages tell."""

from collections import defaultdict
from datetime import datetime, timedelta
from random import Random
from typing import Any

from benchmarks.company.candidates import Path
from benchmarks.company.judgement import Seat, is_waiting
from benchmarks.company.roles import Role
from hiring.ledger.models import Event
from hiring.tenancy.act import Origin
from requisitions.models import Requisition, Side
from sla.models import Commitment

PER_SIDE = 22
EVENTS = 40
TERM = timedelta(days=2)
DAYS_AHEAD = 6


def promise(paths: list[Path], *, now: datetime, random: Random) -> None:
    """Write the promises of every requisition; those of the open ones reach a few days ahead."""
    by_role: defaultdict[object, list[Path]] = defaultdict(list)
    for path in paths:
        by_role[path.role.requisition.pk].append(path)
    Commitment.objects.bulk_create(
        [
            _settled(_commitment(random.choice(theirs), side, i, _due(theirs[0].role, i, now, random)), now, random)
            for theirs in by_role.values()
            for side in (Side.MANAGER, Side.RECRUITER)
            for i in range(PER_SIDE)
        ],
        batch_size=2000,
    )


def _due(role: Role, i: int, now: datetime, random: Random) -> datetime:
    requisition = role.requisition
    until = now + timedelta(days=DAYS_AHEAD) if role.is_open else requisition.closed_at or now
    opened = requisition.opened_at or requisition.created_at
    return opened + (until - opened) * ((i + random.random()) / PER_SIDE)


def _commitment(path: Path, side: Side, i: int, due: datetime) -> Commitment:
    """Return a debrief that the manager owes, or a slate that the recruiter owes."""
    requisition, is_managers = path.role.requisition, side == Side.MANAGER
    both = [requisition.hiring_manager, requisition.recruiter]
    owner, beneficiary = both if is_managers else reversed(both)
    return Commitment(
        clause="debrief" if is_managers else "slate",
        subject_type="requisitions.application" if is_managers else "requisitions.requisition",
        subject_id=path.application.pk if is_managers else requisition.pk,
        cycle=i + 1,
        side=side,
        owner=owner,
        beneficiary=beneficiary,
        requisition=requisition,
        application=path.application if is_managers else None,
        **_clock(due),
    )


def owe_feedback(seats: list[Seat], *, now: datetime) -> None:
    """Write the promise of every seat whose scorecard is not in."""
    Commitment.objects.bulk_create(
        Commitment(
            clause="feedback",
            subject_type="requisitions.interview",
            subject_id=interview.pk,
            side=Side.INTERVIEWER,
            owner=member,
            beneficiary=interview.application.requisition.recruiter,
            requisition=interview.application.requisition,
            application=interview.application,
            next_action_at=now + timedelta(days=1),
            **_clock(interview.ends_at + TERM),
        )
        for interview, member in seats
        if is_waiting(interview, now)
    )


def _clock(due: datetime) -> dict[str, Any]:
    return {
        "origin": Origin.LIVE,
        "clock": "elapsed",
        "allowance_seconds": int(TERM.total_seconds()),
        "anchored_at": due - TERM,
        "due_at": due,
    }


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
