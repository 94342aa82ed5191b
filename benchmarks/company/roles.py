"""A hundred requisitions: thirty open, seventy closed over two years, each kicked off and signed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from benchmarks.company.people import People
from hiring.tenancy.models import Member
from requisitions.models import (
    Competency,
    Kickoff,
    KickoffSignature,
    KickoffVersion,
    Requirement,
    Requisition,
    Side,
    Stage,
    StageFocus,
    StageInterviewer,
)
from requisitions.models.requisition import Milestone
from sla.actions.policy import policy_in_force
from sla.models import Agreement

REQUISITIONS, OPEN = 100, 30
ROLE_TYPES = ("Engineering", "Operations", "Product", "Field", "Sales")
COMPETENCIES = ("Dynamics and control", "Real-time software", "Experimental method", "Working with others", "Judgement")
# Name, milestone, agreed days, and which competencies are assessed there.
PLAN = (
    ("Recruiter screen", Milestone.SCREEN, 5, ()),
    ("Slate", Milestone.MANAGER_REVIEW, 4, ()),
    ("Technical", Milestone.INTERVIEW, 7, (0, 1, 2)),
    ("Loop", Milestone.ONSITE, 10, (2, 3, 4)),
    ("Offer", Milestone.OFFER, 5, ()),
)
HASH = "0" * 64


@dataclass(frozen=True)
class Role:
    """A requisition with what hangs on it."""

    requisition: Requisition
    stages: list[Stage]
    must_have: Requirement
    panel: dict[int, list[Member]]  # members by a stage's position

    @property
    def is_open(self) -> bool:
        """Say whether candidates are still in process."""
        return self.requisition.state == Requisition.State.OPEN


def open_requisitions(people: People, *, now: datetime, random: Random) -> list[Role]:
    """Write all requisitions with plan, kickoff, signatures, requirements and agreement."""
    competencies = Competency.objects.bulk_create(
        Competency(name=name, **{f"anchor_{i}": f"What a {i} looks like in {name}." for i in range(1, 5)})
        for name in COMPETENCIES
    )
    requisitions = Requisition.objects.bulk_create(_requisition(i, people, now, random) for i in range(REQUISITIONS))
    stages = {each.pk: _stages(each) for each in requisitions}
    Stage.objects.bulk_create(stage for plan in stages.values() for stage in plan)
    panels = _assess(stages, competencies, people, random)
    must_haves = _require(requisitions, stages, competencies)
    _sign(requisitions)
    _close(requisitions, random)
    return [Role(each, stages[each.pk], must_haves[each.pk], panels[each.pk]) for each in requisitions]


def kickoffs_in_progress(number: int) -> list[Requisition]:
    """Return so many requisitions that wait for their kickoff's signatures, made if there are none yet.

    None is of the recruiter whose pages are measured: theirs stay as they are.
    """
    first = 101 + REQUISITIONS
    rows = Requisition.objects.with_people().order_by("number")
    rows = rows.select_related("hiring_manager__user", "recruiter__user")
    if found := list(rows.filter(number__gte=first)[:number]):
        return found
    measured = Requisition.objects.get(number=101).recruiter_id
    models = list(rows.exclude(recruiter=measured)[:number])
    made = Requisition.objects.bulk_create(
        Requisition(
            number=first + i,
            title=f"Kickoff {i}",
            role_type=model.role_type,
            department=model.department,
            hiring_manager=model.hiring_manager,
            recruiter=model.recruiter,
            created_at=model.created_at,
        )
        for i, model in enumerate(models)
    )
    stages = {each.pk: _stages(each) for each in made}
    Stage.objects.bulk_create(stage for plan in stages.values() for stage in plan)
    _require(made, stages, list(Competency.objects.all()))
    kickoffs = Kickoff.objects.bulk_create(
        Kickoff(requisition=each, created_at=each.created_at, changed_at=each.created_at) for each in made
    )
    KickoffVersion.objects.bulk_create(
        KickoffVersion(kickoff=each, version=1, content="{}", content_hash=HASH, written_at=each.created_at)
        for each in kickoffs
    )
    return made


def _requisition(i: int, people: People, now: datetime, random: Random) -> Requisition:
    days = random.randrange(15, 85) if i < OPEN else random.randrange(120, 720)
    role_type = ROLE_TYPES[i % len(ROLE_TYPES)]
    return Requisition(
        number=101 + i,
        title=f"{role_type} role {i}",
        role_type=role_type,
        department=role_type,
        hiring_manager=people.managers[i % len(people.managers)],
        recruiter=people.recruiters[i % len(people.recruiters)],
        forecast_days=random.randrange(40, 75),
        created_at=now - timedelta(days=days + 10),
        opened_at=now - timedelta(days=days),
    )


def _stages(requisition: Requisition) -> list[Stage]:
    return [
        Stage(requisition=requisition, position=i, name=name, milestone=milestone, agreed_days=days)
        for i, (name, milestone, days, _) in enumerate(PLAN, start=1)
    ]


def _assess(
    stages: dict[UUID, list[Stage]], competencies: list[Competency], people: People, random: Random
) -> dict[UUID, dict[int, list[Member]]]:
    """Give every assessing stage its competencies and two interviewers."""
    focus, seats = [], []
    panels: dict[UUID, dict[int, list[Member]]] = {}
    for key, plan in stages.items():
        panels[key] = {}
        for stage, (_, _, _, assessed) in zip(plan, PLAN, strict=True):
            panel = random.sample(people.interviewers, 2) if assessed else []
            panels[key][stage.position] = list(panel)
            focus += [StageFocus(stage=stage, competency=competencies[i]) for i in assessed]
            seats += [StageInterviewer(stage=stage, member=member) for member in panel]
    StageFocus.objects.bulk_create(focus)
    StageInterviewer.objects.bulk_create(seats)
    return panels


def _require(
    requisitions: list[Requisition], stages: dict[UUID, list[Stage]], competencies: list[Competency]
) -> dict[UUID, Requirement]:
    """Write five must-haves each and return the first by requisition."""
    rows = [
        Requirement(
            requisition=each,
            position=i + 1,
            text=f"Has shown {competency.name.lower()} in production",
            level=Requirement.Level.MUST,
            manager_rejects_without=True,
            recruiter_rejects_without=True,
            competency=competency,
            stage=stages[each.pk][2],
        )
        for each in requisitions
        for i, competency in enumerate(competencies)
    ]
    Requirement.objects.bulk_create(rows)
    return {row.requisition_id: row for row in rows if row.position == 1}


def _sign(requisitions: list[Requisition]) -> None:
    """Kick each requisition off, sign it by both sides and open it."""
    kickoffs = Kickoff.objects.bulk_create(
        Kickoff(requisition=each, held_at=each.created_at, created_at=each.created_at, changed_at=each.created_at)
        for each in requisitions
    )
    KickoffVersion.objects.bulk_create(
        KickoffVersion(kickoff=each, version=1, content="{}", content_hash=HASH, written_at=each.created_at)
        for each in kickoffs
    )
    KickoffSignature.objects.bulk_create(
        KickoffSignature(
            kickoff=each, version=1, side=side, member=member, content_hash=HASH, signed_at=each.created_at
        )
        for each in kickoffs
        for side, member in (
            (Side.MANAGER, each.requisition.hiring_manager),
            (Side.RECRUITER, each.requisition.recruiter),
        )
    )
    Requisition.objects.update(state=Requisition.State.OPEN)
    policy = policy_in_force(max(each.created_at for each in requisitions))
    Agreement.objects.bulk_create(
        Agreement(requisition=each, version=1, policy=policy, terms=policy.terms, signed_at=each.created_at)
        for each in requisitions
    )


def _close(requisitions: list[Requisition], random: Random) -> None:
    for i, each in enumerate(requisitions):
        each.state = Requisition.State.OPEN
        if i >= OPEN and each.opened_at is not None:
            each.state = Requisition.State.FILLED
            each.closed_at = each.opened_at + timedelta(days=random.randrange(40, 100))
    Requisition.objects.bulk_update(requisitions, ["state", "closed_at"])
