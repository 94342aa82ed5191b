"""The hiring plan by API: what a program writes and is refused, and that another organization has nothing of it."""

import pytest

from requisitions.actions.plan import edit_plan_item
from requisitions.models import PlanItem
from tests.requisitions.agreeing import draft, plan
from tests.requisitions.calling import Api
from tests.world import MONDAY


@pytest.fixture(autouse=True)
def on_monday(move_clock):
    move_clock(MONDAY)


def seat(world, **changes):
    item = draft(world)
    shown = {name: getattr(item, name) for name in item.__slots__ if not name.endswith("_id")}
    shown |= {"hiring_manager": str(item.hiring_manager_id), "recruiter": str(item.recruiter_id)}
    return {name: str(value) if name.endswith("_on") and value else value for name, value in shown.items()} | changes


def test_a_program_argues_each_way_and_loses_nobodys_edit(north, harbor, client):
    manager = Api(north, north.manager, client)
    made = manager("POST plan-items/", seat(north, reason="backfill", cost_low=90_000, upskill="It would take a year"))
    assert made.status_code == 201, made.content
    assert [made.json()[name] for name in ("number", "version", "edit", "reason", "upskill", "automate")] == [
        1, 1, 0, "backfill", "It would take a year", "",
    ]  # fmt: skip
    with north.scope(north.ta_leader):
        edit_plan_item(
            PlanItem.objects.get(), draft(north, title="Theirs"), seen_version=1, act=north.act(north.ta_leader)
        )
    stale = manager("PUT plan-items/1/", seat(north, title="Mine", seen_version=1))
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    ticked = manager("PUT plan-items/1/", seat(north, automate="no", seen_version=2))
    assert (ticked.status_code, ticked.json()["code"]) == (422, "incomplete")
    assert manager("PUT plan-items/1/", seat(north, title="Mine", seen_version=2)).json()["edit"] == 1
    assert Api(harbor, harbor.manager, client)("GET plan-items/1/").status_code == 404
    assert Api(north, north.finance, client)("POST plan-items/", seat(north)).status_code == 403


def test_a_list_of_seats_narrowed(north, client):
    with north.scope(north.manager):
        plan(north)
        plan(north, department="Service")
    rows = Api(north, north.recruiter, client)("GET plan-items/?department=Service").json()["results"]
    assert [row["number"] for row in rows] == [2]
