"""An interviewer says before the interview that they have read its kit; a candidate never meets somebody unprepared."""

import pytest

from hiring.delivery.models import Message
from hiring.ledger.models import Event
from hiring.tenancy.errors import NotYours
from requisitions.actions.interview import Cause, InterviewOver, Slot, cancel, hold, reschedule, schedule
from requisitions.actions.panel import add_seat, confirm_preparation, remove_seat
from sla.actions.rebuild import rebuild
from sla.actions.sweep import sweep
from sla.models import Commitment
from tests.requisitions.calling import Api
from tests.requisitions.running import run
from tests.sla.switching import standing, switch
from tests.sla.test_engine import AMSTERDAM, local

WEDNESDAY, FRIDAY = (Slot(local(day, 14), local(day, 15), "Room 4") for day in (25, 27))
ROOM = Cause("company_room", side="recruiter")


@pytest.fixture
def interview(north):
    """Interviewer and second interviewer meet the candidate on Wednesday the 25th at 14:00; it is Monday morning."""
    with north.scope():
        switch(north, "preparation")
        running = run(north)
        yield schedule(
            running.apply("Nadia Kowalczyk", days=-10), stage=running.stages["Technical"], slot=WEDNESDAY,
            interviewers=[north.interviewer, north.second_interviewer], act=running.act(),
        )  # fmt: skip
        checked = rebuild(running.requisition, act=north.act(None, local(30, 9)), is_check=True)
        assert [each for each in checked.sentences if "breach" not in each] == []


def due_of(member):
    rows = Commitment.objects.filter(clause="preparation", owner=member)
    return [(row.due_at.astimezone(AMSTERDAM), row.generation, row.outcome) for row in rows]


def test_it_is_due_when_the_interview_begins_and_kept_by_saying_so(north, interview):
    assert due_of(north.interviewer) == [(local(25, 14), 0, "")]
    seat = confirm_preparation(interview, act=north.act(north.interviewer, local(24, 17)))
    assert seat.prepared_at == local(24, 17)
    again = confirm_preparation(interview, act=north.act(north.interviewer, local(25, 9)))
    assert again.prepared_at == local(24, 17)
    assert Event.objects.filter(verb="preparation_confirmed").count() == 1
    assert standing("preparation") == [("Interviewer", "met", False), ("Second Interviewer", "", False)]


def test_another_time_moves_it_for_those_who_have_not_read_it_yet(north, interview):
    confirm_preparation(interview, act=north.act(north.interviewer, local(24, 17)))
    reschedule(interview, slot=FRIDAY, why=ROOM, act=north.act(north.recruiter, local(24, 18)))
    assert due_of(north.interviewer) == [(local(25, 14), 0, "met")]
    assert due_of(north.second_interviewer) == [(local(27, 14), 1, "")]


def test_two_times_on_one_day_are_reminded_of_each(north, interview):
    """The reminders of the first time say nothing of the second; one for each day would swallow them."""
    later = Slot(local(25, 16), local(25, 17), "Room 4")
    sweep(north.organization.pk, now=local(25, 10))
    with north.scope():
        reminded = Message.objects.filter(kind="reminder", recipient=north.second_interviewer)
        before = reminded.count()
        reschedule(interview, slot=later, why=ROOM, act=north.act(north.recruiter, local(25, 10, 30)))
    sweep(north.organization.pk, now=local(25, 15))
    with north.scope():
        assert (before, reminded.count()) == (1, 2)
        assert set(reminded.values_list("generation", flat=True)) == {0, 1}


def test_called_off_it_falls_away(north, interview):
    cancel(interview, why=ROOM, act=north.act(north.recruiter, local(24, 18)))
    assert standing("preparation") == [("Interviewer", "cancelled", False), ("Second Interviewer", "cancelled", False)]


def test_whoever_joins_the_panel_prepares_and_whoever_leaves_does_not(north, interview):
    add_seat(interview, north.manager, act=north.act(north.recruiter, local(24, 9)))
    remove_seat(interview.seats.get(member=north.interviewer), act=north.act(north.recruiter, local(24, 10)))
    assert due_of(north.interviewer) == [(local(25, 14), 0, "cancelled")]
    assert due_of(north.manager) == [(local(25, 14), 0, "")]
    assert Commitment.objects.get(clause="preparation", owner=north.manager).side == "manager"


def test_met_unprepared_it_stays_missed_and_nobody_is_asked_any_more(north, interview):
    confirm_preparation(interview, act=north.act(north.interviewer, local(24, 17)))
    sweep(north.organization.pk, now=local(25, 14, 30))
    hold(interview, act=north.act(north.recruiter, local(25, 16)))
    assert standing("preparation") == [("Interviewer", "met", False), ("Second Interviewer", "missed", True)]
    with pytest.raises(InterviewOver):
        confirm_preparation(interview, act=north.act(north.second_interviewer, local(25, 17)))


def test_said_while_it_runs_it_is_kept_late(north, interview):
    confirm_preparation(interview, act=north.act(north.interviewer, local(25, 14, 5)))
    hold(interview, act=north.act(north.recruiter, local(25, 16)))
    assert standing("preparation")[0] == ("Interviewer", "met_late", True)


def test_nobody_says_it_for_another(north, interview):
    with pytest.raises(NotYours):
        confirm_preparation(interview, act=north.act(north.recruiter, local(24, 17)))


def test_the_page_and_the_program_say_it_and_a_stranger_finds_nothing(north, harbor, interview, move_clock, client):
    move_clock(local(24, 17))
    address = f"/o/north/interviews/{interview.pk}/"
    browser = north.client(north.interviewer)
    assert "I have read the kit" in browser.get(address).content.decode()
    assert browser.post(f"{address}prepared/").status_code == 302
    page = browser.get(address).content.decode()
    assert "I have read the kit" not in page
    assert "Has read the kit" in page
    assert north.client(north.recruiter).post(f"{address}prepared/").status_code == 403
    assert harbor.client(harbor.interviewer).post(f"{address}prepared/").status_code == 404
    line = f"POST interviews/{interview.pk}/prepared/"
    assert Api(north, north.second_interviewer, client)(line).json()["prepared_at"][:16] == "2026-11-24T17:00"
    assert Api(harbor, harbor.interviewer, client)(line).status_code == 404
