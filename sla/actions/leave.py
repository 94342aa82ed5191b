"""Being away: asked for, approved by somebody else, called off. What it does to promises follows from the record."""

from datetime import date

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, NotYours, Refused
from hiring.tenancy.models import Member
from sla.actions.delegates import check_delegate
from sla.models import Leave
from sla.rules.calendar import MIDNIGHT
from sla.rules.walltime import opening_instant, wall
from sla.rules.worktime import end_of_date

LONGEST_IN_DAYS = 366


class NoSuchLeave(Incomplete):
    """Days that cannot be meant: over already, backwards, longer than a year."""


class LeaveOverlaps(Refused):
    """The person has leave on one of these days."""


class LeaveSettled(Refused):
    """It was declined or called off; nothing can be decided about it any more."""


@transaction.atomic
def ask_leave(member: Member, *, first_on: date, last_on: date, delegate: Member | None, act: Act) -> Leave:
    """Ask for leave; who enters somebody else's has approved it thereby.

    Asked twice, it is one. Raises ``NoSuchLeave``, ``WrongDelegate`` and ``LeaveOverlaps``.
    """
    # One person's leave is asked for one at a time: two clicks at once see each other.
    Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    standing = Leave.objects.standing().filter(member=member)
    same = standing.filter(first_on=first_on, last_on=last_on, delegate=delegate).first()
    if same:
        return same
    _check_days(member, first_on, last_on, act)
    if standing.touching(first_on, last_on).exists():
        raise LeaveOverlaps("There is leave on some of these days already. Call that off first.")
    check_delegate(member, delegate, first_on, last_on)
    leave = Leave.objects.create(
        member=member, first_on=first_on, last_on=last_on, delegate=delegate, asked_at=act.recorded_at
    )
    record("leave_asked", leave, act=act, data=_facts(leave))
    return leave if act.actor in {None, member} else approve_leave(leave, act=act)


@transaction.atomic
def approve_leave(leave: Leave, *, act: Act) -> Leave:
    """Approve it; a second click changes nothing. Raises ``NotYours``, ``WrongDelegate`` and ``LeaveSettled``."""
    locked = _locked(leave)
    if locked.state == Leave.State.APPROVED:
        return locked
    if act.actor is None or act.actor == locked.member:
        raise NotYours("Somebody else has to approve your leave.")
    _still_asked(locked)
    check_delegate(locked.member, locked.delegate, locked.first_on, locked.last_on)
    locked.state, locked.approved_by, locked.approved_at = Leave.State.APPROVED, act.actor, act.recorded_at
    locked.save()
    record("leave_approved", locked, act=act, data=_facts(locked))
    return locked


@transaction.atomic
def decline_leave(leave: Leave, *, act: Act) -> Leave:
    """Say no; a second click changes nothing. Raises ``NotYours`` and ``LeaveSettled``."""
    locked = _locked(leave)
    if locked.state == Leave.State.DECLINED:
        return locked
    if act.actor == locked.member:
        raise NotYours("It is yours: call it off instead.")
    _still_asked(locked)
    return _end(locked, Leave.State.DECLINED, "leave_declined", act)


@transaction.atomic
def withdraw_leave(leave: Leave, *, act: Act) -> Leave:
    """Call it off, asked for or approved: the person works again, from now on. Raises ``LeaveSettled``."""
    locked = _locked(leave)
    if locked.state == Leave.State.WITHDRAWN:
        return locked
    if locked.state == Leave.State.DECLINED:
        raise LeaveSettled("It was declined; there is nothing to call off.")
    return _end(locked, Leave.State.WITHDRAWN, "leave_withdrawn", act)


def _end(leave: Leave, state: Leave.State, verb: str, act: Act) -> Leave:
    was_approved = leave.state == Leave.State.APPROVED
    leave.state, leave.ended_at = state, act.recorded_at
    leave.save()
    record(verb, leave, act=act, data={**_facts(leave), "was_approved": was_approved})
    return leave


def _facts(leave: Leave) -> dict[str, str | None]:
    """Return what the record says: the days, and the instants that they are where the person lives now."""
    zone = leave.member.zone
    return {
        "member": str(leave.member_id),
        "delegate": str(leave.delegate_id) if leave.delegate_id else None,
        "first_on": str(leave.first_on),
        "last_on": str(leave.last_on),
        "begins_at": opening_instant(wall(leave.first_on, MIDNIGHT), zone).isoformat(),
        "ends_at": end_of_date(zone, leave.last_on).isoformat(),
    }


def _locked(leave: Leave) -> Leave:
    found: Leave = Leave.objects.select_for_update(of=("self",)).for_page().get(pk=leave.pk)
    return found


def _still_asked(leave: Leave) -> None:
    if leave.state != Leave.State.ASKED:
        raise LeaveSettled(f"It was {leave.get_state_display().lower()} meanwhile.")


def _check_days(member: Member, first_on: date, last_on: date, act: Act) -> None:
    if last_on < first_on:
        raise NoSuchLeave("The last day lies before the first.")
    if (last_on - first_on).days >= LONGEST_IN_DAYS:
        raise NoSuchLeave("Leave of more than a year is a change of roles; hand the requisitions over instead.")
    if last_on < act.at.astimezone(member.zone).date():
        raise NoSuchLeave("These days are over.")
