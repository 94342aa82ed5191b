"""A scenario: a branch of a plan, compared with it, merged whole or not at all, or dropped."""

from dataclasses import replace
from datetime import date

import pytest

from hiring.ledger.models import Event
from hiring.tenancy.errors import Incomplete, NotYours, Stale
from requisitions.actions.hiring_plan import HiringPlanDraft, create_hiring_plan
from requisitions.actions.plan import edit_plan_item
from requisitions.actions.plan_decisions import decide_plan_item
from requisitions.actions.scenarios import (
    Moved,
    ScenarioOver,
    add_in_scenario,
    change_in_scenario,
    create_scenario,
    drop_in_scenario,
    drop_scenario,
    merge_scenario,
    take_back,
)
from requisitions.models import PlanItem, PlanScenario, ScenarioChange
from requisitions.queries.scenario import compare
from tests.requisitions.agreeing import approve, draft, propose
from tests.requisitions.calling import Api
from tests.requisitions.test_plan_api import seat
from tests.requisitions.test_plan_doors import fields
from tests.world import MONDAY


@pytest.fixture(autouse=True)
def on_monday(move_clock):
    move_clock(MONDAY)


@pytest.fixture
def branch(north):
    """A plan of two seats, one agreed and one proposed, and a scenario that says nothing yet."""
    with north.scope(north.ta_leader):
        year = HiringPlanDraft("Legged platform", date(2027, 1, 1), date(2027, 12, 31), 300_000)
        plan = create_hiring_plan(year, act=north.act(north.finance))
        approve(north, plan_id=plan.pk)
        propose(north, plan_id=plan.pk, title="Second seat", seats=2)
        return create_scenario(plan, "Fewer seats", act=north.act(north.ta_leader))


def items():
    return list(PlanItem.objects.order_by("number"))


def page(world, branch, path=""):
    return f"/o/{world.slug}/plan/scenarios/{branch.pk}/{path}"


def test_a_branch_leaves_the_plan_alone_and_is_compared_with_it(north, harbor, branch):
    with north.scope(north.ta_leader):
        act, (first, second) = north.act(north.ta_leader), items()
        cheaper = draft(north, plan_id=branch.plan_id, yearly_cost=80_000, cost_high=90_000)
        change_in_scenario(branch, first, cheaper, seen_edit=0, act=act)
        drop_in_scenario(branch, second, act=act)
        add_in_scenario(branch, draft(north, plan_id=branch.plan_id, title="Third seat"), act=act)
        both = compare(branch)
        assert (both.live.seats, both.live.cost, both.branch.seats, both.branch.cost) == (3, 288_000, 2, 176_000)
        assert (both.branch.high, both.branch.hires, both.is_over, both.conflicts) == (186_000, 2, False, ())
        assert [(row.title, row.live is None, row.branch is None) for row in both.rows] == [
            ("Controls Engineer North", False, False),
            ("Second seat", False, True),
            ("Third seat", True, False),
        ]
        assert [(item.yearly_cost, item.state) for item in items()] == [(96_000, "approved"), (96_000, "proposed")]
    with harbor.scope(harbor.ta_leader):
        assert not PlanScenario.objects.exists()


def test_merging_does_what_would_be_done_by_hand(north, branch):
    with north.scope(north.ta_leader):
        act, (first, second) = north.act(north.ta_leader), items()
        with pytest.raises(Incomplete, match="changes nothing"):
            merge_scenario(branch, act=act)
        change_in_scenario(
            branch, first, draft(north, plan_id=branch.plan_id, yearly_cost=80_000), seen_edit=0, act=act
        )
        drop_in_scenario(branch, second, act=act)
        add_in_scenario(branch, draft(north, plan_id=branch.plan_id, title="Third seat"), act=act)
        merge_scenario(branch, act=act)
        assert [(item.title, item.state, item.version) for item in items()] == [
            ("Controls Engineer North", "proposed", 2),
            ("Second seat", "withdrawn", 1),
            ("Third seat", "draft", 1),
        ]
        assert items()[1].approvals.get().reason == "Left out of the scenario Fewer seats."
        with pytest.raises(ScenarioOver, match="Fewer seats is merged"):
            merge_scenario(branch, act=act)
        verbs = Event.objects.filter(subject_id=branch.pk).order_by("id").values_list("verb", flat=True)
        assert list(verbs) == ["plan_scenario_created", *["plan_scenario_changed"] * 3, "plan_scenario_merged"]


