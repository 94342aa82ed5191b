"""The hiring plan's pages: what waits on whom, both texts kept, decided by two, split, turned into a requisition."""

import pytest
from django.core.management import call_command

from requisitions.actions.plan import edit_plan_item
from requisitions.actions.requisition import create_requisition
from requisitions.models import PlanItem, Requisition
from tests.requisitions.agreeing import approve, draft, plan, propose
from tests.world import MONDAY

OURS = ("plan", "requisition", "kickoff", "requirements", "interview_plan")


@pytest.fixture(autouse=True)
def on_monday(move_clock):
    move_clock(MONDAY)


def page(world, path=""):
    return f"/o/{world.slug}/plan/{path}"


def fields(world, **changes):
    item = draft(world)
    shown = {name: str(getattr(item, name)) for name in item.__slots__ if not name.endswith("_id")}
    shown = {name: "" if value == "None" else value for name, value in shown.items()}
    people = {"hiring_manager": str(item.hiring_manager_id), "recruiter": str(item.recruiter_id)}
    return {**shown, **people, "seen": "1", **changes}


def test_a_seat_from_the_first_word_to_its_requisition_on_pages(north):
    manager, finance = north.client(north.manager), north.client(north.finance)
    leader, recruiter = north.client(north.ta_leader), north.client(north.recruiter)
    made = manager.post(page(north, "new/"), fields(north))
    assert (made.status_code, made.url) == (302, page(north, "1/"))
    assert "Propose it" in manager.get(made.url).content.decode()
    manager.post(page(north, "1/propose/"))
    shown = finance.get(page(north, "1/")).content.decode()
    assert "Your decision, for finance" in shown
    assert "Propose it" not in shown
    vote = {"decision": "open", "version": "1"}
    refused = finance.post(page(north, "1/decide/"), {**vote, "decision": "send_back", "side": "finance"})
    assert (refused.status_code, "Say why. Whoever wrote the item reads it." in refused.content.decode()) == (422, True)
    assert finance.post(page(north, "1/decide/"), {**vote, "side": "finance"}).status_code == 302
    assert "<b>Talent acquisition:</b> still to decide" in leader.get(page(north, "1/")).content.decode()
    leader.post(page(north, "1/decide/"), {**vote, "side": "talent"})
    assert "Create the requisition" in recruiter.get(page(north, "1/")).content.decode()
    opened = recruiter.post(page(north, "1/requisition/"))
    assert opened.url == "/o/north/requisitions/1/kickoff/"
    assert "The requisition opens when both of you sign." in recruiter.get(opened.url).content.decode()


def test_the_list_says_what_waits_on_whom_and_what_it_costs(north, harbor):
    with harbor.scope(harbor.manager):
        propose(harbor)
    with north.scope(north.manager):
        plan(north, title="Draft seat")
        propose(north, title="Proposed seat", seats=2)
        approve(north, title="Approved seat", department="Service")
    shown = north.client(north.finance).get(page(north)).content.decode()
    assert "Four seats planned, 384,000 EUR a year. One item waits for a decision." in shown
    assert 'data-label="Waits on">Manager North<' in shown
    assert 'data-label="Waits on">Finance and Talent acquisition<' in shown
    assert 'data-label="Waits on">Recruiter North<' in shown
    assert "Harbor" not in shown
    service = north.client(north.finance).get(page(north, "?department=Service")).content.decode()
    assert "Approved seat" in service
    assert "Draft seat" not in service
    assert "No seat matches." in north.client(north.finance).get(page(north, "?state=declined")).content.decode()


def test_a_change_shows_its_words_to_whoever_decides_again(north):
    with north.scope(north.manager):
        approve(north)
    manager = north.client(north.manager)
    assert manager.post(page(north, "1/edit/"), fields(north, yearly_cost="120000")).status_code == 302
    shown = north.client(north.finance).get(page(north, "1/")).content.decode()
    assert "Changed since version 1" in shown
    assert "<del>96,000</del><ins>120,000</ins>" in shown
    assert "what was decided then no longer counts" in shown


def test_two_writers_of_one_item_keep_both_texts(north):
    with north.scope(north.manager):
        item = plan(north)
        edit_plan_item(item, draft(north, outcome="Theirs"), seen_version=1, act=north.act(north.ta_leader))
    manager = north.client(north.manager)
    answer = manager.post(page(north, "1/edit/"), fields(north, outcome="Mine"))
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Ta changed it, 10:00. Your text is kept below; choose which stays." in shown
    assert '<dd class="pre-line">Theirs</dd>' in shown
    assert "Mine</textarea>" in shown
    assert manager.post(page(north, "1/edit/"), fields(north, outcome="Mine", seen="2")).status_code == 302
    with north.scope():
        assert (PlanItem.objects.get().outcome, PlanItem.objects.get().version) == ("Mine", 3)


