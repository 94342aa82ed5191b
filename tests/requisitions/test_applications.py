"""A candidate applies, moves, and ends with a reason; every page of that story, and every wrong turn."""

from datetime import timedelta

import pytest
from django.db import connection

from hiring.ledger.models import Event
from hiring.tenancy.errors import Stale
from requisitions.actions.application import (
    AlreadyApplied,
    AlreadyClosed,
    CannotReopen,
    IllegalMove,
    NotOpen,
    ReasonIncomplete,
    add_application,
    move,
    reject,
    reopen,
    withdraw,
)
from requisitions.actions.candidate import AddressKnown, add_candidate
from requisitions.models import Application, Candidate, StageVisit
from tests.requisitions.running import run
from tests.world import MONDAY, beyond


def told(thread):
    events = Event.objects.filter(thread_id=thread.pk).order_by("at", "id").values_list("verb", "data")
    return [(verb, {key: said for key, said in beyond(data).items() if key != "application"}) for verb, data in events]


def test_an_application_begins_in_the_first_stage_with_its_first_visit(running):
    application = running.apply("Elif Arslan", source="Referral")
    screen = running.stages["Recruiter screen"]
    assert (application.stage, application.stage_since_at, application.furthest) == (screen, MONDAY, 1)
    [visit] = StageVisit.objects.all()
    assert (visit.stage, visit.milestone, visit.entered_at) == (screen, "screen", MONDAY)
    assert (visit.hiring_manager, visit.moved_by) == (running.world.manager, running.world.recruiter)
    data = {"requisition": str(running.requisition.pk), "source": "Referral"}
    assert told(running.requisition) == [("application_added", data)]
    connection.check_constraints()


def test_the_same_address_offers_the_candidate_who_has_it(running):
    elif_ = add_candidate(name="Elif Arslan", email="Elif@Mail.example", act=running.act())
    with pytest.raises(AddressKnown) as refused:
        add_candidate(name="E. Arslan", email="elif@mail.example ", act=running.act())
    assert refused.value.candidate == elif_
    assert Candidate.objects.count() == 1


def test_another_organization_never_influences_the_answer(running, harbor):
    with harbor.scope():
        theirs = add_candidate(name="Elif Arslan", email="elif@mail.example", act=harbor.act(harbor.recruiter))
    ours = add_candidate(name="Elif Arslan", email="elif@mail.example", act=running.act())
    assert ours.pk != theirs.pk
    assert list(Candidate.objects.all()) == [ours]


def test_two_candidates_without_an_address_are_two(running):
    for _ in range(2):
        add_candidate(name="Kim Lee", act=running.act())
    assert Candidate.objects.count() == 2


def test_nobody_applies_twice_at_once(running):
    application = running.apply("Elif Arslan")
    with pytest.raises(AlreadyApplied):
        add_application(running.requisition, application.candidate, act=running.act(days=1))


@pytest.mark.parametrize("state", ["kickoff", "on_hold", "filled", "cancelled"])
def test_nothing_is_added_to_a_requisition_that_is_not_open(running, state):
    candidate = add_candidate(name="Elif Arslan", act=running.act())
    type(running.requisition).objects.filter(pk=running.requisition.pk).update(state=state)
    with pytest.raises(NotOpen, match="REQ-142 is not open"):
        add_application(running.requisition, candidate, act=running.act())
    assert not Application.objects.exists()


def test_moving_on_and_back_adds_visits_and_never_lowers_the_furthest_point(running):
    application = running.apply("Elif Arslan")
    stages = running.stages
    for day, name in enumerate(["Technical", "Slate", "Recruiter screen"], start=1):
        application = move(application, stages[name], act=running.act(days=day))
    assert (application.stage, application.furthest) == (stages["Recruiter screen"], 3)
    assert list(application.visits.values_list("stage__name", flat=True)) == [
        "Recruiter screen", "Technical", "Slate", "Recruiter screen",
    ]  # fmt: skip
    assert told(running.requisition)[1] == (
        "application_moved",
        {
            "from": str(stages["Recruiter screen"].pk),
            "to": str(stages["Technical"].pk),
        },
    )


def test_a_second_click_moves_nothing(running):
    application = running.apply("Elif Arslan")
    for _ in range(2):
        move(application, running.stages["Slate"], seen=running.stages["Recruiter screen"], act=running.act(days=1))
    assert application.visits.count() == 2
    assert [verb for verb, _ in told(running.requisition)] == ["application_added", "application_moved"]


