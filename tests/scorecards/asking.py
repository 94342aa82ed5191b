"""A question in the bank, and in a stage's kit."""

from requisitions.models import Competency, Stage, StageFocus
from scorecards.actions.kit import put_in_kit
from scorecards.actions.question import add_question
from scorecards.models import Question, StageQuestion
from scorecards.rules.question import QuestionDraft

DRAFT = QuestionDraft(
    level="senior",
    kind="behavioural",
    text="When did a calibration fail you last?",
    good="Names the residuals, and what was tried in which order.",
    follow_ups="What did you check first?\nWho found it?",
)


def write(world, competency: Competency, draft: QuestionDraft = DRAFT) -> Question:
    return add_question(competency, draft, act=world.act(world.recruiter))


def ask(running, name: str) -> StageQuestion:
    """A competency of that name, assessed in the first stage, with a question in the bank and in the kit."""
    stage = Stage.objects.select_related("requisition").get(pk=running.stages["Technical"].pk)
    competency = Competency.objects.create(name=name)
    StageFocus.objects.create(stage=stage, competency=competency)
    return put_in_kit(stage, write(running.world, competency), act=running.act())
