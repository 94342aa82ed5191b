"""Interviews of the open requisitions with panels and scorecards; the newest ones still wait for theirs."""

from collections import defaultdict
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID

from benchmarks.company.candidates import Path
from hiring.tenancy.models import Member, Organization
from hiring.tenancy.scope import organization_scope
from requisitions.models import Interview, InterviewSeat, StageFocus, StageVisit
from scorecards.models import Rating, Scorecard

WAITING_DAYS = 1  # interviews younger than this have no scorecards yet: they are promised within 24 hours
EVIDENCE = "Walked through a failure she caused, and what she changed afterwards."


class Seat(NamedTuple):
    """One interviewer at one interview."""

    interview: Interview
    member: Member


def interview(paths: list[Path], *, now: datetime) -> list[Seat]:
    """Write an interview for every visit of an open requisition's stage that has a panel."""
    held = [
        (_interview(path, visit), path.role.panel[visit.position])
        for path in paths
        for visit in path.visits
        if path.role.is_open and path.role.panel[visit.position] and visit.entered_at + timedelta(days=1) < now
    ]
    Interview.objects.bulk_create([each for each, _ in held], batch_size=2000)
    seats = [Seat(each, member) for each, panel in held for member in panel]
    InterviewSeat.objects.bulk_create(
        [InterviewSeat(interview=i, member=member, added_at=i.created_at) for i, member in seats], batch_size=2000
    )
    return seats


def _interview(path: Path, visit: StageVisit) -> Interview:
    starts = visit.entered_at + timedelta(hours=20)
    return Interview(
        application=path.application,
        stage=visit.stage,
        state=Interview.State.HELD,
        starts_at=starts,
        ends_at=starts + timedelta(minutes=45),
        held_at=starts + timedelta(minutes=45),
        created_at=visit.entered_at,
    )


def is_waiting(interview: Interview, now: datetime) -> bool:
    """Say whether an interview is so young that its scorecards are not in."""
    return interview.starts_at >= now - timedelta(days=WAITING_DAYS)


def judge(organization: Organization, seats: list[Seat], *, now: datetime, random: Random) -> None:
    """Let every interviewer write and submit their own scorecards: the database lets nobody do it for them."""
    with organization_scope(organization):
        focus: dict[UUID, list[UUID]] = defaultdict(list)
        for each in StageFocus.objects.all():
            focus[each.stage_id].append(each.competency_id)
    by_member = defaultdict(list)
    for seat in seats:
        if not is_waiting(seat.interview, now):
            by_member[seat.member].append(seat.interview)
    for member, interviews in by_member.items():
        with organization_scope(organization, member):
            _submit(member, interviews, focus, random)


def _submit(member: Member, interviews: list[Interview], focus: dict[UUID, list[UUID]], random: Random) -> None:
    cards = Scorecard.objects.bulk_create(
        Scorecard(
            interview=each,
            author=member,
            overall=random.randint(1, 4),
            overall_note=EVIDENCE,
            started_at=each.ends_at,
            saved_at=each.ends_at,
        )
        for each in interviews
    )
    Rating.objects.bulk_create(
        [
            Rating(scorecard=card, competency_id=competency, score=random.randint(1, 4), evidence=EVIDENCE)
            for card in cards
            for competency in focus[card.interview.stage_id]
        ],
        batch_size=2000,
    )
    # Each at its own moment; the trigger tells the seat and reveals the round.
    for card in cards:
        Scorecard.objects.filter(pk=card.pk).update(
            submitted_at=card.saved_at + timedelta(hours=random.randrange(1, 40))
        )
