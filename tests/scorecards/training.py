"""People trained and untrained: shorthand, so that a test's story stays in sight."""

from datetime import timedelta

from scorecards.actions.training import record_proof, set_gate, start_training
from scorecards.models import Course
from scorecards.rules.training_drafts import PolicyDraft, ProofDraft
from tests.world import MONDAY, World


def start(world: World, mode: str = "warn") -> None:
    """The house's courses, and one mode before all three deeds."""
    act = world.act(world.ta_leader)
    start_training(act=act)
    set_gate(PolicyDraft(mode, mode, mode), act=act)


def course(code: str) -> Course:
    return Course.objects.get(code=code)


def train(world: World, *people, days: int = 10) -> None:
    """Let `people` complete every course that anybody needs, that many days before Monday."""
    on = (MONDAY - timedelta(days=days)).date()
    act = world.act(world.admin)
    for member in people:
        for each in Course.objects.standing():
            kinds = {"attendance": ["attendance"], "quiz": ["quiz"]}.get(
                each.evidence, ["shadow"] * each.shadows + ["reverse_shadow"] * each.reverse_shadows
            )
            for number, kind in enumerate(kinds):
                done = ProofDraft(kind, on - timedelta(days=number), 90 if kind == "quiz" else None)
                record_proof(each, member, done, act=act)
