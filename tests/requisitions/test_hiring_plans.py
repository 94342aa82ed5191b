"""A plan of a department and a period: its budget beside what its seats cost, by page and by program."""

from datetime import date

import pytest

from hiring.ledger.models import Event
from hiring.tenancy.errors import Incomplete, Stale
from requisitions.actions.hiring_plan import HiringPlanDraft, change_hiring_plan, create_hiring_plan
from requisitions.actions.plan import edit_plan_item
from requisitions.models import HiringPlan, PlanItem
from requisitions.queries.plan_budget import balances
from requisitions.rules.plan_budget import Totals
from tests.requisitions.agreeing import approve, draft, plan, propose
from tests.requisitions.calling import Api
from tests.world import MONDAY

YEAR = HiringPlanDraft("Legged platform", date(2027, 1, 1), date(2027, 12, 31), 300_000)


@pytest.fixture(autouse=True)
def on_monday(move_clock):
    move_clock(MONDAY)


def begin(world, **changes):
    fields = {name: getattr(YEAR, name) for name in YEAR.__slots__} | changes
    return create_hiring_plan(HiringPlanDraft(**fields), act=world.act(world.finance))


def page(world, path=""):
    return f"/o/{world.slug}/plan/{path}"


def test_what_a_plan_adds_up_to_beside_its_budget(north, harbor):
    with harbor.scope(harbor.manager):
        propose(harbor, plan_id=begin(harbor).pk)
    with north.scope(north.manager):
        year = begin(north)
        approve(north, plan_id=year.pk, seats=2, cost_low=90_000, cost_high=100_000)
        propose(north, plan_id=year.pk, target_open_on=date(2026, 11, 20))
        plan(north, yearly_cost=1)
        [line] = balances(MONDAY.date())
        assert line.balance.totals == Totals(
            items=2, seats=3, cost=288_000, low=276_000, high=296_000, agreed=192_000, agreed_seats=2, waiting=1,
            overdue=1,
        )  # fmt: skip
        assert (line.balance.left, line.balance.is_over) == (12_000, False)


def test_a_department_has_one_plan_at_a_time_and_a_seat_one_of_its_own(north):
    with north.scope(north.finance):
        begin(north)
        with pytest.raises(Incomplete, match="has a plan for 1 Jan 2027 to 31 Dec 2027"):
            begin(north, starts_on=date(2027, 6, 1), department="legged platform")
        with pytest.raises(Incomplete, match="an end after the start"):
            begin(north, ends_on=date(2027, 1, 1))
        other = begin(north, department="Service")
        with pytest.raises(Incomplete, match="Choose a plan of Legged platform"):
            plan(north, plan_id=other.pk)


def test_a_plan_of_somebody_else_is_no_plan(north, harbor):
    with harbor.scope(harbor.finance):
        theirs = begin(harbor)
    with north.scope(north.manager), pytest.raises(Incomplete, match="Choose a plan of"):
        plan(north, plan_id=theirs.pk)


def test_two_who_change_a_budget_at_once_lose_nothing(north):
    with north.scope(north.finance):
        year = begin(north)
        more = HiringPlanDraft(year.department, year.starts_on, year.ends_on, 400_000)
        change_hiring_plan(year, more, seen_version=1, act=north.act(north.finance))
        with pytest.raises(Stale):
            change_hiring_plan(year, YEAR, seen_version=1, act=north.act(north.ta_leader))
        change_hiring_plan(year, more, seen_version=2, act=north.act(north.ta_leader))
        told = Event.objects.filter(subject_id=year.pk).order_by("id").values_list("verb", "data")
        assert list(told) == [
            ("hiring_plan_created", {"budget": 300_000}),
            ("hiring_plan_changed", {"budget": 400_000, "version": 2}),
        ]


