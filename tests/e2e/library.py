"""The library is kept and people are trained: what the story's people do beside hiring."""

from tests.e2e.story import Story

RATINGS = (
    "Guesses, and stops at the first number.",
    "Measures once, with a recipe.",
    "Says how far to trust the number.",
    "Others plan their measurements by hers.",
)


def leave_the_library_kept(story: Story) -> None:
    story.maya.describes_a_competency("Measuring", RATINGS)
    story.maya.retires_and_restores_a_competency("Measuring")
