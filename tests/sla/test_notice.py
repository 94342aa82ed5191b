"""An interview that the manager's side calls off within a day of its start is a broken promise at once."""

import pytest

from hiring.ledger.models import Event
from requisitions.actions.interview import Cause, Slot, cancel, reschedule, schedule
from sla.actions.rebuild import rebuild
from sla.actions.sweep import sweep
from sla.models import Commitment
from tests.requisitions.running import run
from tests.sla.switching import standing, switch
from tests.sla.test_engine import local

WEDNESDAY, FRIDAY = (Slot(local(day, 14), local(day, 15), "Room 4") for day in (25, 27))
BUSY = Cause("interviewer_conflict", side="manager")


@pytest.fixture
def interview(north):
    with north.scope():
        switch(north, "notice")
        running = run(north)
        yield schedule(
            running.apply("Nadia Kowalczyk", days=-10), stage=running.stages["Technical"], slot=WEDNESDAY,
            interviewers=[north.manager], act=running.act(),
        )  # fmt: skip
        checked = rebuild(running.requisition, act=north.act(None, local(30, 9)), is_check=True)
        assert checked.sentences == ()


def test_called_off_within_a_day_it_is_missed_at_the_last_moment_in_time(north, interview):
    for _ in range(2):
        cancel(interview, why=BUSY, act=north.act(north.manager, local(25, 9)))
    assert standing("notice") == [("Manager", "missed", True)]
    row = Commitment.objects.get(clause="notice")
    assert (row.breached_at, row.closed_at) == (local(24, 14), local(25, 9))
    assert Event.objects.filter(verb="promise_broken", data__clause="notice").count() == 1


def test_a_day_ahead_it_is_nobodys_fault(north, interview):
    cancel(interview, why=BUSY, act=north.act(north.manager, local(24, 14)))
    assert standing("notice") == []


def test_what_the_recruiter_calls_off_is_not_the_managers(north, interview):
    cancel(interview, why=Cause("company_room", side="recruiter"), act=north.act(north.recruiter, local(25, 9)))
    assert standing("notice") == []


def test_moved_late_and_moved_late_again_are_two(north, interview):
    moved = reschedule(interview, slot=FRIDAY, why=BUSY, act=north.act(north.manager, local(25, 9)))
    cancel(moved, why=BUSY, act=north.act(north.manager, local(27, 9)))
    assert standing("notice") == [("Manager", "missed", True), ("Manager", "missed", True)]


def test_the_sweep_has_nothing_to_say_about_it(north, interview):
    cancel(interview, why=BUSY, act=north.act(north.manager, local(25, 9)))
    sweep(north.organization.pk, now=local(26, 9))
    assert standing("notice") == [("Manager", "missed", True)]


def test_both_sides_read_that_it_was_missed(north, interview, move_clock):
    cancel(interview, why=BUSY, act=north.act(north.manager, local(25, 9)))
    move_clock(local(25, 10))
    row = Commitment.objects.get(clause="notice")
    for member in (north.manager, north.recruiter):
        assert "Missed" in north.client(member).get(f"/o/north/commitments/{row.pk}/").content.decode()
    assert (
        "Notice before an interview is called off"
        in north.client(north.manager).get("/o/north/record/").content.decode()
    )


def test_elsewhere_nobody_promised_it(harbor):
    with harbor.scope():
        running = run(harbor)
        made = schedule(
            running.apply("Sam Lee", days=-10), stage=running.stages["Technical"], slot=WEDNESDAY,
            interviewers=[harbor.manager], act=running.act(),
        )  # fmt: skip
        cancel(made, why=BUSY, act=harbor.act(harbor.manager, local(25, 9)))
        assert standing("notice") == []