def test_the_argument_shows_each_way_and_the_band(north):
    ways = {"internal_move": "Bram knows the rig and leaves his own team alone.", "reason": "backfill"}
    manager = north.client(north.manager)
    refused = manager.post(page(north, "new/"), fields(north, automate="n/a"))
    assert (refused.status_code, "Automation: say why it is not enough" in refused.content.decode()) == (422, True)
    manager.post(page(north, "new/"), fields(north, **ways, cost_high="110000", target_open_on="2027-01-11"))
    shown = manager.get(page(north, "1/")).content.decode()
    assert "Bram knows the rig and leaves his own team alone." in shown
    assert "Not considered" in shown
    assert "96,000 to 110,000" in shown
    assert "Open by 11 January 2027, start 1 March 2027" in shown
    assert "Backfill: somebody moved on" in shown


def test_a_split_by_page(north):
    with north.scope(north.manager):
        plan(north, seats=2)
    leader = north.client(north.ta_leader)
    halves = {
        "reason": "A senior leads; a graduate learns.", "seen": 1,
        "senior-title": "Senior", "senior-role_type": "Engineering", "senior-seats": 1, "senior-yearly_cost": 120_000,
        "junior-title": "", "junior-role_type": "Engineering", "junior-seats": 1, "junior-yearly_cost": 80_000,
    }  # fmt: skip
    assert leader.post(page(north, "1/split/"), halves).status_code == 422
    assert leader.post(page(north, "1/split/"), {**halves, "junior-title": "Junior"}).status_code == 302
    shown = leader.get(page(north, "1/")).content.decode()
    assert "Split into" in shown
    assert "Senior" in shown
    assert "Split in two levels. Ta Leader North" in shown
    assert "“A senior leads; a graduate learns.”" in shown
    with north.scope():
        assert PlanItem.objects.count() == 3


def test_who_may_see_and_decide(north, harbor):
    with north.scope(north.manager):
        propose(north)
        with north.scope():
            north.second_interviewer.role_set.create(role="hiring_manager", granted_at=MONDAY)
    assert north.client(north.second_interviewer).get(page(north, "1/")).status_code == 404
    assert north.client(north.interviewer).get(page(north)).status_code == 403
    assert harbor.client(harbor.finance).get(page(north, "1/")).status_code == 404
    assert harbor.client(harbor.finance).get(page(harbor, "1/")).status_code == 404
    vote = {"side": "finance", "decision": "open", "version": "1"}
    assert north.client(north.manager).post(page(north, "1/decide/"), vote).status_code == 403
    assert north.client(north.manager).post(page(north, "1/requisition/")).status_code == 403
    early = north.client(north.recruiter).post(page(north, "1/requisition/"))
    assert (early.status_code, "needs both approvals first" in early.content.decode()) == (409, True)
    with north.scope():
        assert not Requisition.objects.exists()


@pytest.mark.parametrize("path", ["", "1/"], ids=["in the list", "on the seat's page"])
def test_a_requisition_is_a_link_for_those_who_may_open_it_and_a_number_for_finance(north, path):
    with north.scope(north.recruiter):
        create_requisition(approve(north), act=north.act(north.recruiter))
    people = (north.recruiter, north.manager, north.finance)
    read = {each: north.client(each).get(page(north, path)).content.decode() for each in people}
    assert all("REQ\N{NON-BREAKING HYPHEN}1" in shown for shown in read.values())
    linked = [each for each, shown in read.items() if "/o/north/requisitions/1/" in shown]
    assert linked == [north.recruiter, north.manager]


@pytest.mark.filterwarnings("ignore")
def test_the_schema_describes_every_operation_once(tmp_path, capsys):
    call_command("spectacular", "--validate", "--file", str(tmp_path / "schema.yaml"))
    said = capsys.readouterr().err
    files = [f"requisitions/{room}/{name}.py" for room in ("api", "serializers") for name in OURS]
    about_us = [line for line in said.splitlines() if any(each in line for each in files)]
    # How a token authenticates is described for all doors in one place, not here.
    assert [line for line in about_us if "could not resolve authenticator" not in line] == []
