"""The main job from an empty organization to a decision about a broken promise, in browsers, over real processes.

Each test is a chapter and stands on the ones before it. Time passes because the clock is moved, never by waiting.
"""

from tests.e2e.letters import letter_to, letters_to, meeting_in, words_of
from tests.e2e.people import Person
from tests.e2e.story import NAME, SLUG, Story, march, typed
from tests.e2e.verbs.kickoff import Wanted

SEAT = "Optical metrology engineer"
WANTED = (
    Wanted("Has measured optics below 100 nm on a production line", "Must-have", "Metrology", "Technical"),
    Wanted("Writes Python that others run unattended", "Must-have", "Engineering", "Technical"),
    Wanted("Has worked with suppliers of sensors", "Nice-to-have", "Suppliers", "Recruiter screen"),
)


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


def test_a_seat_is_argued_for_and_two_people_approve_it(story: Story) -> None:
    story.jonas.plans_a_seat(SEAT, manager=story.jonas.name, recruiter=story.maya.name)
    story.jonas.sees("Waiting for approval", "Finance: still to decide", "Talent acquisition: still to decide")
    story.ruth.decides_on_the_seat(SEAT, "Open the requisition")
    story.ruth.sees("Finance: Open the requisition. Ruth Finch", "Waiting for approval")
    story.ingrid.decides_on_the_seat(SEAT, "Open the requisition")
    story.ingrid.sees("Finance: Open the requisition. Ruth Finch", "Ingrid Bos", "Approved")


def test_it_becomes_a_requisition_that_no_one_can_open_before_its_kickoff(story: Story) -> None:
    number = story.maya.creates_the_requisition(SEAT)
    story.requisitions.append(number)
    story.maya.sees("The requisition opens when both of you sign.")
    story.maya.tries_to_open(number)
    story.maya.is_told("sign")
    story.maya.opens_the_pipeline(number)
    story.maya.sees("Kickoff")
    assert story.maya.page.get_by_role("link", name="Add candidate").count() == 0


def test_the_kickoff_is_in_both_calendars(story: Story) -> None:
    [number] = story.requisitions
    story.maya.schedules_the_kickoff(number, typed(2, "10:00"), "Room Fresnel")
    for person in (story.maya, story.jonas):
        method, meeting = meeting_in(letter_to(story.program, person.email, "Kickoff"))
        assert (method, meeting.start, meeting["LOCATION"]) == ("REQUEST", march(2, "10:00"), "Room Fresnel")
    story.jonas.opens_home()
    story.jonas.sees("Meet Maya Lind for the kickoff")


def test_the_kickoff_is_held(story: Story) -> None:
    [number] = story.requisitions
    story.it_is(march(2, "10:50"))
    story.maya.records_that_both_were_there(number)
    story.maya.sees("Held", "was there")


def test_both_write_down_what_good_looks_like(story: Story) -> None:
    [number] = story.requisitions
    for wanted in WANTED:
        story.maya.adds_a_requirement(number, wanted)
    story.maya.puts_on_the_panel(number, "Technical", "Priya Nair", "Sam Okoye")
    story.maya.puts_on_the_panel(number, "Recruiter screen", "Maya Lind")
    story.maya.agrees_on_the_slate(number, size=3, due_on="2027-03-08")
    story.maya.agrees_on_the_time(number, wished=40, agreed=55)
    story.jonas.opens_the_kickoff(number)
    story.jonas.sees("Slate of 3 by Mon 8 Mar", "Agreed for now: 55")
