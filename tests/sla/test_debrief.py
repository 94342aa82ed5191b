"""A debrief is owed for as long as it could be held: not about somebody who is hired, or has declined our offer."""

import pytest

from requisitions.actions import interview as interviews
from requisitions.actions.offer import accept_offer, decline_offer, extend_offer
from scorecards.actions import debrief as debriefs
from sla.actions.rebuild import rebuild
from sla.actions.sweep import sweep
from sla.models import Commitment
from tests.requisitions.running import run
from tests.sla.switching import standing
from tests.sla.test_engine import HOUR, hold, local

ANSWERS = [accept_offer, decline_offer]


@pytest.fixture
def nadia(north):
    """Her last interview was on Friday the 20th at 13:00; the debrief is due on Tuesday at 14:00."""
    with north.scope():
        running = run(north)
        applicant = running.apply("Nadia Kowalczyk", days=-10)
        hold(north, applicant, at=local(20, 13))
        yield applicant
        checked = rebuild(running.requisition, act=north.act(None, local(30, 9)), is_check=True)
        assert [each for each in checked.sentences if "breach" not in each] == []


def offer(world, applicant, answer, at):
    made = extend_offer(applicant, act=world.act(world.recruiter, local(20, 16)))
    answer(made, act=world.act(world.recruiter, at))


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answered_offer_ends_it(north, nadia, answer):
    offer(north, nadia, answer, local(20, 17))
    nadia.refresh_from_db()
    meeting, act = debriefs.Meeting(local(23, 11)), north.act(north.manager, local(23, 9))
    with pytest.raises(debriefs.ApplicationOver):
        debriefs.schedule(nadia, meeting, people=[north.manager], act=act)
    sweep(north.organization.pk, now=local(24, 15))
    assert standing("debrief") == [("Manager", "cancelled", False)]


@pytest.mark.parametrize("answer", ANSWERS)
def test_overdue_by_then_it_stays_missed(north, nadia, answer):
    sweep(north.organization.pk, now=local(24, 15))
    offer(north, nadia, answer, local(25, 9))
    assert standing("debrief") == [("Manager", "cancelled", True)]
    assert Commitment.objects.missed().filter(clause="debrief").exists()


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_interview_called_off_by_the_answer_begins_none(north, nadia, answer):
    stage = nadia.requisition.stages.get(name="Loop")
    slot = interviews.Slot(local(26, 10), local(26, 10) + HOUR, "Room 4")
    act = north.act(north.recruiter, local(20, 15))
    interviews.schedule(nadia, stage=stage, slot=slot, interviewers=[north.interviewer], act=act)
    offer(north, nadia, answer, local(20, 17))
    assert standing("debrief") == [("Manager", "cancelled", False)]
