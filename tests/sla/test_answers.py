"""No candidate waits for nothing: a new application is answered, and whoever is declined hears it."""

import pytest

from hiring.ledger.models import Event
from requisitions.actions.application import move, reject, reopen, withdraw
from requisitions.actions.decline_mail import answer_candidate
from requisitions.actions.offer import extend_offer, rescind_offer
from requisitions.actions.outcome import NothingToTell, WayUnknown, tell_outcome
from requisitions.models import Application
from sla.actions.rebuild import rebuild
from sla.actions.sweep import sweep
from tests.requisitions.calling import Api
from tests.requisitions.running import run
from tests.sla.switching import standing, switch
from tests.sla.test_engine import due, local


@pytest.fixture
def running(north):
    """A requisition on which new applications are answered and candidates are told the outcome; it is Monday."""
    with north.scope():
        switch(north, "outcome_told", "application_answer")
        made = run(north)
        yield made
        checked = rebuild(made.requisition, act=north.act(None, local(30, 9)), is_check=True)
        assert [each for each in checked.sentences if "breach" not in each] == []


def decline(running, application, *, at, reason="role_closed"):
    return reject(application, reason=reason, act=running.world.act(running.world.recruiter, at))


def test_a_new_application_is_answered_within_five_working_days(running):
    application = running.apply("Nadia Kowalczyk")
    assert due("application_answer") == local(30, 10)
    move(application, running.stages["Technical"], act=running.act(days=1))
    assert standing("application_answer") == [("Recruiter", "met", False)]


def test_to_decline_is_an_answer_too_and_to_withdraw_asks_for_none(running):
    decline(running, running.apply("Nadia Kowalczyk"), at=local(24, 9))
    withdraw(running.apply("Sam Lee", days=0.1), act=running.act(days=1))
    assert standing("application_answer") == [("Recruiter", "met", False), ("Recruiter", "cancelled", False)]


def test_nobody_answered_by_then_it_is_broken(north, running):
    running.apply("Nadia Kowalczyk")
    sweep(north.organization.pk, now=local(30, 11))
    assert standing("application_answer") == [("Recruiter", "", True)]


def test_who_is_declined_is_told_within_two_working_days(north, running):
    application = decline(running, running.apply("Nadia Kowalczyk"), at=local(24, 9))
    assert due("outcome_told") == local(26, 9)
    for _ in range(2):
        tell_outcome(application, way="phone", act=north.act(north.recruiter, local(25, 9)))
    assert standing("outcome_told") == [("Recruiter", "met", False)]
    assert [event.data["way"] for event in Event.objects.filter(verb="candidate_told")] == ["phone"]


def test_our_mail_tells_them(running):
    application = decline(running, running.apply("Nadia Kowalczyk"), at=local(24, 9))
    answer_candidate(application, send_at=local(25, 9), act=running.world.act(running.world.recruiter, local(24, 9)))
    application.refresh_from_db()
    assert (application.told_at, application.told_way) == (local(24, 9), "mail")
    assert standing("outcome_told") == [("Recruiter", "met", False)]


def test_taken_back_there_is_nothing_to_tell_and_declined_again_there_is(north, running):
    application = decline(running, running.apply("Nadia Kowalczyk"), at=local(24, 9))
    tell_outcome(application, way="phone", act=north.act(north.recruiter, local(24, 10)))
    reopen(application, act=north.act(north.recruiter, local(24, 11)))
    with pytest.raises(NothingToTell):
        tell_outcome(application, way="phone", act=north.act(north.recruiter, local(24, 12)))
    again = decline(running, application, at=local(24, 13))
    reopen(again, act=north.act(north.recruiter, local(24, 14)))
    assert standing("outcome_told") == [("Recruiter", "met", False), ("Recruiter", "cancelled", False)]


def test_an_offer_that_we_take_back_is_told_too(north, running):
    application = running.apply("Nadia Kowalczyk")
    offer = extend_offer(application, act=north.act(north.recruiter, local(24, 9)))
    rescind_offer(offer, act=north.act(north.recruiter, local(25, 9)))
    tell_outcome(application, way="phone", act=north.act(north.recruiter, local(25, 10)))
    assert standing("outcome_told") == [("Recruiter", "met", False)]


def test_a_duplicate_waits_for_nothing(running):
    application = decline(running, running.apply("Nadia Kowalczyk"), at=local(24, 9), reason="duplicate")
    assert standing("outcome_told") == []
    with pytest.raises(NothingToTell):
        tell_outcome(application, way="phone", act=running.act(days=2))


def test_somehow_is_no_way(running):
    application = decline(running, running.apply("Nadia Kowalczyk"), at=local(24, 9))
    with pytest.raises(WayUnknown):
        tell_outcome(application, way="pigeon", act=running.act(days=2))


def test_the_page_and_the_program_say_it_and_a_stranger_finds_nothing(north, harbor, running, move_clock, client):
    application = decline(running, running.apply("Nadia Kowalczyk"), at=local(24, 9))
    move_clock(local(24, 17))
    address = f"/o/north/applications/{application.pk}/"
    browser = north.client(north.recruiter)
    assert "I have called them" in browser.get(address).content.decode()
    assert north.client(north.manager).post(f"{address}told/", {"way": "phone"}).status_code == 403
    assert harbor.client(harbor.recruiter).post(f"{address}told/", {"way": "phone"}).status_code == 404
    line = f"POST applications/{application.pk}/told/"
    assert Api(harbor, harbor.recruiter, client)(line, {"way": "phone"}).status_code == 404
    assert Api(north, north.recruiter, client)(line, {"way": "pigeon"}).status_code == 400
    assert browser.post(f"{address}told/", {"way": "phone"}).status_code == 302
    assert "Told by phone" in browser.get(address).content.decode()
    assert 'name="way"' not in browser.get(address).content.decode()
    assert Api(north, north.recruiter, client)(line, {"way": "mail"}).json()["told_way"] == "phone"
    assert Application.objects.get(pk=application.pk).told_way == "phone"
