"""Figures about roles beside a seat: typed, or brought as a table that is looked at before it counts."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hiring.ledger.models import Event
from hiring.tenancy.errors import Incomplete
from requisitions.actions.role_facts import SaidOtherwise, add_role_fact, import_role_facts
from requisitions.models import RoleFact
from requisitions.rules.role_facts import FactDraft
from tests.requisitions.agreeing import plan
from tests.requisitions.calling import Api
from tests.world import MONDAY

BAND = FactDraft("salary", "Engineering", "Pay survey", date(2026, 10, 1), low=80_000, high=105_000)
HEAD = "kind,role_type,source,as_of_on,low,high,text\n"
TABLE = HEAD + (
    "salary,Engineering,Pay survey,2026-10-01,80000,105000,\n"
    "internal,Engineering,Talent review,2026-11-02,2,,both ready in a year\n"
)


@pytest.fixture(autouse=True)
def on_monday(move_clock):
    move_clock(MONDAY)


def page(world, path):
    return f"/o/{world.slug}/plan/{path}"


def test_a_figure_is_written_once_and_never_changed(north, harbor):
    with north.scope(north.recruiter):
        act = north.act(north.recruiter)
        fact = add_role_fact(BAND, act=act)
        assert add_role_fact(BAND, act=act) == fact
        with pytest.raises(SaidOtherwise, match="another figure for 1 October 2026"):
            add_role_fact(FactDraft("salary", "Engineering", "Pay survey", date(2026, 10, 1), low=1, high=2), act=act)
        with pytest.raises(Incomplete, match="low and a high end"):
            add_role_fact(FactDraft("salary", "Engineering", "Other", date(2026, 10, 1), low=1), act=act)
        assert list(Event.objects.values_list("verb", "data")) == [("role_fact_added", {"kind": "salary"})]
    with harbor.scope(harbor.recruiter):
        assert not RoleFact.objects.exists()


def test_a_table_is_tried_then_taken_and_a_second_time_changes_nothing(north):
    with north.scope(north.recruiter):
        act = north.act(north.recruiter)
        tried = import_role_facts(TABLE, dry_run=True, act=act)
        assert (len(tried.new), tried.may_write, RoleFact.objects.count()) == (2, True, 0)
        assert import_role_facts(TABLE, dry_run=False, act=act).wrote
        again = import_role_facts(TABLE, dry_run=False, act=act)
        assert (again.wrote, again.known, RoleFact.objects.count()) == (False, 2, 2)
        assert [event.verb for event in Event.objects.all()] == ["role_facts_imported"]


def test_one_row_that_cannot_be_keeps_all_out(north):
    with north.scope(north.recruiter):
        act = north.act(north.recruiter)
        add_role_fact(BAND, act=act)
        other = HEAD + "salary,Engineering,Pay survey,2026-10-01,1,2,\nattrition,Sales,Payroll,2026-10-01,12,,\n"
        report = import_role_facts(other, dry_run=False, act=act)
        assert (report.wrote, [each.said for each in report.problems]) == (
            False,
            ["Pay survey said another figure of Engineering for 2026-10-01."],
        )
        assert RoleFact.objects.count() == 1


def test_by_page_typed_and_beside_the_seat(north, harbor):
    with north.scope(north.manager):
        plan(north)
    recruiter, where = north.client(north.recruiter), page(north, "1/evidence/")
    sent = {"kind": "salary", "low": "80000", "high": "", "source": "Pay survey", "as_of_on": "2026-10-01"}
    refused = recruiter.post(where, sent)
    assert (refused.status_code, "A salary band has a low and a high end." in refused.content.decode()) == (422, True)
    assert recruiter.post(where, {**sent, "high": "105000"}).url == page(north, "1/")
    shown = north.client(north.finance).get(page(north, "1/")).content.decode()
    assert "80,000 to 105,000 EUR a year" in shown
    assert "Pay survey, 1 Oct 2026" in shown
    assert north.client(north.finance).get(where).status_code == 403
    assert harbor.client(harbor.recruiter).get(page(harbor, "1/evidence/")).status_code == 404


def test_by_page_as_a_table_that_is_confirmed(north):
    recruiter, where = north.client(north.recruiter), page(north, "evidence/bring/")
    looked = recruiter.post(where, {"file": SimpleUploadedFile("figures.csv", TABLE.encode())})
    assert "Two figures new, salary band 1, internal candidates 1." in looked.content.decode()
    with north.scope():
        assert not RoleFact.objects.exists()
    assert recruiter.post(where, {"table": TABLE, "confirm": "yes"}).status_code == 302
    with north.scope():
        assert RoleFact.objects.count() == 2
    wrong = recruiter.post(where, {"table": TABLE + "mood,x,y,2026-10-01,,,z\n"})
    assert "<b>Row 4:</b> Choose one of salary" in wrong.content.decode()
    latin = recruiter.post(where, {"file": SimpleUploadedFile("figures.csv", "köln".encode("latin-1"))})
    assert (latin.status_code, "not UTF-8" in latin.content.decode()) == (422, True)
    nothing = recruiter.post(where, {})
    assert (nothing.status_code, nothing.content.decode().count("Choose a table.")) == (422, 1)
    assert north.client(north.interviewer).get(where).status_code == 403


def test_by_program(north, harbor, client):
    recruiter = Api(north, north.recruiter, client)
    band = {
        "kind": "salary",
        "role_type": "Engineering",
        "source": "Survey",
        "as_of_on": "2026-10-01",
        "low": 1,
        "high": 2,
    }
    assert recruiter("POST role-facts/", band).status_code == 201
    assert recruiter("POST role-facts/", {**band, "low": 2}).status_code == 409
    tried = recruiter("POST role-facts/table/", {"table": TABLE}).json()
    assert tried == {"new": 2, "known": 0, "wrote": False, "problems": []}
    assert recruiter("POST role-facts/table/", {"table": TABLE, "dry_run": False}).json()["wrote"]
    bad = recruiter("POST role-facts/table/", {"table": "kind", "dry_run": False})
    assert (bad.status_code, bad.json()["problems"][0]["row"]) == (422, 1)
    assert len(recruiter("GET role-facts/?kind=salary").json()["results"]) == 2
    assert Api(harbor, harbor.recruiter, client)("GET role-facts/").json()["results"] == []
    assert Api(north, north.finance, client)("POST role-facts/", band).status_code == 403