def test_the_board_shows_budgets_to_those_who_see_the_whole_plan(north):
    with north.scope(north.manager):
        year = begin(north, budget=100_000)
        propose(north, plan_id=year.pk, seats=2, title="Late seat", target_open_on=date(2026, 11, 20))
        plan(north, title="Unplanned seat", reason="backfill")
    shown = north.client(north.finance).get(page(north)).content.decode()
    assert "92,000 over" in shown
    assert "192% planned, 1 overdue" in shown
    assert "open by 20 Nov" in shown
    assert "One seat should be open by now." in shown
    own = north.client(north.manager).get(page(north)).content.decode()
    assert ("Plans and budgets" in own, "Late seat" in own) == (False, True)
    late, unplanned = "Late seat", "Unplanned seat"
    for query, left in (("late=overdue", late), (f"plan={year.pk}", late), ("reason=backfill", unplanned)):
        narrowed = north.client(north.finance).get(page(north, f"?{query}")).content.decode()
        assert [each for each in (late, unplanned) if f">{each}</a>" in narrowed] == [left], query


def test_a_budget_by_page_is_for_who_may_and_keeps_both(north, harbor):
    finance = north.client(north.finance)
    sent = {"department": "Legged platform", "starts_on": "2027-01-01", "ends_on": "2027-12-31", "budget": "300000"}
    assert finance.post(page(north, "periods/new/"), sent).url == page(north)
    assert finance.post(page(north, "periods/new/"), sent).status_code == 422
    with north.scope():
        year = HiringPlan.objects.get()
    where = page(north, f"periods/{year.pk}/")
    assert finance.post(where, {**sent, "budget": "350000", "seen": "1"}).status_code == 302
    late = north.client(north.ta_leader).post(where, {**sent, "budget": "1", "seen": "1"})
    assert (late.status_code, "350000" in late.content.decode()) == (409, True)
    assert north.client(north.manager).get(where).status_code == 403
    assert harbor.client(harbor.finance).get(page(harbor, f"periods/{year.pk}/")).status_code == 404


def test_every_version_shows_its_words_beside_those_before(north, harbor):
    with north.scope(north.manager):
        item = approve(north)
        edit_plan_item(item, draft(north, title="Gait Engineer North"), seen_version=1, act=north.act(north.manager))
        again = draft(north, title="Gait Engineer North", seats=3)
        edit_plan_item(item, again, seen_version=1, seen_edit=1, act=north.act(north.ta_leader))
    shown = north.client(north.finance).get(page(north, "1/history/")).content.decode()
    assert "<del>Controls </del><ins>Gait </ins>Engineer North" in shown
    assert "Seats: <del>1</del><ins>3</ins>" in shown
    assert "Version 1, edit 1" in shown
    assert harbor.client(harbor.finance).get(page(harbor, "1/history/")).status_code == 404


def test_plans_by_program(north, harbor, client):
    finance = Api(north, north.finance, client)
    sent = {"department": "Legged platform", "starts_on": "2027-01-01", "ends_on": "2027-12-31", "budget": 300_000}
    made = finance("POST plans/", sent).json()
    assert (made["left"], made["version"], made["totals"]["seats"]) == (300_000, 1, 0)
    where = f"plans/{made['plan_id']}/"
    assert finance(f"PUT {where}", {**sent, "budget": 5, "seen_version": 1}).json()["budget"] == 5
    assert finance(f"PUT {where}", {**sent, "seen_version": 1}).status_code == 409
    assert [row["budget"] for row in finance("GET plans/").json()["results"]] == [5]
    manager = Api(north, north.manager, client)
    assert [manager(f"{each} plans/", sent).status_code for each in ("GET", "POST")] == [403, 403]
    assert Api(harbor, harbor.finance, client)(f"GET {where}").status_code == 404
    with north.scope(north.manager):
        plan(north)
        assert PlanItem.objects.get().plan is None
    versions = manager("GET plan-items/1/versions/").json()["results"]
    assert [(row["version"], row["edit"]) for row in versions] == [(1, 0)]
