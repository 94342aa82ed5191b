"""An offer goes out, comes back with an answer, and the last opening filled fills the requisition."""

import pytest

from hiring.ledger.models import Event
from requisitions.actions.application import CannotReopen, IllegalMove, NotOpen, move, reject, reopen, withdraw
from requisitions.actions.closing import OfferIsOut
from requisitions.actions.offer import OfferAnswered, accept_offer, decline_offer, extend_offer, rescind_offer
from requisitions.models import Offer, Stage
from tests.requisitions.running import run


def verbs(running):
    threads = Event.objects.filter(thread_id=running.requisition.pk)
    return list(threads.order_by("at", "id").values_list("verb", flat=True))


def test_an_offer_moves_the_candidate_to_the_offer_stage_once(running):
    application = running.apply("Anouk Peeters")
    first = extend_offer(application, act=running.act(days=1))
    second = extend_offer(application, act=running.act(days=2))
    application.refresh_from_db()
    assert (first, application.stage.name, application.furthest) == (second, "Offer", 5)
    assert sorted(verbs(running)) == ["application_added", "application_moved", "offer_extended"]


def test_accepting_hires_and_fills_the_requisition(running):
    application = running.apply("Anouk Peeters")
    offer = extend_offer(application, act=running.act(days=1))
    for day in (3, 4):
        accept_offer(offer, act=running.act(days=day))
    application.refresh_from_db()
    running.requisition.refresh_from_db()
    assert (application.state, application.furthest, application.closed_at) == ("hired", 6, running.act(days=3).at)
    assert (running.requisition.state, running.requisition.closed_at) == ("filled", running.act(days=3).at)
    told = ["application_hired", "hand_over_begun", "offer_accepted", "requisition_filled"]
    assert sorted(verbs(running)[-4:]) == told
    with pytest.raises(CannotReopen):
        reopen(application, act=running.act(days=5))
    with pytest.raises(OfferAnswered, match="accepted already"):
        decline_offer(offer, act=running.act(days=5))


def test_a_requisition_with_two_openings_stays_open_after_the_first(north):
    with north.scope():
        running = run(north, openings=2)
        for name, state in (("Anouk Peeters", "open"), ("Omar Farouk", "filled")):
            accept_offer(extend_offer(running.apply(name), act=running.act(days=1)), act=running.act(days=2))
            running.requisition.refresh_from_db()
            assert running.requisition.state == state


def test_a_plan_with_a_hired_stage_is_walked_to_its_end(running):
    Stage.objects.create(requisition=running.requisition, position=6, name="Hired", milestone="hired")
    application = running.apply("Anouk Peeters")
    with pytest.raises(IllegalMove, match="accept an offer"):
        move(application, running.stages["Hired"], act=running.act(days=1))
    accept_offer(extend_offer(application, act=running.act(days=1)), act=running.act(days=2))
    application.refresh_from_db()
    assert (application.stage.name, application.visits.count()) == ("Hired", 3)


def test_declining_ends_the_application_as_their_decision(running):
    application = running.apply("Anouk Peeters")
    offer = decline_offer(extend_offer(application, act=running.act(days=1)), act=running.act(days=2))
    application.refresh_from_db()
    assert (offer.state, application.state, application.reason) == ("declined", "offer_declined", "")


def test_an_offer_that_is_out_is_answered_or_taken_back_before_anything_else(running):
    application = running.apply("Anouk Peeters")
    offer = extend_offer(application, act=running.act(days=1))
    with pytest.raises(OfferIsOut):
        withdraw(application, act=running.act(days=2))
    for _ in range(2):
        rescind_offer(offer, act=running.act(days=2))
    assert verbs(running).count("offer_rescinded") == 1
    reject(application, reason="other", note="The budget went.", act=running.act(days=3))
    assert Offer.objects.get().state == "rescinded"


def test_no_offer_to_somebody_who_left_nor_on_a_requisition_that_is_not_open(running):
    application = running.apply("Anouk Peeters")
    withdraw(application, act=running.act(days=1))
    with pytest.raises(IllegalMove):
        extend_offer(application, act=running.act(days=2))
    type(running.requisition).objects.filter(pk=running.requisition.pk).update(state="on_hold")
    other = running.requisition.applications.get()
    reopened = type(other).objects.filter(pk=other.pk)
    reopened.update(state="active", closed_at=None)
    with pytest.raises(NotOpen):
        extend_offer(other, act=running.act(days=2))
