"""The commitments board: whose promises are shown to whom, and whose pages are open to them."""

import re
from datetime import timedelta

import pytest

from sla.actions.sweep import sweep
from sla.models import Commitment
from tests.requisitions.running import run
from tests.sla.test_engine import hold, local, two_missed_debriefs
from tests.world import MONDAY

MISSED = local(13, 9)


def test_a_name_on_the_board_is_a_link_to_a_page_that_its_reader_may_open(north, move_clock):
    two_missed_debriefs(north)
    sweep(north.organization.pk, now=MISSED)
    move_clock(MISSED)
    page = f"/o/north/commitments/people/{north.manager.pk}/"
    boards = {
        each: north.client(each).get("/o/north/commitments/?requisition=142").content.decode()
        for each in (north.manager, north.recruiter, north.ta_leader)
    }
    assert all(north.manager.name in board for board in boards.values())
    assert [each for each, board in boards.items() if page in board] == [north.manager, north.ta_leader]
    opened = {each: north.client(each).get(page).status_code for each in boards}
    assert opened == {north.manager: 200, north.recruiter: 404, north.ta_leader: 200}


def test_both_sides_are_two_and_who_interviews_is_a_line_that_opens(north, move_clock):
    move_clock(MONDAY)
    with north.scope(north.recruiter):
        running = run(north)
        application = running.apply("Chen Wu", days=-30)
        for side, owner in (("manager", north.manager), ("interviewer", north.interviewer)):
            Commitment.objects.create(
                clause="feedback", subject_type="application", subject_id=owner.pk, owner=owner, side=side,
                beneficiary=north.recruiter, requisition=running.requisition, application=application, origin="live",
                clock="elapsed", anchored_at=MONDAY - timedelta(days=2), due_at=MONDAY - timedelta(hours=1),
            )  # fmt: skip
    browser = north.client(north.ta_leader)
    board = browser.get("/o/north/commitments/").content.decode()
    assert north.manager.name in board
    assert north.interviewer.name not in board
    assert "<b>Interviewers:</b> one person, 0 of 1 kept, one late and still owed." in board
    assert '<a href="?side=interviewer">Show them</a>' in board
    shown = browser.get("/o/north/commitments/?side=interviewer").content.decode()
    assert north.interviewer.name in shown
    assert "Show them" not in shown
    assert "Scorecard" in shown
    assert north.interviewer.name in browser.get("/o/north/commitments/?requisition=142").content.decode()
    assert north.interviewer.name in north.client(north.interviewer).get("/o/north/commitments/").content.decode()


def test_by_due_time_shows_who_owes_what_and_how_much_of_the_time_is_gone(north, harbor, move_clock):
    with north.scope():
        hold(north, run(north).apply("Nadia Kowalczyk", days=-30), at=local(20, 13))
    move_clock(local(23, 2))
    page = "/o/north/commitments/due/"
    seen = {each: north.client(each).get(page).content.decode() for each in (north.ta_leader, north.interviewer)}
    assert "Nothing is overdue; one due within a day, one within a week, none later." in seen[north.ta_leader]
    # Friday 14:00 to Monday 14:00 is 24 hours on working days, and ten of them were Friday's.
    assert re.findall(r">(\d+)%</span>", seen[north.ta_leader]) == ["50", "25"]
    assert (seen[north.interviewer].count("<progress"), seen[north.ta_leader].count("<progress")) == (1, 2)
    move_clock(local(24, 9))
    late = north.client(north.ta_leader).get(f"{page}?side=interviewer").content.decode()
    assert "One promise is overdue, " in late
    assert re.findall(r">(\d+)%</span>", late) == ["100"]
    assert (
        "Nothing runs that fits" in harbor.client(harbor.ta_leader).get("/o/harbor/commitments/due/").content.decode()
    )


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("side=manager", 1),
        ("clause=feedback", 1),
        ("requisition=142", 2),
        ("requisition=7", 0),
        ("person=nonsense&side=nonsense&clause=nonsense&requisition=nonsense", 2),
    ],
)
def test_by_due_time_is_narrowed_by_its_address(north, move_clock, query, number):
    with north.scope():
        hold(north, run(north).apply("Nadia Kowalczyk", days=-30), at=local(20, 13))
    move_clock(local(23, 2))
    leader = north.client(north.ta_leader)
    assert leader.get(f"/o/north/commitments/due/?{query}").content.decode().count("<progress") == number
    one = f"/o/north/commitments/due/?person={north.interviewer.pk}"
    assert leader.get(one).content.decode().count("<progress") == 1
