"""Home: what is due from the reader in full, what is owed to them with the first ten and a way to all."""

import re
from datetime import timedelta

import pytest

from sla.actions.sweep import sweep
from sla.models import Commitment
from tests.requisitions.running import run
from tests.sla.opened import OPENED
from tests.sla.test_engine import two_missed_debriefs
from tests.world import MONDAY, harbor, north

__all__ = ["harbor", "north"]


def promised(running, n, *, owner, other):
    application = running.apply(f"Candidate{n} North", days=-30)
    return Commitment.objects.create(
        clause="feedback", subject_type="application", subject_id=application.pk, owner=owner, beneficiary=other,
        side="manager", requisition=running.requisition, application=application, origin="live", clock="elapsed",
        anchored_at=MONDAY - timedelta(days=2), due_at=MONDAY + timedelta(hours=n),
    )  # fmt: skip


@pytest.fixture
def home(north, move_clock):
    """The recruiter's home page, where the manager owes twelve things and the recruiter eleven."""
    move_clock(MONDAY)
    with north.scope():
        running = run(north)
        for n in range(12):
            promised(running, n, owner=north.manager, other=north.recruiter)
        for n in range(12, 23):
            promised(running, n, owner=north.recruiter, other=north.manager)
    browser = north.client(north.recruiter)
    return lambda query="": browser.get(f"/o/north/{query}").content.decode()


def test_everything_due_from_the_reader_is_there_and_the_first_ten_owed_to_them(home):
    page = home()
    assert [int(n) for n in re.findall(r"Your scorecard for Candidate(\d+)", page)] == list(range(12, 23))
    assert [int(n) for n in re.findall(r"Candidate(\d+) North hears from us after it\. REQ‑142</p>", page)] == list(
        range(10)
    )
    assert "12 open" in page
    assert "Others owe you twelve things." in page


def test_all_that_is_owed_is_one_link_away(home):
    assert '<a href="?owed=all">All 12</a>' in home()
    page = home("?owed=all")
    assert page.count("data-nudge") == 12
    assert "All 12" not in page


def test_whoever_oversees_reads_how_both_sides_stand_and_which_cases_are_open(north, harbor, move_clock):
    two_missed_debriefs(north)
    sweep(north.organization.pk, now=OPENED)
    move_clock(OPENED)
    page = north.client(north.chro).get("/o/north/").content.decode()
    assert "How both sides keep their word" in page
    assert re.search(r'Hiring managers</th>.*?Late and still owed">2<', page, re.DOTALL)
    assert "CASE‑1" in page
    assert "How both sides keep their word" not in north.client(north.interviewer).get("/o/north/").content.decode()
    assert "CASE" not in north.client(north.manager).get("/o/north/").content.decode()
    assert "CASE" not in harbor.client(harbor.chro).get("/o/harbor/").content.decode()
