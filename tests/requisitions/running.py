"""An open requisition with its people and plan, for tests of what happens once it is open.

Written straight into the tables: how a requisition is opened is tested with the kickoff.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from hiring.tenancy.models import Member
from requisitions.actions.application import add_application
from requisitions.actions.candidate import add_candidate
from requisitions.models import (
    Application,
    Competency,
    Kickoff,
    KickoffSignature,
    KickoffVersion,
    Requirement,
    Requisition,
    Stage,
    StageFocus,
    StageInterviewer,
)
from tests.world import MONDAY, World

OPENED = datetime(2026, 10, 22, 9, 0, tzinfo=UTC)
PLAN = (
    ("Recruiter screen", "screen", 5),
    ("Slate", "manager_review", 4),
    ("Technical", "interview", 7),
    ("Loop", "onsite", 10),
    ("Offer", "offer", 5),
)
MUSTS = ("Five years of perception work", "Real-time C++")


@dataclass(frozen=True)
class Running:
    """An open requisition of one organization."""

    world: World
    requisition: Requisition

    @property
    def stages(self) -> dict[str, Stage]:
        return {stage.name: stage for stage in self.requisition.stages.all()}

    @property
    def requirements(self) -> list[Requirement]:
        return list(self.requisition.requirements.all())

    def act(self, actor: Member | None = None, *, days: float = 0):
        """By the recruiter unless told otherwise, `days` after Monday."""
        return self.world.act(actor or self.world.recruiter, MONDAY + timedelta(days=days))

    def apply(self, name: str, *, days: float = 0, source: str = "Referral", email: str | None = None) -> Application:
        act = self.act(days=days)
        address = f"{name.split(maxsplit=1)[0].lower()}@mail.example" if email is None else email
        candidate = add_candidate(name=name, email=address, act=act)
        return add_application(self.requisition, candidate, source=source, act=act)


def run(world: World, *, number: int = 142, openings: int = 1) -> Running:
    """Return an open requisition; call it inside the world's scope."""
    requisition = Requisition.objects.create(
        number=number,
        title=f"Perception Engineer {world.slug.capitalize()}",
        role_type="Engineering",
        openings=openings,
        hiring_manager=world.manager,
        recruiter=world.recruiter,
        forecast_days=58,
        created_at=OPENED,
    )
    _agree(world, requisition)
    _plan(world, requisition)
    Requisition.objects.filter(pk=requisition.pk).update(state="open", opened_at=OPENED)
    requisition.refresh_from_db()
    return Running(world, requisition)


def _agree(world: World, requisition: Requisition) -> None:
    kickoff = Kickoff.objects.create(
        requisition=requisition, version=2, slate_size=2, created_at=OPENED, changed_at=OPENED
    )
    words = sha256(b"agreed").hexdigest()
    KickoffVersion.objects.create(kickoff=kickoff, version=2, content="agreed", content_hash=words, written_at=OPENED)
    for side, member in (("manager", world.manager), ("recruiter", world.recruiter)):
        KickoffSignature.objects.create(
            kickoff=kickoff, version=2, side=side, member=member, content_hash=words, signed_at=OPENED
        )
    for position, text in enumerate(MUSTS, start=1):
        Requirement.objects.create(requisition=requisition, position=position, text=text, level="must")


def _plan(world: World, requisition: Requisition) -> None:
    competency, _ = Competency.objects.get_or_create(
        name="Technical depth",
        defaults={f"anchor_{rating}": f"What a {rating} looks like" for rating in (1, 2, 3, 4)},
    )
    for position, (name, milestone, days) in enumerate(PLAN, start=1):
        stage = Stage.objects.create(
            requisition=requisition, position=position, name=name, milestone=milestone, agreed_days=days
        )
        if milestone in {"interview", "onsite"}:
            StageFocus.objects.create(stage=stage, competency=competency)
            StageInterviewer.objects.create(stage=stage, member=world.interviewer)
