"""Ten thousand applications, each with the stages it has been through and how it ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from benchmarks.company.roles import Role
from requisitions.models import Application, Candidate, Milestone, Stage, StageVisit

APPLICATIONS = 10_000
SOURCES = ("Referral", "Sourced by us", "Careers page", "Agency")
MOVES_ON = (0.46, 0.73, 0.41, 0.54)  # out of screen, slate, technical and loop
STILL_HERE = 0.2  # of the applications of an open requisition
ACCEPTS, WITHDRAWS = 0.85, 0.1
RANKS = list(Milestone.values)


@dataclass(frozen=True)
class Path:
    """An application with its visits in order."""

    application: Application
    role: Role
    visits: list[StageVisit]


def apply(roles: list[Role], *, now: datetime, random: Random) -> list[Path]:
    """Write all candidates, applications and stage visits."""
    paths = [_path(i, roles[i % len(roles)], now, random) for i in range(APPLICATIONS)]
    Candidate.objects.bulk_create([path.application.candidate for path in paths], batch_size=2000)
    Application.objects.bulk_create([path.application for path in paths], batch_size=2000)
    StageVisit.objects.bulk_create([visit for path in paths for visit in path.visits], batch_size=2000)
    return paths


def _path(i: int, role: Role, now: datetime, random: Random) -> Path:
    requisition = role.requisition
    until = now if role.is_open else requisition.closed_at or now
    opened = requisition.opened_at or requisition.created_at
    applied = opened + (until - opened) * random.random() * 0.8
    stages, moments = _walk(role.stages, applied, until, random)
    candidate = Candidate(name=f"Candidate {i:05d}", email=f"candidate-{i}@example.org", created_at=applied)
    application = Application(
        candidate=candidate,
        requisition=requisition,
        source=random.choice(SOURCES),
        applied_at=applied,
        stage=stages[-1],
        stage_since_at=moments[-1],
        furthest=max(RANKS.index(stage.milestone) for stage in stages),
    )
    if not (role.is_open and random.random() < STILL_HERE):
        _end(application, role, until, random)
    return Path(application, role, [_visit(application, *step) for step in zip(stages, moments, strict=True)])


def _walk(
    stages: list[Stage], applied: datetime, until: datetime, random: Random
) -> tuple[list[Stage], list[datetime]]:
    """Return the stages one candidate reached, and when."""
    reached, moments = [stages[0]], [applied]
    for stage, share in zip(stages[1:], MOVES_ON, strict=True):
        at = moments[-1] + timedelta(hours=random.expovariate(1 / 90))
        if random.random() > share or at >= until:
            break
        reached.append(stage)
        moments.append(at)
    return reached, moments


def _end(application: Application, role: Role, until: datetime, random: Random) -> None:
    at = min(application.stage_since_at + timedelta(hours=random.expovariate(1 / 90)), until)
    application.closed_at = at
    if application.stage.milestone == Milestone.OFFER and random.random() < ACCEPTS:
        application.state, application.furthest = Application.State.HIRED, RANKS.index(Milestone.HIRED)
    elif random.random() < WITHDRAWS:
        application.state, application.reason = Application.State.WITHDRAWN, Application.Reason.WITHDREW
    else:
        application.state, application.reason = Application.State.REJECTED, Application.Reason.REQUIREMENT
        application.requirement = role.must_have


def _visit(application: Application, stage: Stage, at: datetime) -> StageVisit:
    return StageVisit(
        application=application,
        stage=stage,
        milestone=stage.milestone,
        position=stage.position,
        entered_at=at,
        hiring_manager=application.requisition.hiring_manager,
        recorded_at=at,
    )
