"""An interview whose end has passed without a word asks its recruiter, with one click, and holds no scorecard up."""

from datetime import timedelta

import pytest

from requisitions.actions import interview as interviews
from requisitions.models import Interview
from sla.models import Commitment
from tests.requisitions.running import run
from tests.world import MONDAY, harbor, north

__all__ = ["harbor", "north"]

HOUR = timedelta(hours=1)
QUESTION = "Was the interview with Chen Wu held?"


@pytest.fixture
def interview(north, move_clock):
    """From ten to eleven on Monday; it is half past nine."""
    move_clock(MONDAY - HOUR / 2)
    with north.scope(north.recruiter):
        running = run(north)
        return interviews.schedule(
            running.apply("Chen Wu", days=-5),
            stage=running.stages["Technical"],
            slot=interviews.Slot(MONDAY, MONDAY + HOUR, "Room 4"),
            interviewers=[north.interviewer],
            act=running.act(days=-1),
        )


def home(world, member):
    return world.client(member).get(f"/o/{world.slug}/").content.decode()


def test_after_its_end_the_recruiter_is_asked_and_nobody_else(north, harbor, interview, move_clock):
    move_clock(MONDAY + HOUR / 2)
    assert QUESTION not in home(north, north.recruiter), "it still runs"
    move_clock(MONDAY + 2 * HOUR)
    page = home(north, north.recruiter)
    assert page.count(QUESTION) == 1
    assert "Overdue" in page
    assert f'href="/o/north/interviews/{interview.pk}/"' in page
    for member in (north.manager, north.interviewer, north.ta_leader):
        assert QUESTION not in home(north, member)
    assert QUESTION not in home(harbor, harbor.recruiter)


def test_one_click_on_the_home_page_notes_it_and_comes_back(north, interview, move_clock):
    move_clock(MONDAY + 2 * HOUR)
    browser = north.client(north.recruiter)
    form = f'action="/o/north/interviews/{interview.pk}/held/"'
    assert form in home(north, north.recruiter)
    answer = browser.post(f"/o/north/interviews/{interview.pk}/held/", {"from": "home"}, follow=True)
    assert answer.redirect_chain == [("/o/north/", 302)]
    assert QUESTION not in answer.content.decode()
    with north.scope():
        held = Interview.objects.get(pk=interview.pk)
        assert (held.state, held.held_at) == ("held", MONDAY + HOUR), "it was over at its end"
        assert Commitment.objects.get(clause="feedback").anchored_at == MONDAY + HOUR


@pytest.mark.parametrize("end", ["cancelled", "moved"])
def test_an_interview_that_did_not_take_place_is_not_asked_about(north, interview, move_clock, end):
    move_clock(MONDAY + 2 * HOUR)
    with north.scope(north.recruiter):
        act = north.act(north.recruiter, MONDAY + 2 * HOUR)
        why = interviews.Cause("candidate_absent")
        if end == "cancelled":
            interviews.cancel(interview, why=why, act=act)
        else:
            slot = interviews.Slot(MONDAY + 24 * HOUR, MONDAY + 25 * HOUR, "Room 4")
            interviews.reschedule(interview, slot=slot, why=why, act=act)
    assert QUESTION not in home(north, north.recruiter)


def test_the_scorecard_opens_at_the_start_whether_or_not_anybody_said_it_was_held(north, interview, move_clock):
    browser = north.client(north.interviewer)
    address = f"/o/north/interviews/{interview.pk}/scorecard/"
    assert "<textarea" not in browser.get(address).content.decode()
    move_clock(MONDAY)
    assert "<textarea" in browser.get(address).content.decode()
