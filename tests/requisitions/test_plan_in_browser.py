"""The hiring plan at a desk and on a phone, in a real browser: both themes, axe, nothing wider than the screen."""

from datetime import date, timedelta

import pytest

from requisitions.actions.hiring_plan import HiringPlanDraft, create_hiring_plan
from requisitions.actions.plan import edit_plan_item
from requisitions.actions.plan_decisions import decide_plan_item
from requisitions.actions.role_facts import add_role_fact
from requisitions.actions.scenarios import add_in_scenario, change_in_scenario, create_scenario, drop_in_scenario
from requisitions.rules.role_facts import FactDraft
from tests.looking import AS_SEEN, PHONE, open_page_at, seen
from tests.requisitions.agreeing import approve, draft, plan, propose
from tests.world import MONDAY

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
WAYS = {
    "internal_move": "Bram knows the rig; his own team would then stand still for two quarters.",
    "upskill": "Two technicians could learn it by next autumn, after the second product ships.",
}


@pytest.fixture
def year(north):
    """A department's year: seats that are agreed and late, delayed, changed since they were proposed, and drafted."""
    with north.scope(north.manager):
        period = HiringPlanDraft("Legged platform", date(2027, 1, 1), date(2027, 12, 31), 300_000)
        made = create_hiring_plan(period, act=north.act(north.finance))
        here = {"plan_id": made.pk, "cost_low": 90_000, "cost_high": 105_000, **WAYS}
        approve(north, **here, title="Gait Test Engineer", target_open_on=date(2026, 11, 9), reason="replacement")
        later = propose(north, **here, title="Sensor Integration Engineer", reason="backfill")
        why = "The second camera is decided in spring. Ask again then."
        decide_plan_item(
            later, "delay", side="finance", version=1, reason=why, until=date(2027, 3, 1), act=north.act(north.finance)
        )
        item = propose(north, **here)
        again = draft(north, **{**here, "seats": 2})
        edit_plan_item(item, again, seen_version=1, act=north.act(north.ta_leader))
        plan(north, title="Draft seat")
        band = FactDraft("salary", "Engineering", "Pay survey", date(2026, 10, 1), "Delft", 80_000, 105_000)
        people = FactDraft("availability", "Engineering", "Two boards", date(2026, 10, 1), low=140, text="an hour away")
        for fact in (band, people):
            add_role_fact(fact, act=north.act(north.recruiter))
        scenario = create_scenario(made, "One senior fewer", act=north.act(north.ta_leader))
        change_in_scenario(scenario, item, draft(north, **here), seen_edit=0, act=north.act(north.ta_leader))
        drop_in_scenario(scenario, later, act=north.act(north.ta_leader))
        add_in_scenario(scenario, draft(north, title="Graduate"), act=north.act(north.ta_leader))
    return scenario


open_page = open_page_at(MONDAY + timedelta(hours=1))


@AS_SEEN
def test_every_page_of_a_plan_with_a_budget_reads_well(north, year, open_page, theme, size):
    """Those of a seat are looked at where the story is told: tests/e2e/test_pages.py."""
    pages = {
        "plan": "plan/",
        "plan-item-delayed": "plan/2/",
        "plan-budget": f"plan/periods/{year.plan_id}/",
        "scenarios": f"plan/periods/{year.plan_id}/scenarios/",
        "scenario": f"plan/scenarios/{year.pk}/",
        "scenario-add": f"plan/scenarios/{year.pk}/seats/new/",
        "scenario-change": f"plan/scenarios/{year.pk}/seats/3/",
    }
    page = open_page(north, north.ta_leader, pages["plan"], size, theme=theme)
    for name, path in pages.items():
        page.goto(f"/o/north/{path}")
        seen(page, f"{name}-{size['width']}-{theme}")
    page = open_page(north, north.admin, "settings/seats/", size, theme=theme)
    page.get_by_text("One more step").click()
    seen(page, f"plan-policy-{size['width']}-{theme}")


def test_what_is_left_of_a_budget_keeps_to_its_column_on_the_phone(north, year, open_page):
    told = open_page(north, north.ta_leader, "plan/", PHONE).get_by_text("planned, 1 overdue, 1 delayed")
    assert told.evaluate("it => it.scrollWidth <= it.clientWidth")


def test_finance_delays_a_seat_on_the_phone(north, year, open_page):
    page = open_page(north, north.finance, "plan/3/", PHONE)
    page.get_by_label("Delay it until a day").check()
    page.get_by_role("textbox", name="Reason").fill("The line opens in June.")
    page.get_by_role("textbox", name="Until").fill("2027-04-01")
    page.get_by_role("button", name="Decide on version 2").click()
    page.get_by_text("Delay it until a day, 1 April 2027.").wait_for()


def test_a_scenario_is_changed_and_merged_at_the_desk(north, year, open_page):
    page = open_page(north, north.ta_leader, f"plan/scenarios/{year.pk}/")
    page.get_by_role("button", name="Take back Graduate").click()
    page.get_by_text("It stands as the plan has it.").wait_for()
    page.get_by_role("button", name="Leave out Gait Test Engineer").click()
    merge = page.get_by_role("button", name="Merge it into the plan")
    page.get_by_text("PLAN-3 was changed in the plan meanwhile.").wait_for()
    assert merge.count() == 0, "it would be refused"
    page.get_by_role("button", name="Take back Controls Engineer North").click()
    merge.click()
    page.get_by_text("Merged: the plan says what the scenario said.").wait_for()


def test_a_table_is_tried_and_taken_at_the_desk(north, year, open_page):
    page = open_page(north, north.ta_leader, "plan/table/")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    page.get_by_label("CSV or XLSX table").set_input_files(download.value.path())
    page.get_by_role("button", name="Show what it would do").click()
    page.get_by_text("Row 2:").wait_for()
    seen(page, "plan-table-tried-1280-light")
