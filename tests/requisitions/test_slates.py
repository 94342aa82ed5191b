"""A slate is presented complete, answered one by one or returned, and both sides are told without a name."""

import pytest

from hiring.delivery.models import Message
from hiring.delivery.truth import is_still_true
from hiring.ledger.models import Event
from requisitions.actions.application import withdraw
from requisitions.actions.slate import (
    Proposal,
    SlateIncomplete,
    SlateOut,
    draft_slate,
    present_slate,
    what_is_missing,
    withdraw_slate,
)
from requisitions.actions.slate_answer import NotTheManager, NotWaiting, advance, decline, return_slate
from requisitions.models import Slate
from tests.requisitions.running import run
from tests.world import beyond


def proposal(running, name, *, without=()):
    evidence = {each.pk: f"{name} shows {each.code}" for each in running.requirements if each.code not in without}
    return Proposal(running.apply(name), evidence)


@pytest.fixture
def presented(running):
    slate = draft_slate(
        running.requisition, [proposal(running, "Elif Arslan"), proposal(running, "Oskar Berg")], act=running.act()
    )
    return present_slate(slate, act=running.act(days=1))


def places(slate):
    return list(slate.candidates.order_by("application__candidate__name"))


def verbs(running):
    threads = Event.objects.filter(thread_id=running.requisition.pk)
    return list(threads.order_by("at", "id").values_list("verb", flat=True))


def by_manager(running, *, days):
    return running.act(running.world.manager, days=days)


def test_a_slate_that_is_short_or_lacks_evidence_is_refused_by_name(running):
    slate = draft_slate(running.requisition, [proposal(running, "Elif Arslan", without=["R2"])], act=running.act())
    assert what_is_missing(slate) == (
        "The agreed slate has 2 candidates; this one has 1.",
        "Elif Arslan has no evidence for R2.",
    )
    with pytest.raises(SlateIncomplete, match=r"this one has 1\. Elif Arslan has no evidence for R2\."):
        present_slate(slate, act=running.act())
    slate.refresh_from_db()
    assert (slate.state, slate.presented_at) == ("draft", None)
    assert Message.objects.count() == 0


def test_preparing_again_replaces_what_was_prepared(running):
    elif_, oskar = proposal(running, "Elif Arslan"), proposal(running, "Oskar Berg")
    first = draft_slate(running.requisition, [elif_], act=running.act())
    second = draft_slate(running.requisition, [oskar], act=running.act())
    assert (first.pk, second.number) == (second.pk, 1)
    assert [place.application for place in places(second)] == [oskar.application]


def test_presenting_moves_them_to_the_managers_review_and_writes_once(running, presented):
    stages = [place.application.stage.name for place in places(presented)]
    assert (presented.state, stages) == ("presented", ["Slate", "Slate"])
    present_slate(presented, act=running.act(days=2))
    [message] = Message.objects.all()
    assert (message.kind, message.recipient, message.headline) == (
        "slate_presented",
        running.world.manager,
        "Slate 1 for REQ‑142 Perception Engineer North waits for your answer",
    )
    assert not any(name in message.text + message.html for name in ("Elif", "Oskar"))
    assert f"/o/north/requisitions/142/slates/{presented.number}/" in message.text
    event = Event.objects.get(verb="slate_presented")
    assert (beyond(event.data), event.thread_id) == ({"size": 2}, running.requisition.pk)


def test_another_slate_waits_until_this_one_is_answered(running, presented):
    with pytest.raises(SlateOut, match="Slate 1 waits for its answer"):
        draft_slate(running.requisition, [], act=running.act(days=2))


def test_the_manager_advances_one_and_declines_one_and_the_slate_is_answered(running, presented):
    elif_, oskar = places(presented)
    advance(elif_, act=by_manager(running, days=2))
    assert verbs(running)[-1] == "application_moved"
    decline(oskar, requirement=running.requirements[1], act=by_manager(running, days=3))
    presented.refresh_from_db()
    assert (presented.state, presented.reviewed_at) == ("reviewed", by_manager(running, days=3).at)
    elif_.application.refresh_from_db()
    oskar.application.refresh_from_db()
    assert (elif_.application.stage.name, oskar.application.state) == ("Technical", "rejected")
    assert oskar.application.requirement == running.requirements[1]
    assert sorted(verbs(running)[-2:]) == ["application_rejected", "slate_reviewed"]
    told = Message.objects.get(kind="slate_answered")
    assert (told.recipient, told.dropped_at) == (running.world.recruiter, None)
    assert "1 advanced, 1 declined" in told.text
    assert not any(name in told.text for name in ("Elif", "Oskar", "C++"))


def test_the_same_answer_twice_is_one_answer_and_another_is_refused(running, presented):
    elif_, _ = places(presented)
    for day in (2, 3):
        advance(elif_, act=by_manager(running, days=day))
    with pytest.raises(NotWaiting, match="has an answer: advance"):
        decline(elif_, requirement=running.requirements[0], act=by_manager(running, days=4))
    assert elif_.application.visits.count() == 3


def test_only_the_hiring_manager_answers(running, presented):
    elif_, _ = places(presented)
    with pytest.raises(NotTheManager, match="Manager North answers this slate"):
        advance(elif_, act=running.act(days=2))
    with pytest.raises(NotTheManager):
        return_slate(presented, reason="No", act=running.act(days=2))


def test_a_candidate_who_withdraws_owes_the_slate_no_answer(running, presented):
    elif_, oskar = places(presented)
    advance(elif_, act=by_manager(running, days=2))
    withdraw(oskar.application, act=running.act(days=3))
    presented.refresh_from_db()
    assert presented.state == "reviewed"


def test_a_slate_off_the_agreed_criteria_goes_back_whole_with_the_reason(running, presented):
    with pytest.raises(SlateIncomplete, match="Write in a sentence"):
        return_slate(presented, reason=" ", act=by_manager(running, days=2))
    back = return_slate(presented, reason="Nobody has shipped C++.", act=by_manager(running, days=2))
    assert (back.state, back.return_reason) == ("returned", "Nobody has shipped C++.")
    assert verbs(running)[-1] == "slate_returned"
    told = Message.objects.get(kind="slate_answered")
    assert "off-criteria" in told.text
    assert "shipped" not in told.text
    assert draft_slate(running.requisition, [], act=running.act(days=3)).number == 2


def test_a_slate_with_an_answer_is_not_returned_whole(running, presented):
    elif_, _ = places(presented)
    advance(elif_, act=by_manager(running, days=2))
    with pytest.raises(NotWaiting, match="one by one"):
        return_slate(presented, reason="No", act=by_manager(running, days=2))


def test_withdrawing_a_slate_makes_its_unsent_letter_untrue(running, presented):
    [message] = Message.objects.all()
    assert is_still_true(message)
    withdraw_slate(presented, act=running.act(days=2))
    assert not is_still_true(message)
    told = Message.objects.get(kind="slate_withdrawn")
    assert (told.recipient, is_still_true(told)) == (running.world.manager, True)
    assert Slate.objects.get().state == "withdrawn"


def test_evidence_of_another_requisition_is_refused(running):
    other = run(running.world, number=143)
    stranger = Proposal(running.apply("Elif Arslan"), {other.requirements[0].pk: "x"})
    with pytest.raises(SlateIncomplete, match="another requisition"):
        draft_slate(running.requisition, [stranger], act=running.act())
    with pytest.raises(SlateIncomplete, match="not in process for this requisition"):
        draft_slate(other.requisition, [stranger], act=running.act())
