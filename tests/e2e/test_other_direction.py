"""The same job once more, the other direction: slates that are late, in browsers that run no JavaScript.

The chapters go on where tests/e2e/test_main_job.py ends.
"""

import pytest

from tests.e2e.letters import letter_to, words_of
from tests.e2e.story import WANTED, Story, march, typed

pytestmark = pytest.mark.usefixtures("chapter")

# The day by which each has its slate.
SEATS = {"Test rig engineer": "2027-03-23", "Field engineer": "2027-03-24"}


def test_two_more_seats_are_agreed_in_browsers_without_script(story: Story) -> None:
    story.it_is(march(18, "09:00"))
    maya, jonas = story.without_script(story.maya), story.without_script(story.jonas)
    for title, slate_due_on in SEATS.items():
        jonas.plans_a_seat(title, manager=jonas.name, recruiter=maya.name)
        story.ruth.decides_on_the_seat(title, "Open the requisition")
        story.ingrid.decides_on_the_seat(title, "Open the requisition")
        number = maya.creates_the_requisition(title)
        maya.records_that_both_were_there(number)
        maya.adds_a_requirement(number, WANTED[1])
        maya.puts_on_the_panel(number, "Technical", "Sam Okoye")
        maya.agrees_on_the_slate(number, size=1, due_on=slate_due_on)
        jonas.signs_the_kickoff(number)
        maya.signs_the_kickoff(number)
        maya.sees("Open since", "signed by both")
        story.requisitions.append(number)


def test_two_missed_slates_are_a_case_for_the_director_of_talent_acquisition(story: Story) -> None:
    story.it_is(march(24, "09:05"))
    assert "was due end of Tue 23 Mar" in words_of(letter_to(story.program, story.jonas.email, "Maya Lind: slate"))
    story.jonas.nudges(story.maya)
    story.jonas.sees("Nudged 09:05")
    story.maya.opens_home()
    story.maya.sees("Overdue", "Present the slate to Jonas Weber")
    story.it_is(march(25, "09:05"))
    story.hugo.opens_the_link_of("a decision is yours by")
    story.hugo.sees("Slate of qualified candidates", "opened this case")
    story.hugo.sees("Open requisitions per recruiter")
    story.hugo.reviews_the_work(
        sourcing_strategy="The agency alone; no referrals were asked for.",
        workload="Three roles since February.",
        process="The criteria for the slate stood from the first day.",
    )
    story.hugo.decides_the_case("Close: coached", "Maya has three roles at once; the test rig goes to Ingrid in April.")
    story.hugo.opens_home()
    story.hugo.sees("Nothing is due from you.")


def test_the_slate_comes_late_and_is_answered_all_without_script(story: Story) -> None:
    _, number, _ = story.requisitions
    maya, jonas = story.without_script(story.maya), story.without_script(story.jonas)
    story.it_is(march(25, "10:00"))
    maya.adds_a_candidate(number, "Bram Visser", source="Agency")
    maya.adds_a_candidate(number, "Carla Mota", source="Agency")
    maya.rejects(number, "Carla Mota", citing="R1")
    maya.sees("citing R1")
    maya.moves(number, "Bram Visser", "Slate")
    maya.prepares_a_slate(number, {"Bram Visser": "Runs the rig's controller at his present company."})
    maya.presents_the_slate()
    maya.sees("after the agreed day")
    jonas.opens_the_link_of(f"Slate 1 for REQ-{number}")
    jonas.advances("Bram Visser")
    jonas.sees("Answered")
    interview = maya.schedules_an_interview(
        number, "Bram Visser", stage="Technical", starts=typed(25, "14:00"), panel=["Sam Okoye"]
    )
    story.pages["Bram Visser, interview"] = interview


def test_a_scorecard_is_written_without_script(story: Story) -> None:
    sam = story.without_script(story.sam)
    story.it_is(march(25, "15:05"))
    sam.marks_it_held(story.pages["Bram Visser, interview"])
    sam.opens_home()
    sam.follows("Your scorecard for Bram Visser")
    sam.rates("Engineering", "4", "Found the fault in the controller from the log alone.")
    sam.answers_overall("Strong yes")
    sam.submits()
    sam.sees("Submitted", "Found the fault in the controller from the log alone.")
