"""What waits for somebody's word stands on their home page and on nobody else's, until it is given."""

from datetime import date, timedelta

import pytest

from hiring.tenancy.models import Member
from requisitions.actions.kickoff import schedule_kickoff
from requisitions.actions.plan import edit_plan_item
from requisitions.actions.plan_decisions import decide_plan_item
from requisitions.actions.requirements import add_requirement, answer_challenge
from requisitions.actions.requisition import create_requisition
from requisitions.actions.signing import sign_kickoff
from requisitions.models import PlanItem
from requisitions.queries.approvals import step_to_decide, waiting_for
from requisitions.queries.plan import draft_of
from requisitions.rules.drafts import RequirementDraft
from scorecards.actions.debrief import Conclusion, decide, hold
from sla.actions.leave import ask_leave
from tests.requisitions.agreeing import approve, create, draft, kickoff, propose, ready
from tests.scorecards import loop as loops
from tests.scorecards.test_debrief import REASONS, TUESDAY, everybody_writes, plan
from tests.world import MONDAY, harbor, north

__all__ = ["harbor", "north"]

HOUR = timedelta(hours=1)
EVERYBODY = ("recruiter", "manager", "interviewer", "ta_leader", "ta_director", "chro", "finance", "admin")
SEAT = "Decide on the seat: Controls Engineer North"


@pytest.fixture(autouse=True)
def on_tuesday(move_clock):
    move_clock(MONDAY + 24 * HOUR)


def home(world, member):
    return world.client(member).get(f"/o/{world.slug}/").content.decode()


def told(world, words):
    """Whose home page says so."""
    return {name for name in EVERYBODY if words in home(world, getattr(world, name))}


def test_a_proposed_seat_waits_for_each_side_until_it_has_decided(north, harbor):
    with harbor.scope(harbor.manager):
        propose(harbor)
    with north.scope(north.manager):
        item = propose(north)
    assert told(north, SEAT) == {"finance", "ta_leader", "ta_director"}
    page = home(north, north.finance)
    assert "Waiting for your word" in page
    assert "One thing waits for your word." in page
    assert "since\N{NO-BREAK SPACE}Mon\N{NO-BREAK SPACE}10:00" in page
    assert f'href="/o/north/plan/{item.number}/"' in page
    assert "Harbor" not in page
    with north.scope(north.finance):
        decide_plan_item(item, "open", side="finance", version=1, act=north.act(north.finance))
    assert told(north, SEAT) == {"ta_leader", "ta_director"}
    with north.scope(north.ta_leader):
        decide_plan_item(item, "open", side="talent", version=1, act=north.act(north.ta_leader))
    assert told(north, SEAT) == set()
    assert told(north, "Begin the kickoff: Controls Engineer North") == {"recruiter"}


def test_what_was_sent_back_waits_for_its_manager_and_then_for_both_sides_again(north):
    with north.scope(north.finance):
        item = propose(north)
        decide_plan_item(
            item, "send_back", side="finance", version=1, reason="Which quarter?", act=north.act(north.finance)
        )
    assert told(north, "Change what was asked: Controls Engineer North") == {"manager"}
    assert told(north, SEAT) == set()


def test_a_change_asks_both_sides_again(north):
    with north.scope(north.manager):
        item = approve(north)
        changed = draft(north, outcome="It holds on ladders too")
        edit_plan_item(item, changed, seen_version=1, act=north.act(north.manager, MONDAY + 23 * HOUR))
    assert told(north, SEAT) == {"finance", "ta_leader", "ta_director"}
    assert "since\N{NO-BREAK SPACE}09:00" in home(north, north.finance)


