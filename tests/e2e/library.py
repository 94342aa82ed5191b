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
    _people_are_trained_and_one_shadows(story)


def _a_kit_is_chosen(story: Story) -> None:
    maya, number = story.maya, story.requisitions[1]
    first, anew = (
        "When did a measurement last mislead you?",
        "Which measurement misled you last, and how did you see it?",
    )
    maya.writes_a_question("Engineering", first, "Names the cause, and what would have shown it earlier.")
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


def _people_are_trained_and_one_shadows(story: Story) -> None:
    ingrid, priya, sam = story.ingrid, story.priya, story.sam
    ingrid.sets_training_up()
    ingrid.adds_a_course("Data protection", "Recruiter")
    ingrid.changes_retires_and_restores_the_course("Data protection")
    ingrid.notes_that_they_attended(story.maya, "Data protection", "2027-03-02")
    ingrid.takes_the_evidence_back("Somebody else of that name was there.")
    ingrid.waives_and_ends("Data protection", "Hers is of last year.", "2027-06-30")
    ahead = story.pages["Bram Visser, interview ahead"]
    story.maya.lets_shadow(ahead, story.ruth, sam)
    story.maya.takes_off_as_a_shadow(story.ruth)
    story.maya.lets_shadow(ahead, story.ruth, priya)
    story.ruth.opens_what_they_shadow()
    story.ruth.sees("once the interview has begun")
    ingrid.opens("training/everybody/?state=all")