def test_a_page_that_is_too_old_says_where_the_candidate_is_now(running):
    application = running.apply("Elif Arslan")
    screen = running.stages["Recruiter screen"]
    move(application, running.stages["Slate"], seen=screen, act=running.act(days=1))
    with pytest.raises(Stale, match="Elif Arslan was moved to Slate meanwhile"):
        move(application, running.stages["Technical"], seen=screen, act=running.act(days=2))
    assert application.visits.count() == 2


def test_what_may_not_move_says_why(running):
    application = running.apply("Elif Arslan", days=1)
    other = run(running.world, number=143)
    with pytest.raises(IllegalMove, match="another requisition"):
        move(application, other.stages["Slate"], act=running.act(days=2))
    with pytest.raises(IllegalMove, match="entered the present stage later"):
        move(application, running.stages["Slate"], act=running.act(days=0))
    withdraw(application, act=running.act(days=2))
    with pytest.raises(IllegalMove, match="Reopen it to move it"):
        move(application, running.stages["Slate"], act=running.act(days=3))
    assert application.visits.count() == 1


def test_declining_cites_a_requirement_of_this_requisition(running):
    application = running.apply("Emeka Nwosu")
    needed = running.requirements[1]
    application = reject(application, reason="requirement", requirement=needed, note="", act=running.act(days=2))
    assert (application.state, application.requirement, application.closed_by, application.closed_at) == (
        "rejected", needed, running.world.recruiter, MONDAY + timedelta(days=2),
    )  # fmt: skip
    data = {"reason": "requirement", "requirement": str(needed.pk)}
    assert told(running.requisition)[-1] == ("application_rejected", data)


def test_a_reason_that_lacks_something_is_refused_and_nothing_is_closed(running):
    application = running.apply("Emeka Nwosu")
    stranger = run(running.world, number=143).requirements[0]
    for reason, requirement, note, words in [
        ("requirement", None, "", "Choose the requirement that is not met"),
        ("requirement", stranger, "", "another requisition"),
        ("other", None, "  ", "Write in a sentence"),
        ("role_closed", running.requirements[0], "", "cited only with"),
        ("culture", None, "", "Choose one of the reasons"),
    ]:
        with pytest.raises(ReasonIncomplete, match=words):
            reject(application, reason=reason, requirement=requirement, note=note, act=running.act(days=1))
    application.refresh_from_db()
    assert (application.state, application.closed_at) == ("active", None)


def test_declining_twice_alike_is_one_decision_and_differently_is_refused(running):
    application = running.apply("Emeka Nwosu")
    first, second = running.requirements
    for _ in range(2):
        reject(application, reason="requirement", requirement=first, act=running.act(days=1))
    with pytest.raises(AlreadyClosed):
        reject(application, reason="requirement", requirement=second, act=running.act(days=2))
    assert [verb for verb, _ in told(running.requisition)] == ["application_added", "application_rejected"]


def test_somebody_who_withdrew_may_come_back_to_where_they_were(running):
    application = running.apply("Emeka Nwosu")
    move(application, running.stages["Technical"], act=running.act(days=1))
    withdrawn = reject(application, reason="withdrew", act=running.act(days=2))
    assert (withdrawn.state, withdrawn.reason) == ("withdrawn", "withdrew")
    back = reopen(application, act=running.act(days=3))
    assert (back.state, back.stage.name, back.reason, back.closed_at) == ("active", "Technical", "", None)
    assert back.visits.count() == 3
    verbs = [verb for verb, _ in told(running.requisition)]
    assert verbs[-2:] == ["application_withdrawn", "application_reopened"]


def test_nobody_comes_back_beside_their_newer_application(running):
    old = running.apply("Emeka Nwosu")
    withdraw(old, act=running.act(days=1))
    add_application(running.requisition, old.candidate, act=running.act(days=2))
    with pytest.raises(CannotReopen, match="newer application"):
        reopen(old, act=running.act(days=3))


def test_nobody_comes_back_to_a_requisition_that_is_filled(running):
    old = running.apply("Emeka Nwosu")
    withdraw(old, act=running.act(days=1))
    type(running.requisition).objects.filter(pk=running.requisition.pk).update(state="filled")
    with pytest.raises(NotOpen):
        reopen(old, act=running.act(days=3))
