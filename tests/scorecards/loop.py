"""One candidate in front of one panel, in each of two organizations: what every test of judgement needs."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hiring.tenancy.models import Member
from requisitions.actions.application import move
from requisitions.models import (
    Application,
    Competency,
    Interview,
    InterviewSeat,
    Requirement,
    Requisition,
    Stage,
    StageFocus,
)
from scorecards.rules.draft import Draft, RatingDraft
from tests.requisitions import running
from tests.world import MONDAY, World

# Friday 20 November 2026, 13:00 in Amsterdam.
FRIDAY = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
AFTER = FRIDAY + timedelta(hours=1)

CALIBRATION = (
    "3D geometry and calibration",
    "Calibrates camera and lidar rigs, and can say why a calibration fails.",
    [
        "Names methods, cannot say when one applies.",
        "Calibrates with a known recipe; stuck when residuals look wrong.",
        "Finds the cause of a bad fit and proposes a check.",
        "Has designed a rig or procedure others now use.",
    ],
)
REASONING = (
    "Reasoning about failure",
    "Explains a field failure from partial data, and says what is still unknown.",
    [
        "Settles on the first explanation.",
        "Lists causes, does not rank them.",
        "Ranks causes and names the next test.",
        "Also says what would change her mind.",
    ],
)


@dataclass(frozen=True)
class Loop:
    """An interview at which manager, interviewer and second interviewer sit, in `world`."""

    world: World
    requisition: Requisition
    requirements: list[Requirement]
    competencies: list[Competency]
    stage: Stage
    application: Application
    interview: Interview

    @property
    def panel(self) -> list[Member]:
        return [self.world.manager, self.world.interviewer, self.world.second_interviewer]

    def seat(self, member: Member) -> InterviewSeat:
        return InterviewSeat.objects.get(interview=self.interview, member=member)


def build(world: World, panel: tuple[str, ...] = ("manager", "interviewer", "second_interviewer")) -> Loop:
    with world.scope():
        ready = running.run(world)
        requisition = ready.requisition
        stage = ready.stages["Technical"]
        Stage.objects.filter(pk=stage.pk).update(name="Perception deep dive", minutes=60)
        stage.refresh_from_db()
        stage.focus_set.all().delete()
        competencies, requirements = [], []
        for position, (name, text, anchors) in ((4, CALIBRATION), (5, REASONING)):
            competency = Competency.objects.create(
                name=name, **{f"anchor_{place}": anchor for place, anchor in enumerate(anchors, start=1)}
            )
            StageFocus.objects.create(stage=stage, competency=competency)
            competencies.append(competency)
            requirements.append(
                Requirement.objects.create(
                    requisition=requisition,
                    position=position,
                    text=text,
                    level="must",
                    competency=competency,
                    stage=stage,
                )
            )
        name = f"Nadia Kowalczyk {world.organization.name}"
        application = ready.apply(name, days=(FRIDAY - MONDAY).days - 9)
        application = move(application, stage, act=world.act(world.recruiter, FRIDAY - timedelta(days=3)))
        interview = add_interview(application, stage, [getattr(world, name) for name in panel])
        return Loop(world, requisition, requirements, competencies, stage, application, interview)


def rated(loop: Loop, scores: tuple[int | None, ...], overall: int) -> Draft:
    """A draft with one score a competency; None is "I did not get to this"."""
    return Draft(
        ratings=tuple(
            RatingDraft(
                each.pk, score=score, not_assessed=score is None, evidence=f"What shows a {score} in {each.name}."
            )
            for each, score in zip(loop.competencies, scores, strict=True)
        ),
        overall=overall,
    )


def add_interview(
    application: Application, stage: Stage, panel: list[Member], at: datetime = FRIDAY, state: str = "held"
) -> Interview:
    interview = Interview.objects.create(
        application=application,
        stage=stage,
        state=state,
        starts_at=at,
        ends_at=at + timedelta(hours=1),
        held_at=at + timedelta(hours=1) if state == "held" else None,
        created_at=at - timedelta(days=2),
    )
    InterviewSeat.objects.bulk_create(
        InterviewSeat(interview=interview, member=member, added_at=at - timedelta(days=2)) for member in panel
    )
    return interview
