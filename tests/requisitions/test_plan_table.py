"""The plan as a table: what leaves comes back unchanged, a row is a seat, and with one bad row nothing is written."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hiring.delivery.models import Message
from hiring.ledger.models import Event
from requisitions.actions.hiring_plan import HiringPlanDraft, create_hiring_plan
from requisitions.actions.plan import edit_plan_item, withdraw_plan_item
from requisitions.actions.plan_table import import_plan
from requisitions.models import PlanItem
from tests.requisitions.agreeing import approve, create, draft, plan, propose
from tests.requisitions.calling import Api
from tests.requisitions.sheets import cells, sheet
from tests.world import MONDAY


@pytest.fixture(autouse=True)
def on_monday(move_clock):
    move_clock(MONDAY)


def page(world, path):
    return f"/o/{world.slug}/plan/table/{path}"


def taken_out(world, who, query=""):
    answer = world.client(who).get(page(world, f"csv/{query}"))
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def table(rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def test_what_leaves_comes_back_as_it_was(north, harbor):
    with north.scope(north.manager):
        year = HiringPlanDraft("Legged platform", date(2027, 1, 1), date(2027, 12, 31), 1)
        year = create_hiring_plan(year, act=north.act(north.finance))
        approve(north, plan_id=year.pk, outcome="=SUM(A1) is what the rig says", cost_high=110_000)
        plan(north, title="Second", recruiter_id=None, upskill="It would take a year")
    rows = taken_out(north, north.manager)
    assert [(row["number"], row["version"], row["state"], row["plan_from"]) for row in rows] == [
        ("1", "1.0", "approved", "2027-01-01"),
        ("2", "1.0", "draft", ""),
    ]
    assert rows[0]["outcome"] == "'=SUM(A1) is what the rig says"
    with north.scope(north.manager):
        report = import_plan(table(rows), dry_run=False, act=north.act(north.manager))
        assert (report.same, report.new, report.changed, report.problems, report.wrote) == (2, 0, 0, (), False)
    assert taken_out(harbor, harbor.finance) == []


def test_a_trial_says_what_would_happen_and_writes_nothing(north):
    with north.scope(north.manager):
        propose(north)
        Message.objects.all().delete()
        told = Event.objects.count()
    [row] = taken_out(north, north.manager)
    new = {**row, "number": "", "version": "", "title": "One more"}
    rows = table([{**row, "seats": "3"}, new])
    with north.scope(north.manager):
        act = north.act(north.manager)
        tried = import_plan(rows, dry_run=True, act=act)
        assert (tried.new, tried.changed, tried.may_write, tried.wrote) == (1, 1, True, False)
        assert (PlanItem.objects.count(), Event.objects.count(), Message.objects.count()) == (1, told, 0)
        assert import_plan(rows, dry_run=False, act=act).wrote
        changed, added = PlanItem.objects.order_by("number")
        assert (changed.seats, changed.version, changed.state) == (3, 2, "proposed")
        assert (added.title, added.number, added.state) == ("One more", 2, "draft")
        assert Event.objects.filter(verb="plan_table_taken").get().data == {"number": 2}
        again = import_plan(rows, dry_run=False, act=act)
        assert (again.wrote, [each.row for each in again.problems]) == (False, [2]), "version 1.0 was changed meanwhile"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({"seats": "many"}, "seats: Write a whole number.", id="no number"),
        pytest.param({"target_start_on": "soon"}, "target_start_on: Write the day", id="no day"),
        pytest.param({"hiring_manager": "x@y.example"}, "Nobody here has the address", id="nobody"),
        pytest.param({"plan_from": "2030-01-01"}, "has no plan from 2030-01-01", id="no plan"),
        pytest.param({"number": "77"}, "There is no PLAN-77", id="no seat"),
        pytest.param({"reason": "why not"}, "choose one of new", id="no reason"),
        pytest.param({"automate": "no"}, "Automation: say why", id="ticked, not argued"),
        pytest.param({"cost_low": "999999"}, "outside its band", id="no band"),
        pytest.param({"outcome": "=1+1"}, "begins like a formula", id="a formula"),
        pytest.param({"version": "9"}, "changed it", id="another version"),
        pytest.param({"title": "x" * 121}, "The title has at most 120 characters.", id="too long"),
        pytest.param({"seats": "100"}, "Plan 1 to 99 seats.", id="too many"),
        pytest.param({"seats": "9" * 40}, "Plan 1 to 99 seats.", id="no number a table holds"),
        pytest.param({"cost_high": "10000001"}, "at most 10,000,000", id="too dear"),
    ],
)
def test_one_bad_row_keeps_all_out(north, change, said):
    with north.scope(north.manager):
        plan(north)
    [row] = taken_out(north, north.manager)
    good = {**row, "number": "", "version": "", "title": "Good"}
    with north.scope(north.manager):
        report = import_plan(table([good, {**row, **change}]), dry_run=False, act=north.act(north.manager))
        [problem] = report.problems
        assert (problem.row, said in problem.said, report.wrote) == (3, True, False)
        assert [item.title for item in PlanItem.objects.all()] == ["Controls Engineer North"]


def test_a_seat_that_no_longer_changes_keeps_no_other_from_coming_back(north):
    with north.scope(north.manager):
        plan(north)
        withdraw_plan_item(plan(north, title="Gone"), reason="Not now", act=north.act(north.manager))
        create(north, title="Made")
    first, *others = taken_out(north, north.manager)
    with north.scope(north.manager):
        act = north.act(north.manager)
        report = import_plan(table([{**first, "seats": "2"}, *others]), dry_run=False, act=act)
        assert (report.changed, report.same, report.problems, report.wrote) == (1, 2, (), True)
        gone = {**others[0], "title": "Back"}
        assert "PLAN-2 is withdrawn" in import_plan(table([gone]), dry_run=False, act=act).problems[0].said


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("title\n" + "x" * 140_000, id="a cell larger than a table holds"),
        pytest.param("title\rseats\r", id="lines that end as nobody ends them any more"),
    ],
)
def test_what_is_no_table_is_said_and_not_a_fault(north, text):
    manager = north.client(north.manager)
    tried = manager.post(page(north, ""), {"file": SimpleUploadedFile("plan.csv", text.encode())})
    assert (tried.status_code, "This table cannot be read." in tried.content.decode()) == (200, True)


def test_a_table_confirmed_twice_is_taken_in_once(north):
    with north.scope(north.manager):
        plan(north)
    [row] = taken_out(north, north.manager)
    new = {**row, "number": "", "version": "", "title": "One more"}
    rows = table([new, new])
    with north.scope(north.manager):
        for seconds, made in ((1, (2, 0)), (3, (0, 2))):
            act = north.act(north.manager, MONDAY + timedelta(seconds=seconds))
            report = import_plan(rows, dry_run=False, act=act)
            assert (report.new, report.same) == made
        assert PlanItem.objects.count() == 3, "two rows alike are two seats"


def test_somebody_elses_seat_is_not_there(north, harbor):
    with north.scope(north.manager):
        plan(north)
        north.second_interviewer.role_set.create(role="hiring_manager", granted_at=MONDAY)
    [row] = taken_out(north, north.manager)
    with north.scope(north.second_interviewer):
        report = import_plan(table([row]), dry_run=False, act=north.act(north.second_interviewer))
        assert [each.said for each in report.problems] == ["There is no PLAN-1. Leave the number empty for a new seat."]
    with harbor.scope(harbor.manager):
        report = import_plan(table([{**row, "number": ""}]), dry_run=False, act=harbor.act(harbor.manager))
        assert "Nobody here has the address" in report.problems[0].said


def test_as_a_workbook_and_narrowed_as_the_list_is(north):
    with north.scope(north.manager):
        plan(north, title="Draft seat")
        propose(north, title="Proposed seat")
    finance = north.client(north.finance)
    answer = finance.get(page(north, "xlsx/?state=proposed"))
    head, row = cells(answer.content)
    told = dict(zip(head, row, strict=True))
    assert (told["title"], told["yearly_cost"], told["number"]) == ("Proposed seat", 96_000, 2)
    assert finance.get(page(north, "pdf/")).status_code == 404
    assert north.client(north.interviewer).get(page(north, "csv/")).status_code == 403


def test_a_workbook_comes_back_in(north):
    with north.scope(north.manager):
        plan(north, outcome="=SUM(A1) is what the rig says", upskill="It would take\r\na year")
    manager = north.client(north.manager)
    file = manager.get(page(north, "xlsx/")).content
    tried = manager.post(page(north, ""), {"file": SimpleUploadedFile("plan.xlsx", file)}).content.decode()
    assert "No seats new, 0 changed, 1 as they are." in tried
    head, row = cells(file)
    told = {**dict(zip(head, row, strict=True)), "seats": 4, "target_start_on": date(2027, 5, 3)}
    changed = manager.post(page(north, ""), {"file": SimpleUploadedFile("plan.xlsx", sheet([head, [*told.values()]]))})
    assert "No seats new, 1 changed, 0 as they are." in changed.content.decode()
    carried = changed.context["form"].cleaned_data["table"]
    assert manager.post(page(north, ""), {"table": carried, "confirm": "yes"}).status_code == 302
    with north.scope():
        assert [(item.seats, item.target_start_on) for item in PlanItem.objects.all()] == [(4, date(2027, 5, 3))]
    broken = manager.post(page(north, ""), {"file": SimpleUploadedFile("plan.xlsx", file[:900])})
    assert (broken.status_code, "This workbook cannot be read." in broken.content.decode()) == (422, True)


def test_by_page_tried_and_confirmed(north):
    with north.scope(north.manager):
        item = plan(north)
        edit_plan_item(item, draft(north, title="Gait"), seen_version=1, act=north.act(north.manager))
    manager = north.client(north.manager)
    [row] = taken_out(north, north.manager)
    assert row["version"] == "1.1"
    rows = table([{**row, "seats": "2"}])
    tried = manager.post(page(north, ""), {"file": SimpleUploadedFile("plan.csv", rows.encode())}).content.decode()
    assert "No seats new, 1 changed, 0 as they are." in tried
    assert "<b>Row 2:</b> Gait, changed" in tried
    assert manager.post(page(north, ""), {"table": rows, "confirm": "yes"}).status_code == 302
    with north.scope():
        assert PlanItem.objects.get().seats == 2
    second = manager.post(page(north, ""), {"table": rows, "confirm": "yes"})
    assert (second.status_code, "<b>Row 2:</b> Manager changed it" in second.content.decode()) == (422, True)
    assert north.client(north.finance).get(page(north, "")).status_code == 403


def test_by_program(north, client):
    with north.scope(north.manager):
        plan(north)
    [row] = taken_out(north, north.manager)
    manager = Api(north, north.manager, client)
    tried = manager("POST plan-items/table/", {"table": table([{**row, "seats": "2"}])}).json()
    assert (tried["changed"], tried["wrote"], tried["taken"][0]["what"]) == (1, False, "changed")
    done = manager("POST plan-items/table/", {"table": table([{**row, "seats": "2"}]), "dry_run": False})
    assert (done.status_code, done.json()["wrote"]) == (200, True)
    assert manager("POST plan-items/table/", {"table": table([row]), "dry_run": False}).status_code == 422
    assert Api(north, north.finance, client)("POST plan-items/table/", {"table": "x"}).status_code == 403
