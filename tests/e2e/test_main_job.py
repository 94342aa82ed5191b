"""The main job from an empty organization to a decision about a broken promise, in browsers, over real processes.

Each test is a chapter and stands on the ones before it. Time passes because the clock is moved, never by waiting.
"""

from tests.e2e.letters import letter_to, letters_to, meeting_in, words_of
from tests.e2e.people import Person
from tests.e2e.story import NAME, SLUG, Story, march, typed
from tests.e2e.verbs.kickoff import PlannedStage, Wanted

SEAT = "Optical metrology engineer"


def test_an_organization_is_made_and_its_admin_comes_in_by_mail(story: Story) -> None:
    story.it_is(march(1, "09:00"))
    words = ["--slug", SLUG, "--name", NAME, "--time-zone", "Europe/Amsterdam"]
    story.program.manage("create_organization", *words, "--admin-email", story.alba.email)
    story.alba.sets_a_password_by_mail()
    story.alba.opens_home()
    story.alba.sees("Nothing is due from you.")


def test_the_admin_invites_everybody_and_each_comes_in_by_the_link_of_their_mail(story: Story) -> None:
    roles = {
        story.maya: "Recruiter",
        story.jonas: "Hiring manager",
        story.priya: "Interviewer",
        story.sam: "Interviewer",
        story.ruth: "Finance partner",
        story.ingrid: "TA leader",
        story.hugo: "TA director",
        story.leila: "CHRO",
    }
    for person, role in roles.items():
        story.alba.invites(person, role)
    for person in roles:
        person.accepts_the_invitation()
        person.sees("Nothing is due from you.")
