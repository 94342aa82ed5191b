"""Leave with a delegate: promises go there and come back, the table and the ledger agreeing all the time."""

from datetime import date
from email.header import decode_header, make_header

import pytest

from hiring.delivery.actions import relay
from hiring.delivery.models import Message
from sla.actions.leave import approve_leave, ask_leave, withdraw_leave
from sla.actions.rebuild import rebuild
from sla.actions.reminders import is_true
from sla.actions.sweep import sweep
from sla.models import Commitment, CommitmentEvent
from tests.requisitions.running import run
from tests.sla.test_engine import hold, local

HELD_AT, DUE = local(23, 10), local(25, 11)  # an interview takes an hour
FIRST, LAST = date(2026, 11, 24), date(2026, 11, 24)


@pytest.fixture
def owed(north, move_clock):
    """The manager owes a debrief by Wednesday at ten."""
    move_clock(HELD_AT)
    with north.scope(north.manager):
        hold(north, run(north).apply("Nadia Kowalczyk", days=-10), at=HELD_AT)
        yield north


def away(world, first_on=FIRST, last_on=LAST, at=HELD_AT):
    leave = ask_leave(
        world.manager, first_on=first_on, last_on=last_on, delegate=world.recruiter, act=world.act(world.manager, at)
    )
    return approve_leave(leave, act=world.act(world.ta_leader, at))


def debrief():
    return Commitment.objects.get(clause="debrief")


def differences(world, at):
    row = debrief()
    return rebuild(row.requisition, act=world.act(None, at), is_check=True).sentences


def test_called_off_what_is_open_comes_back_at_once(owed):
    leave = away(owed, first_on=HELD_AT.date())
    assert (debrief().owner, debrief().delegated_from) == (owed.recruiter, owed.manager)
    withdraw_leave(leave, act=owed.act(owed.manager, local(23, 12)))
    assert (debrief().owner, debrief().delegated_from, debrief().due_at) == (owed.manager, None, DUE)
    assert differences(owed, local(23, 12)) == ()
    told = CommitmentEvent.objects.filter(commitment=debrief(), kind__in=["delegated", "handed_back"])
    assert list(told.values_list("kind", "step")) == [("delegated", 0), ("handed_back", 1)]


def test_when_the_leave_ends_it_comes_back_by_itself(owed):
    away(owed)
    for now, owner in [(local(24, 1), owed.recruiter), (local(25, 1), owed.manager)]:
        sweep(owed.organization.pk, now=now)
        assert debrief().owner == owner
        assert differences(owed, now) == ()
    sweep(owed.organization.pk, now=local(25, 12))
    assert (debrief().owner, debrief().breached_at) == (owed.manager, DUE)


def test_what_a_delegate_let_become_overdue_is_their_miss(owed):
    away(owed, last_on=date(2026, 11, 26))
    for now in (local(24, 1), local(25, 12), local(27, 1)):
        sweep(owed.organization.pk, now=now)
        assert differences(owed, now) == ()
    assert (debrief().owner, debrief().breached_at) == (owed.recruiter, DUE)


def test_a_reminder_does_not_leave_to_who_has_it_no_more(owed):
    leave = away(owed, first_on=HELD_AT.date(), last_on=date(2026, 11, 26))
    sweep(owed.organization.pk, now=local(25, 9, 5))
    reminders = Message.objects.filter(kind="reminder", subject_id=debrief().pk, recipient=owed.recruiter)
    assert reminders.exists()
    withdraw_leave(leave, act=owed.act(owed.manager, local(25, 9, 10)))
    assert not any(map(is_true, reminders))


def test_the_delegate_hears_of_it_once_and_can_open_what_it_speaks_of(owed, post_office):
    away(owed, first_on=HELD_AT.date())
    relay(owed.organization.pk, now=local(23, 12))
    row = debrief()
    for _ in range(2):
        sweep(owed.organization.pk, now=local(23, 13))
    relay(owed.organization.pk, now=local(23, 13))
    [mail] = [each for each in post_office.taken if owed.recruiter.email in each["To"]]
    subject = str(make_header(decode_header(mail["Subject"])))
    assert subject.startswith("For Manager North: One candidate waits for the debrief on REQ-142, due ")
    assert "is away: it is yours" in mail.get_payload()[0].get_payload(decode=True).decode()
    assert owed.client(owed.recruiter).get(f"/o/north/applications/{row.subject_id}/debrief/").status_code == 200


def test_it_does_not_leave_when_the_promise_is_back_before(owed):
    leave = away(owed, first_on=HELD_AT.date())
    told = Message.objects.filter(kind="handed_over")
    assert [is_true(each) for each in told] == [True]
    withdraw_leave(leave, act=owed.act(owed.manager, local(23, 12)))
    assert [is_true(each) for each in told] == [False]
