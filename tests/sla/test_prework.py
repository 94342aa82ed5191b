"""The answers before the kickoff are a promise with the moment that the recruiter named."""

from datetime import timedelta

import pytest

from requisitions.actions.kickoff import record_attendance, schedule_kickoff
from requisitions.actions.prework import send_prework, write_answer
from requisitions.actions.requisition import STEPS
from requisitions.models import PreworkAnswer
from sla.actions.rebuild import rebuild
from sla.actions.sweep import sweep
from sla.models import Commitment
from tests.requisitions.agreeing import create
from tests.sla.switching import standing
from tests.world import MONDAY

DUE = MONDAY + timedelta(days=1)


@pytest.fixture
def requisition(north):
    with north.scope():
        made = create(north)
        send_prework(made, due_at=DUE, act=north.act(north.recruiter))
        yield made
        checked = rebuild(made, act=north.act(None, MONDAY + timedelta(days=20)), is_check=True)
        assert [each for each in checked.sentences if "breach" not in each] == []


def answer_all(north, requisition, at):
    for each in PreworkAnswer.objects.order_by("position"):
        write_answer(
            requisition, each.key, "Nothing.", seen=each.fingerprint, hand_in=True, act=north.act(north.manager, at)
        )


def meet(north, requisition, at):
    schedule_kickoff(requisition, starts_at=at, act=north.act(north.recruiter, at - timedelta(minutes=5)))
    there = [north.manager, north.recruiter]
    record_attendance(requisition, present=there, act=north.act(north.recruiter, at + timedelta(hours=1)))


def test_the_last_answer_keeps_it(north, requisition):
    assert list(Commitment.objects.filter(clause="prework").values_list("due_at", "owner")) == [(DUE, north.manager.pk)]
    answer_all(north, requisition, MONDAY + timedelta(hours=3))
    assert standing("prework") == [("Manager", "met", False)]


def test_late_it_is_broken_and_kept_late(north, requisition):
    sweep(north.organization.pk, now=DUE + timedelta(minutes=5))
    answer_all(north, requisition, DUE + timedelta(hours=1))
    assert standing("prework") == [("Manager", "met_late", True)]


def test_another_moment_moves_it(north, requisition):
    for days in (3, 2, 1):
        send_prework(requisition, due_at=DUE + timedelta(days=days), act=north.act(north.recruiter, MONDAY))
    assert Commitment.objects.get(clause="prework").due_at == DUE + timedelta(days=1), "of one instant, the last said"


def test_the_meeting_without_it_ends_it(north, requisition):
    meet(north, requisition, MONDAY + timedelta(hours=2))
    assert standing("prework") == [("Manager", "cancelled", False)]


def test_overdue_and_met_without_it_it_stays_missed(north, requisition):
    sweep(north.organization.pk, now=DUE + timedelta(minutes=5))
    meet(north, requisition, DUE + timedelta(hours=2))
    assert [row[2] for row in standing("prework")] == [True]
    assert Commitment.objects.get(clause="prework").closed_at is not None


def test_a_cancelled_requisition_asks_for_nothing(north, requisition):
    STEPS["cancel"](requisition, act=north.act(north.recruiter, MONDAY + timedelta(hours=1)))
    assert standing("prework") == [("Manager", "cancelled", False)]


def test_it_is_on_the_managers_list_and_leads_to_the_page(north, requisition, move_clock):
    move_clock(MONDAY + timedelta(minutes=1))
    page = north.client(north.manager).get("/o/north/").content.decode()
    assert "questions before the kickoff" in page
    assert "/o/north/requisitions/1/kickoff/prework/" in page
