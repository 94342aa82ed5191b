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
    _a_kit_is_chosen(story)
    _a_pool_is_named_and_a_plan_kept(story)


def _a_kit_is_chosen(story: Story) -> None:
    maya, number = story.maya, story.requisitions[1]
    first, anew = (
        "When did a measurement last mislead you?",
        "Which measurement misled you last, and how did you see it?",
    )
    maya.writes_a_question("Metrology", first, "Names the cause, and what would have shown it earlier.")
    maya.opens_the_kit(number, "Technical")
    maya.puts_into_the_kit(first)
    maya.words_it_anew(first, anew)
    maya.retires_and_restores_a_question()
    maya.opens_the_kit(number, "Technical")
    maya.presses("Take version 2")
    maya.is_told("as it is worded now")
    maya.presses(f"Take out {anew}")
    maya.puts_into_the_kit(anew)


def _a_pool_is_named_and_a_plan_kept(story: Story) -> None:
    maya, number = story.maya, story.requisitions[1]
    maya.names_a_pool("Optics", story.priya.name, story.sam.name)
    maya.changes_retires_and_restores_the_pool("Optics")
    maya.saves_the_plan_as(number, "Optics engineers")
    maya.copies_the_plan("Optics engineers", into=number)
    maya.saves_the_plan_as(number, "A plan of last year")
    maya.retires_the_plan("A plan of last year")
