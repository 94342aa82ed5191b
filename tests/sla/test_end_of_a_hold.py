"""A hold ends with the requisition, too: what is owed beyond it is owed again from then, and is found by the sweep."""

from datetime import timedelta
from typing import NamedTuple

import pytest

from requisitions.actions.application import reject
from requisitions.actions.offer import accept_offer, extend_offer
from requisitions.actions.requisition import STEPS
from requisitions.models import Application, Offer, Requisition
from sla.actions.rebuild import rebuild
from sla.actions.sweep import sweep
from sla.models import Commitment
from tests.requisitions.running import run
from tests.sla.switching import standing, switch
from tests.sla.test_engine import local


class Resting(NamedTuple):
    """What rests, and the two who are in it."""

    requisition: Requisition
    offer: Offer
    sam: Application


@pytest.fixture
def resting(north):
    """A search that is put on hold on Friday the 20th at 15:00; an offer to Nadia has been out since the morning."""
    with north.scope():
        switch(north, "outcome_told", "hire_review")
        made = run(north)
        nadia, sam = made.apply("Nadia Kowalczyk", days=-10), made.apply("Sam Lee", days=-10)
        offer = extend_offer(nadia, act=north.act(north.recruiter, local(20, 11)))
        STEPS["hold"](made.requisition, act=north.act(north.recruiter, local(20, 15)))
        return Resting(made.requisition, offer, sam)


def is_as_told(north, resting, at):
    """Say whether the ledger, told from nothing, gives what stands."""
    return rebuild(resting.requisition, act=north.act(None, at), is_check=True).sentences == ()


def test_cancelled_on_hold_whoever_waits_is_still_to_be_told(north, resting):
    with north.scope():
        reject(resting.sam, reason="role_closed", act=north.act(north.recruiter, local(20, 16)))
        [rests] = Commitment.objects.filter(clause="outcome_told")
        assert (rests.state, rests.next_action_at) == ("paused", None)
        STEPS["cancel"](resting.requisition, act=north.act(north.recruiter, local(23, 9)))
        rests.refresh_from_db()
        assert (rests.state, rests.breached_at) == ("open", None)
        assert local(24, 9) < rests.due_at < local(26, 9)
        assert is_as_told(north, resting, local(23, 10))
    sweep(north.organization.pk, now=local(30, 15))
    with north.scope():
        assert standing("outcome_told") == [("Recruiter", "", True)]


def test_declined_after_the_cancellation_nothing_rests_any_more(north, resting):
    with north.scope():
        STEPS["cancel"](resting.requisition, act=north.act(north.recruiter, local(23, 9)))
        reject(resting.sam, reason="role_closed", act=north.act(north.recruiter, local(23, 10)))
        assert Commitment.objects.get(clause="outcome_told").state == "open"


def test_a_hire_that_fills_it_on_hold_is_looked_back_at(north, resting):
    with north.scope():
        accept_offer(resting.offer, act=north.act(north.recruiter, local(23, 9)))
        resting.requisition.refresh_from_db()
        assert resting.requisition.state == "filled"
        assert Commitment.objects.filter(clause="hire_review", state="open").exclude(next_action_at=None).count() == 2
        assert is_as_told(north, resting, local(23, 10))
    sweep(north.organization.pk, now=local(23, 9) + timedelta(days=220))
    with north.scope():
        assert ("Manager", "", True) in standing("hire_review")


def test_put_on_hold_and_cancelled_in_one_moment(north):
    with north.scope():
        switch(north, "outcome_told")
        made = run(north)
        sam = made.apply("Sam Lee", days=-10)
        for step in ("hold", "cancel"):
            STEPS[step](made.requisition, act=north.act(north.recruiter, local(20, 15)))
        reject(sam, reason="role_closed", act=north.act(north.recruiter, local(23, 10)))
        assert Commitment.objects.get(clause="outcome_told").state == "open"


def test_rows_that_rest_for_ever_are_put_right_by_telling_them_anew(north, resting):
    with north.scope():
        reject(resting.sam, reason="role_closed", act=north.act(north.recruiter, local(20, 16)))
        STEPS["cancel"](resting.requisition, act=north.act(north.recruiter, local(23, 9)))
        Commitment.objects.filter(clause="outcome_told").update(state="paused", next_action_at=None)
        rebuild(resting.requisition, act=north.act(None, local(23, 10)))
        told = Commitment.objects.get(clause="outcome_told")
        assert told.state == "open"
        assert told.next_action_at
