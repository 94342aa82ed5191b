"""Leave: asked for, approved by somebody else, on record for whoever moves the promises, and called off."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from hiring.ledger.models import Event
from hiring.tenancy.access import Role
from hiring.tenancy.actions.people import change_roles, deactivate
from hiring.tenancy.errors import NotYours
from hiring.tenancy.models import Member
from sla.actions.delegates import WrongDelegate
from sla.actions.leave import (
    LeaveOverlaps,
    LeaveSettled,
    NoSuchLeave,
    approve_leave,
    ask_leave,
    decline_leave,
    withdraw_leave,
)
from sla.models import Leave
from tests.world import MONDAY

FIRST, LAST = date(2026, 12, 7), date(2026, 12, 11)


@pytest.fixture(autouse=True)
def _monday(move_clock):
    move_clock(MONDAY)


def ask(world, first_on=FIRST, last_on=LAST, *, by=None, delegate="recruiter"):
    named = delegate and getattr(world, delegate)
    return ask_leave(
        world.manager, first_on=first_on, last_on=last_on, delegate=named, act=world.act(by or world.manager)
    )


def told(verb):
    return [event.data for event in Event.objects.filter(verb=verb)]


def facts(world, **others):
    return {
        "member": str(world.manager.pk),
        "delegate": str(world.recruiter.pk),
        "first_on": "2026-12-07",
        "last_on": "2026-12-11",
        "begins_at": "2026-12-06T23:00:00+00:00",
        "ends_at": "2026-12-11T23:00:00+00:00",
        **others,
    }


def test_approved_leave_is_on_record_with_its_delegate_once(north):
    with north.scope():
        leave = ask(north)
        for _ in range(2):
            approve_leave(leave, act=north.act(north.ta_leader))
        leave.refresh_from_db()
        assert (leave.state, leave.approved_by) == ("approved", north.ta_leader)
        assert told("leave_asked") == told("leave_approved") == [facts(north)]


def test_who_enters_somebody_elses_leave_has_approved_it(north):
    with north.scope():
        leave = ask(north, by=north.admin, delegate=None)
        assert (leave.state, leave.approved_by) == ("approved", north.admin)
        assert told("leave_approved") == [facts(north, delegate=None)]


def test_nobody_approves_their_own_by_action_or_in_the_table(north):
    with north.scope():
        leave = ask(north)
        for verb in (approve_leave, decline_leave):
            with pytest.raises(NotYours):
                verb(leave, act=north.act(north.manager))
        with pytest.raises(IntegrityError, match="nobody_approves_their_own_leave"), transaction.atomic():
            Leave.objects.update(approved_by=north.manager)
        with pytest.raises(IntegrityError, match="nobody_is_their_own_delegate"), transaction.atomic():
            Leave.objects.update(delegate=north.manager)
        connection.check_constraints()


def test_asked_twice_it_is_one_and_days_that_overlap_are_refused(north):
    with north.scope():
        assert ask(north) == ask(north)
        with pytest.raises(LeaveOverlaps):
            ask(north, LAST, date(2026, 12, 14))
        withdraw_leave(Leave.objects.get(), act=north.act(north.manager))
        assert ask(north, LAST, date(2026, 12, 14)).state == "asked"


@pytest.mark.parametrize(
    ("first_on", "last_on", "says"),
    [
        (LAST, FIRST, "before the first"),
        (date(2026, 11, 2), date(2026, 11, 22), "are over"),
        (FIRST, date(2027, 12, 31), "more than a year"),
    ],
)
def test_days_that_cannot_be_meant_are_refused(north, first_on, last_on, says):
    with north.scope(), pytest.raises(NoSuchLeave, match=says):
        ask(north, first_on, last_on)


def test_a_delegate_is_somebody_else_who_is_here(north):
    with north.scope():
        with pytest.raises(WrongDelegate, match="Somebody else"):
            ask(north, delegate="manager")
        away = ask_leave(north.recruiter, first_on=LAST, last_on=LAST, delegate=None, act=north.act(north.recruiter))
        leave = ask(north)
        approve_leave(away, act=north.act(north.admin))
        with pytest.raises(WrongDelegate, match="is away"):
            approve_leave(leave, act=north.act(north.ta_leader))
        deactivate(north.second_interviewer, act=north.act(north.admin))
        north.second_interviewer.refresh_from_db()
        with pytest.raises(WrongDelegate, match="has left"):
            ask(north, date(2027, 1, 4), date(2027, 1, 4), delegate="second_interviewer")


@pytest.mark.parametrize(
    ("away", "delegate", "beyond"),
    [("manager", "interviewer", "Debrief after the loop"), ("recruiter", "manager", "Slate of qualified candidates")],
)
def test_a_delegate_could_keep_what_they_take_over(north, away, delegate, beyond):
    """Somebody who is sent a promise, and a page that says 404, is worse off than with a promise that rests."""
    member, to = getattr(north, away), getattr(north, delegate)
    with north.scope(), pytest.raises(WrongDelegate, match=f"{to.name} could not keep .*{member.name}: {beyond}"):
        ask_leave(member, first_on=FIRST, last_on=LAST, delegate=to, act=north.act(member))
    with north.scope(), pytest.raises(WrongDelegate, match=r"Name a Recruiter or TA leader, or nobody"):
        ask_leave(member, first_on=FIRST, last_on=LAST, delegate=to, act=north.act(member))


def test_a_peer_who_does_not_see_the_hires_could_not_keep_them(north):
    with north.scope():
        change_roles(north.second_interviewer, [Role.HIRING_MANAGER], act=north.act(north.admin))
        peer = Member.objects.get(pk=north.second_interviewer.pk)
        assert peer.may("debriefs.hold")
        with pytest.raises(WrongDelegate, match="could not keep"):
            ask_leave(north.manager, first_on=FIRST, last_on=LAST, delegate=peer, act=north.act(north.manager))


def test_whose_promises_all_rest_may_name_anybody(north):
    with north.scope():
        asked = ask_leave(
            north.interviewer, first_on=FIRST, last_on=LAST, delegate=north.second_interviewer,
            act=north.act(north.interviewer),
        )  # fmt: skip
        assert asked.delegate == north.second_interviewer


def test_declined_or_called_off_it_cannot_be_approved_any_more(north):
    with north.scope():
        declined = decline_leave(ask(north), act=north.act(north.ta_leader))
        with pytest.raises(LeaveSettled, match="declined"):
            approve_leave(declined, act=north.act(north.ta_leader))
        with pytest.raises(LeaveSettled):
            withdraw_leave(declined, act=north.act(north.manager))
        leave = approve_leave(ask(north), act=north.act(north.ta_leader))
        for _ in range(2):
            withdraw_leave(leave, act=north.act(north.manager))
        assert told("leave_withdrawn") == [facts(north, was_approved=True)]
        assert told("leave_declined") == [facts(north, was_approved=False)]


def test_leave_is_asked_for_on_ones_own_page_and_decided_on_the_list(north, harbor):
    own = f"/o/north/people/{north.manager.pk}/leave/"
    typed = {"first_on": "2026-12-07", "last_on": "2026-12-11", "delegate": str(north.recruiter.pk)}
    manager, leader = north.client(north.manager), north.client(north.ta_leader)
    for _ in range(2):
        assert manager.post(own, typed).status_code == 302
    with north.scope():
        leave = Leave.objects.get()
    decision, withdrawal = (f"/o/north/leave/{leave.pk}/{verb}/" for verb in ("decision", "withdraw"))
    assert "Manager North" in leader.get("/o/north/leave/").content.decode()
    assert manager.post(decision, {"decision": "approve"}).status_code == 403
    assert north.client(north.recruiter).post(own, typed).status_code == 403
    assert north.client(north.recruiter).post(withdrawal).status_code == 403
    assert manager.get("/o/north/leave/").status_code == 403
    assert harbor.client(harbor.ta_leader).post(decision.replace("north", "harbor")).status_code == 404
    assert leader.post(decision, {"decision": "approve"}).status_code == 302
    assert "Approved by Ta Leader North" in manager.get(f"/o/north/people/{north.manager.pk}/hours/").content.decode()
    assert manager.post(withdrawal).status_code == 302
    assert leader.post(decision, {"decision": "approve"}).status_code == 302
    assert "called off meanwhile" in leader.get("/o/north/leave/").content.decode()
    with north.scope():
        leave.refresh_from_db()
        assert leave.state == "withdrawn"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"first_on": "2026-12-11", "last_on": "2026-12-07"}, "before the first"),
        ({"first_on": "soon", "last_on": "2026-12-07"}, "valid date"),
        ({"first_on": "2026-12-07", "last_on": "2026-12-07", "delegate": "theirs"}, "valid choice"),
    ],
)
def test_leave_that_cannot_be_meant_is_refused_where_it_was_typed(north, harbor, typed, says):
    typed = {**typed, **({"delegate": str(harbor.recruiter.pk)} if typed.get("delegate") else {})}
    answer = north.client(north.manager).post(f"/o/north/people/{north.manager.pk}/leave/", typed)
    assert answer.status_code == 422
    assert says in answer.content.decode()