def test_an_item_that_moved_meanwhile_is_named_and_nothing_is_half_merged(north, branch):
    with north.scope(north.ta_leader):
        act, (first, second) = north.act(north.ta_leader), items()
        add_in_scenario(branch, draft(north, title="Third seat"), act=act)
        change_in_scenario(branch, first, draft(north, yearly_cost=80_000), seen_edit=0, act=act)
        drop_in_scenario(branch, second, act=act)
        moved = draft(north, plan_id=branch.plan_id, title="Second seat, moved", seats=2)
        edit_plan_item(second, moved, seen_version=1, act=north.act(north.manager))
        with pytest.raises(Moved, match="PLAN-2 was changed meanwhile"):
            merge_scenario(branch, act=act)
        assert len(items()) == 2
        assert [row.item for row in compare(branch).conflicts] == [second]
        take_back(ScenarioChange.objects.get(plan_item=second), act=act)
        merge_scenario(branch, act=act)
        assert [item.state for item in items()] == ["proposed", "proposed", "draft"]


def test_a_delayed_seat_that_is_left_out_keeps_its_name(north, branch):
    with north.scope(north.ta_leader):
        second = items()[1]
        act = north.act(north.finance)
        until = date(2027, 3, 1)
        decide_plan_item(second, "delay", side="finance", version=1, reason="Later", until=until, act=act)
        drop_in_scenario(branch, second, act=act)
        assert [row.title for row in compare(branch).rows] == ["Controls Engineer North", "Second seat"]


def test_who_may_not_change_an_item_merges_nothing(north, branch):
    with north.scope(north.finance):
        act = north.act(north.finance)
        add_in_scenario(branch, draft(north, title="Third seat"), act=act)
        drop_in_scenario(branch, items()[0], act=act)
        with pytest.raises(NotYours):
            merge_scenario(branch, act=act)
        assert [item.state for item in items()] == ["approved", "proposed"]
        branch.refresh_from_db()
        assert branch.state == "draft"


def test_whoever_only_watches_the_budget_adds_no_seat_to_the_plan(north, branch):
    with north.scope(north.finance):
        act = north.act(north.finance)
        add_in_scenario(branch, draft(north, title="Third seat"), act=act)
        with pytest.raises(NotYours, match="plan seats"):
            merge_scenario(branch, act=act)
        assert len(items()) == 2
    assert "Merge it into the plan" not in north.client(north.finance).get(page(north, branch)).content.decode()


def test_what_stands_on_another_plan_or_waits_costs_nothing_here(north, branch):
    with north.scope(north.ta_leader):
        act, (first, second) = north.act(north.ta_leader), items()
        change_in_scenario(branch, first, draft(north, plan_id=None), seen_edit=0, act=act)
        add_in_scenario(branch, draft(north, title="Elsewhere"), act=act)
        until = date(2027, 3, 1)
        decide_plan_item(
            second, "delay", side="finance", version=1, reason="Later", until=until, act=north.act(north.finance)
        )
        both_seats = draft(north, plan_id=branch.plan_id, title="Second seat", seats=2)
        change_in_scenario(branch, second, both_seats, seen_edit=0, act=act)
        both = compare(branch)
        assert (both.live.seats, both.branch.seats, both.branch.cost) == (1, 0, 0)


def test_what_the_plan_says_meanwhile_is_shown_before_it_is_written_over(north, branch):
    leader, address = north.client(north.ta_leader), page(north, branch, "seats/1/")
    opened = leader.get(address).context["form"]["seen"].value()
    with north.scope(north.ta_leader):
        theirs = draft(north, plan_id=branch.plan_id, outcome="It climbs a ladder")
        edit_plan_item(items()[0], theirs, seen_version=1, act=north.act(north.manager))
    mine = fields(north, plan=str(branch.plan_id), yearly_cost="80000", seen=opened)
    stale = leader.post(address, mine)
    shown = stale.content.decode()
    said = ("PLAN-1 was changed in the plan" in shown, "It climbs a ladder" in shown)
    assert (stale.status_code, said) == (409, (True, True))
    again = stale.context["form"]["seen"].value()
    assert leader.post(address, {**mine, "seen": again}).status_code == 302
    with north.scope(north.ta_leader):
        edit_plan_item(items()[0], replace(theirs, outcome="It swims"), seen_version=2, act=north.act(north.manager))
    moved = leader.get(address).content.decode()
    assert ("What stands now" in moved, "It swims" in moved) == (True, True)


def test_who_leaves_a_seat_out_is_not_written_over(north, branch):
    with north.scope(north.ta_leader):
        first, act = items()[0], north.act(north.ta_leader)
        change_in_scenario(branch, first, draft(north, seats=2), seen_edit=0, act=act)
        drop_in_scenario(branch, first, act=act)
        with pytest.raises(Stale):
            change_in_scenario(branch, first, draft(north, seats=3), seen_edit=1, act=north.act(north.finance))


def test_two_who_change_the_same_seat_in_a_branch_lose_nothing(north, branch):
    with north.scope(north.ta_leader):
        first = items()[0]
        change_in_scenario(branch, first, draft(north, seats=2), seen_edit=0, act=north.act(north.ta_leader))
        with pytest.raises(Stale):
            change_in_scenario(branch, first, draft(north, seats=3), seen_edit=0, act=north.act(north.finance))
        change_in_scenario(branch, first, draft(north, seats=3), seen_edit=1, act=north.act(north.finance))
        assert ScenarioChange.objects.get().content["seats"] == 3