def test_the_home_page_asks_whom_the_seats_own_page_asks(north):
    """Over every state that two sides and two versions can be in."""
    with north.scope(north.manager):
        undecided, changed = propose(north), approve(north)
        for decision in ("open", "send_back", "decline"):
            item = propose(north)
            act = north.act(north.ta_leader)
            decide_plan_item(item, decision, side="talent", version=1, reason="So", act=act)
        edit_plan_item(changed, draft(north, seats=3), seen_version=1, act=north.act(north.manager))
        approve(north)
        create_requisition(approve(north), act=north.act(north.recruiter))
        items = list(PlanItem.objects.all())
        assert draft_of(undecided).seats == 1
        for name in EVERYBODY:
            member = Member.objects.with_roles().get(pk=getattr(north, name).pk)
            assert set(waiting_for(member)) == {item for item in items if step_to_decide(item, member)}, name


def test_a_kickoff_waits_for_a_time_then_for_an_answer_then_for_a_name(north, harbor):
    with harbor.scope(harbor.recruiter):
        create(harbor)
    with north.scope(north.recruiter):
        requisition = create(north)
    assert told(north, "Schedule the kickoff: Controls Engineer North") == {"recruiter"}
    with north.scope(north.recruiter):
        schedule_kickoff(requisition, starts_at=MONDAY + 48 * HOUR, act=north.act(north.recruiter))
        must = RequirementDraft("Has shipped a controller", "must", "Dynamics and control", None)
        requirement = add_requirement(requisition, must, act=north.act(north.manager))
        answer_challenge(requirement, would_reject=True, act=north.act(north.manager))
    assert told(north, "Schedule the kickoff") == set()
    assert told(north, "Answer on one requirement: Controls Engineer North") == {"recruiter"}
    with north.scope(north.recruiter):
        answer_challenge(requirement, would_reject=True, act=north.act(north.recruiter))
    assert told(north, "Answer on one requirement") == set()


def test_a_nice_to_have_that_the_other_would_not_reject_without_asks_nobody(north):
    with north.scope(north.recruiter):
        requisition = create(north)
        for text, would_reject in (("Has mentored", False), ("Has led", True)):
            nice = RequirementDraft(text, "nice", "Dynamics and control", None)
            requirement = add_requirement(requisition, nice, act=north.act(north.recruiter))
            answer_challenge(requirement, would_reject=would_reject, act=north.act(north.recruiter))
    assert told(north, "Answer on one requirement: Controls Engineer North") == {"manager"}


def test_one_name_under_a_kickoff_waits_for_the_other(north):
    with north.scope(north.recruiter):
        requisition = ready(north)
        version = kickoff(requisition).version
        sign_kickoff(requisition, version=version, act=north.act(north.recruiter, MONDAY + 2 * HOUR))
    assert told(north, "Sign the kickoff: Controls Engineer North") == {"manager"}
    assert f"{north.recruiter.name} signed version {version}." in home(north, north.manager)
    with north.scope(north.manager):
        sign_kickoff(requisition, version=version, act=north.act(north.manager, MONDAY + 3 * HOUR))
    assert told(north, "Sign the kickoff") == set()


def test_leave_that_was_asked_for_waits_for_those_who_may_approve_it_but_for_oneself(north):
    with north.scope(north.ta_leader):
        days = {"first_on": date(2026, 12, 7), "last_on": date(2026, 12, 11), "delegate": None}
        ask_leave(north.manager, **days, act=north.act(north.manager))
        ask_leave(north.ta_leader, **days, act=north.act(north.ta_leader))
    assert told(north, f"Approve the leave of {north.manager.name}") == {"ta_leader", "admin"}
    assert told(north, f"Approve the leave of {north.ta_leader.name}") == {"admin"}


def test_a_debrief_that_was_held_waits_for_its_decision(north):
    loop = loops.build(north)
    everybody_writes(loop)
    debrief = plan(loop)
    assert told(north, "Decide on ") == set()
    with north.scope(north.recruiter):
        debrief = hold(debrief, attended=loop.panel, act=north.act(north.recruiter, TUESDAY + HOUR))
    assert told(north, f"Decide on {loop.application.candidate.name}") == {"manager"}
    with north.scope(north.manager):
        offer = Conclusion("offer", reasons=REASONS, requirements=loop.requirements[:1])
        decide(debrief, offer, act=north.act(north.manager, TUESDAY + 2 * HOUR))
    assert told(north, "Decide on ") == set()
