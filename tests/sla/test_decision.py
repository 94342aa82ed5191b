"""Whoever decides does so within a day of the debrief: the candidate waits for nothing else by then."""

import pytest

from requisitions.actions.application import withdraw
from requisitions.actions.offer import accept_offer, decline_offer, extend_offer, rescind_offer
from scorecards.actions import debrief as debriefs
from sla.actions.rebuild import rebuild
from sla.models import Commitment
from tests.scorecards import loop as loops
from tests.scorecards.writing import hand_in
from tests.sla.switching import standing, switch
from tests.sla.test_engine import due, local

MEETING = debriefs.Meeting(local(23, 11))
OFFER = debriefs.Conclusion("offer", "Strong on failure analysis, and the evidence agrees.")


@pytest.fixture
def loop(north):
    """Everybody has written; the debrief is on Monday the 23rd at 11:00."""
    with north.scope():
        switch(north, "decision")
        made = loops.build(north)
        for member in made.panel:
            hand_in(made, member)
        yield made
        checked = rebuild(made.requisition, act=north.act(None, local(30, 9)), is_check=True)
        assert [each for each in checked.sentences if "breach" not in each] == []


def meet(loop, **more):
    act = loop.world.act
    by = loop.world.recruiter
    with loop.world.scope(by):
        planned = debriefs.schedule(loop.application, MEETING, people=loop.panel, act=act(by, local(20, 17)), **more)
    return debriefs.hold(planned, attended=loop.panel, act=act(loop.world.manager, local(23, 12)))


def test_it_is_due_a_day_after_the_debrief_and_kept_by_deciding(north, loop):
    held = meet(loop)
    assert due("decision") == local(24, 12)
    for _ in range(2):
        debriefs.decide(held, OFFER, act=north.act(north.manager, local(24, 9)))
    assert standing("decision") == [("Manager", "met", False)]


def test_whoever_was_named_to_decide_owes_it(north, loop):
    meet(loop, decider=north.interviewer)
    assert standing("decision") == [("Interviewer", "", False)]
    assert Commitment.objects.get(clause="decision").side == "manager"


def test_an_offer_is_a_decision(north, loop):
    meet(loop)
    extend_offer(loop.application, act=north.act(north.recruiter, local(25, 9)))
    assert standing("decision") == [("Manager", "met_late", True)]


def test_who_withdraws_waits_for_no_decision(north, loop):
    meet(loop)
    withdraw(loop.application, act=north.act(north.recruiter, local(23, 15)))
    assert standing("decision") == [("Manager", "cancelled", False)]


@pytest.mark.parametrize("answer", [accept_offer, decline_offer])
def test_where_an_offer_is_out_the_debrief_waits_for_nobodys_word(north, loop, answer):
    offer = extend_offer(loop.application, act=north.act(north.recruiter, local(23, 10)))
    meet(loop)
    answer(offer, act=north.act(north.recruiter, local(25, 15)))
    assert standing("decision") == []


def test_an_offer_that_was_taken_back_before_the_debrief_decided_nothing(north, loop):
    offer = extend_offer(loop.application, act=north.act(north.recruiter, local(23, 9)))
    rescind_offer(offer, act=north.act(north.recruiter, local(23, 10)))
    meet(loop)
    assert standing("decision") == [("Manager", "", False)]
