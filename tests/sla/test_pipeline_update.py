"""The manager reads every week how the search goes: each update begins the next week."""

import pytest

from hiring.ledger.actions import record
from hiring.ledger.models import Event
from hiring.tenancy.act import Act
from requisitions.actions.application import NotOpen
from requisitions.actions.pipeline_update import UpdateIncomplete, write_update
from requisitions.actions.requisition import STEPS
from sla.actions.rebuild import rebuild
from sla.actions.sweep import sweep
from sla.models import Commitment
from tests.requisitions.calling import Api
from tests.requisitions.running import run
from tests.sla.switching import standing, switch
from tests.sla.test_engine import AMSTERDAM, local

WORDS = "Two in the loop, one declined. We need the panel's time on Thursday."


@pytest.fixture
def requisition(north):
    """Opened on Monday the 9th at 10:00, with an update promised every five working days."""
    with north.scope():
        switch(north, "pipeline_update")
        made = run(north).requisition
        act = north.act(north.recruiter, local(9, 10))
        record("requisition_opened", made, act=act, thread=made, data=made.partners)
        yield made
        checked = rebuild(made, act=north.act(None, local(30, 9)), is_check=True)
        assert [each for each in checked.sentences if "breach" not in each] == []


def write(requisition, at, text=WORDS, by=None):
    return write_update(requisition, text=text, act=Act.live(by or requisition.recruiter, at))


def weeks():
    rows = Commitment.objects.filter(clause="pipeline_update").order_by("cycle")
    return [(row.due_at.astimezone(AMSTERDAM), row.outcome) for row in rows]


def test_each_update_begins_the_next_week(requisition):
    assert weeks() == [(local(16, 10), "")]
    write(requisition, local(13, 15))
    assert weeks() == [(local(16, 10), "met"), (local(20, 15), "")]


def test_a_week_without_one_is_broken_and_the_late_one_begins_the_next(north, requisition):
    sweep(north.organization.pk, now=local(16, 11))
    write(requisition, local(18, 9))
    assert weeks() == [(local(16, 10), "met_late"), (local(25, 9), "")]
    assert standing("pipeline_update") == [("Recruiter", "met_late", True), ("Recruiter", "", False)]


def test_the_same_words_again_are_a_second_click(requisition):
    assert write(requisition, local(13, 15)) == write(requisition, local(13, 15))
    assert Event.objects.filter(verb="pipeline_updated").count() == 1
    assert len(weeks()) == 2


def test_it_rests_while_the_requisition_does_and_ends_with_it(north, requisition):
    STEPS["hold"](requisition, act=north.act(north.recruiter, local(10, 10)))
    with pytest.raises(NotOpen):
        write(requisition, local(10, 11))
    STEPS["resume"](requisition, act=north.act(north.recruiter, local(17, 10)))
    assert weeks() == [(local(20, 10), "")]
    STEPS["cancel"](requisition, act=north.act(north.recruiter, local(18, 10)))
    assert weeks() == [(local(20, 10), "cancelled")]


def test_an_empty_one_says_nothing(requisition):
    with pytest.raises(UpdateIncomplete):
        write(requisition, local(13, 15), text="  ")


def test_the_page_and_the_program_write_it_and_a_stranger_finds_nothing(north, harbor, requisition, move_clock, client):
    move_clock(local(13, 15))
    address = "/o/north/requisitions/142/"
    browser = north.client(north.recruiter)
    assert "How the search goes" in browser.get(address).content.decode()
    assert browser.post(f"{address}updates/", {"text": WORDS}).status_code == 302
    seen = north.client(north.manager).get(address).content.decode()
    assert "Two in the loop" in seen
    assert 'name="text"' not in seen
    assert north.client(north.manager).post(f"{address}updates/", {"text": WORDS}).status_code == 403
    assert (
        harbor.client(harbor.recruiter).post("/o/harbor/requisitions/142/updates/", {"text": WORDS}).status_code == 404
    )
    line = "requisitions/142/updates/"
    assert Api(north, north.recruiter, client)(f"POST {line}", {"text": "A second one."}).status_code == 201
    told = Api(north, north.manager, client)(f"GET {line}").json()["results"]
    assert [each["text"] for each in told] == ["A second one.", WORDS]
    assert Api(harbor, harbor.recruiter, client)(f"GET {line}").status_code == 404
