"""The slate is due on the day that both have signed last, for as long as nobody has presented one."""

from datetime import date

import pytest

from hiring.tenancy.act import Act
from requisitions.actions.kickoff_terms import change_terms, seen_of, terms_of
from requisitions.actions.requisition import STEPS
from requisitions.actions.signing import sign_kickoff
from requisitions.actions.slate import Proposal, draft_slate, present_slate
from requisitions.rules.drafts import Sourcing, TimeToHire
from sla.actions.rebuild import rebuild
from sla.actions.sweep import sweep
from sla.models import Commitment
from tests.requisitions.agreeing import kickoff, open_up
from tests.requisitions.running import Running
from tests.sla.switching import standing
from tests.sla.test_engine import HOUR, due, local

LATER, SOONER = date(2026, 12, 18), date(2026, 11, 30)


@pytest.fixture
def requisition(north):
    """Open since Monday the 23rd of November; three candidates are due by the end of 4 December."""
    with north.scope():
        made = open_up(north)
        assert due("slate") == local(5, 0, month=12)
        yield made
        checked = rebuild(made, act=north.act(None, local(31, 9, month=12)), is_check=True)
        assert [each for each in checked.sentences if "breach" not in each] == []


def agree(world, requisition, at, terms=None, due_on=LATER, names=("manager", "recruiter")):
    """Change the day, or other terms, and let both sign it an hour later."""
    now = terms_of(kickoff(requisition), type(terms) if terms else Sourcing)
    wished = terms or Sourcing(now.sourcing_plan, now.slate_size, due_on)
    change_terms(requisition, wished, seen=seen_of(now), act=Act.live(world.recruiter, at))
    for name in names:
        sign_kickoff(requisition, version=kickoff(requisition).version, act=Act.live(getattr(world, name), at + HOUR))


@pytest.mark.parametrize(("day", "until"), [(LATER, local(19, 0, month=12)), (SOONER, local(1, 0, month=12))])
def test_both_sign_another_day_and_it_is_due_on_that(north, requisition, day, until):
    agree(north, requisition, local(24, 10), due_on=day)
    assert due("slate") == until
    assert standing("slate") == [("Recruiter", "", False)]
    assert Commitment.objects.get(clause="slate").agreement.slate_due_on == day


def test_one_name_moves_nothing(north, requisition):
    agree(north, requisition, local(24, 10), names=["recruiter"])
    assert due("slate") == local(5, 0, month=12)


def test_another_version_with_the_same_day_leaves_it_alone(north, requisition):
    agree(north, requisition, local(24, 10), terms=TimeToHire(wished_days=30, agreed_days=50))
    promise = Commitment.objects.get(clause="slate")
    assert (promise.generation, promise.due_at) == (0, local(5, 0, month=12))


def test_overdue_before_it_stays_missed_and_the_new_day_is_another_promise(north, requisition):
    sweep(north.organization.pk, now=local(7, 9, month=12))
    agree(north, requisition, local(7, 10, month=12))
    assert standing("slate") == [("Recruiter", "superseded", True), ("Recruiter", "", False)]
    assert due("slate", outcome="") == local(19, 0, month=12)


def test_whoever_has_presented_one_owes_no_other(north, requisition):
    running = Running(north, requisition)
    evidence = {each.pk: "Shipped one" for each in running.requirements}
    proposals = [Proposal(running.apply(name), evidence) for name in ("Nadia Kowalczyk", "Sam Lee", "Inês Duarte")]
    present_slate(draft_slate(requisition, proposals, act=running.act(days=1)), act=running.act(days=1))
    agree(north, requisition, local(25, 10))
    assert standing("slate") == [("Recruiter", "met", False)]


def test_moved_on_hold_it_rests_and_what_it_rests_from_then_on_puts_it_off(north, requisition):
    STEPS["hold"](requisition, act=north.act(north.recruiter, local(24, 9)))
    agree(north, requisition, local(27, 9))
    assert Commitment.objects.get(clause="slate").state == "paused"
    STEPS["resume"](requisition, act=north.act(north.recruiter, local(28, 9)))
    assert due("slate") == local(20, 0, month=12)


def test_what_it_rested_before_the_day_was_agreed_does_not_put_it_off(north, requisition):
    for step, day in (("hold", 24), ("resume", 26)):
        STEPS[step](requisition, act=north.act(north.recruiter, local(day, 9)))
    assert due("slate") == local(7, 0, month=12)
    agree(north, requisition, local(27, 9))
    assert due("slate") == local(19, 0, month=12)


def test_the_end_of_the_requisition_ends_it_for_good(north, requisition):
    agree(north, requisition, local(24, 10))
    STEPS["cancel"](requisition, act=north.act(north.recruiter, local(25, 9)))
    assert standing("slate") == [("Recruiter", "cancelled", False)]