def test_a_dropped_branch_and_a_name_used_twice(north, branch):
    with north.scope(north.ta_leader):
        act = north.act(north.ta_leader)
        for name, said in (("Fewer seats", "Choose another name"), (" ", "Name the scenario")):
            with pytest.raises(Incomplete, match=said):
                create_scenario(branch.plan, name, act=act)
        assert drop_scenario(branch, act=act).state == "dropped"
        with pytest.raises(ScenarioOver):
            add_in_scenario(branch, draft(north), act=act)


def test_a_scenario_from_its_name_to_its_merge_on_pages(north, harbor, branch):
    leader = north.client(north.ta_leader)
    begun = leader.post(f"/o/north/plan/periods/{branch.plan_id}/scenarios/", {"name": "Later"})
    assert begun.status_code == 302
    sent = fields(north, plan=str(branch.plan_id), yearly_cost="80000", seen="1.0.0")
    assert leader.post(page(north, branch, "seats/1/"), sent).url == page(north, branch)
    stale = leader.post(page(north, branch, "seats/1/"), {**sent, "yearly_cost": "70000"})
    assert (stale.status_code, "Somebody changed it in this scenario" in stale.content.decode()) == (409, True)
    leader.post(page(north, branch, "seats/2/leave-out/"))
    leader.post(page(north, branch, "seats/new/"), fields(north, title="Third seat", plan=str(branch.plan_id)))
    shown = leader.get(page(north, branch)).content.decode()
    assert "It costs less than the plan, two seats instead of three." in shown
    assert 'data-label="Here">Dropped<' in shown
    with north.scope():
        change = ScenarioChange.objects.get(kind="add")
    leader.post(page(north, branch, f"changes/{change.pk}/take-back/"))
    leader.post(page(north, branch, "merge/"))
    assert "Merged by Ta Leader North" in leader.get(page(north, branch)).content.decode()
    with north.scope():
        assert [item.state for item in items()] == ["proposed", "withdrawn"]
    assert leader.post(page(north, branch, "nothing/")).status_code == 404
    assert north.client(north.manager).get(page(north, branch)).status_code == 403
    assert harbor.client(harbor.ta_leader).get(page(harbor, branch)).status_code == 404


def test_a_conflict_is_shown_where_it_can_be_mended(north, branch):
    with north.scope(north.ta_leader):
        drop_in_scenario(branch, items()[0], act=north.act(north.ta_leader))
        moved = draft(north, plan_id=branch.plan_id, seats=5)
        edit_plan_item(items()[0], moved, seen_version=1, act=north.act(north.manager))
    leader = north.client(north.ta_leader)
    assert "PLAN-1 was changed in the plan meanwhile." in leader.get(page(north, branch)).content.decode()
    refused = leader.post(page(north, branch, "merge/"), follow=True).content.decode()
    assert "PLAN-1 was changed meanwhile. Look at each again; nothing is merged." in refused


def test_scenarios_by_program(north, harbor, branch, client):
    leader = Api(north, north.ta_leader, client)
    where = f"plan-scenarios/{branch.pk}/"
    assert leader(f"POST plans/{branch.plan_id}/scenarios/", {"name": "Later"}).status_code == 201
    changed = leader(f"POST {where}seats/", {"item": 1, "draft": seat(north, seats=4, plan=str(branch.plan_id))}).json()
    assert (changed["live"]["seats"], changed["branch"]["seats"], changed["changes"][0]["item"]) == (3, 6, 1)
    assert leader(f"POST {where}seats/", {"item": 1, "draft": seat(north, seats=5)}).status_code == 409
    other = {"item": 1, "draft": seat(north, seats=5), "seen_edit": 1, "base_version": 2}
    assert leader(f"POST {where}seats/", other).status_code == 409
    leader(f"POST {where}seats/", {"item": 2})
    added = leader(f"POST {where}seats/", {"draft": seat(north, title="Third")}).json()
    assert [each["kind"] for each in added["changes"]] == ["change", "drop", "add"]
    assert leader(f"POST {where}seats/", {}).status_code == 400
    left = leader(f"DELETE {where}changes/{added['changes'][2]['change_id']}/").json()
    assert len(left["changes"]) == 2
    merged = leader(f"POST {where}merge/").json()
    assert (merged["state"], merged["conflicts"]) == ("merged", [])
    assert leader(f"POST {where}drop/").status_code == 409
    assert len(leader(f"GET plans/{branch.plan_id}/scenarios/").json()["results"]) == 2
    assert Api(north, north.recruiter, client)(f"GET {where}").status_code == 403
    assert Api(harbor, harbor.ta_leader, client)(f"GET {where}").status_code == 404
