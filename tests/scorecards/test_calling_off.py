"""A debrief called off leaves calendars; the promise to hold one stays, and only the end of the application ends it."""

from datetime import timedelta

import pytest

from hiring.delivery.models import Message
from hiring.delivery.truth import is_still_true
from hiring.ledger.models import Event
from hiring.tenancy.actions.tokens import make_token
from hiring.tenancy.errors import Stale
from requisitions.actions import interview as interviews
from requisitions.actions.application import reject, withdraw
from requisitions.actions.interview import Cause
from scorecards.actions.calling_off import DebriefOver, cancel
from scorecards.actions.debrief import DebriefIncomplete, Meeting
from scorecards.models import Debrief, Scorecard
from sla.actions.sweep import sweep
from sla.models import Commitment
from tests.scorecards.loop import AFTER
from tests.scorecards.test_debrief import TUESDAY, everybody_writes, meet, plan
from tests.world import MONDAY

pytestmark = pytest.mark.django_db

ILL = Cause("interviewer_ill", side="manager")


def call_off(loop, debrief, why=ILL, by=None, at=AFTER + timedelta(hours=1), **more):
    by = by or loop.world.recruiter
    with loop.world.scope(by):
        return cancel(debrief, why=why, act=loop.world.act(by, at), **more)


def mails(loop, kind):
    return Message.objects.filter(kind=kind).order_by("to_address")


def test_everybody_asked_gets_it_out_of_their_calendar_and_the_invitation_is_no_longer_true(loop):
    debrief = plan(loop)
    off = call_off(loop, debrief, seen=0)
    assert (off.cancelled_at, off.generation) == (AFTER + timedelta(hours=1), 1)
    with loop.world.scope():
        invited, told = mails(loop, "debrief_invitation"), mails(loop, "debrief_cancellation")
        assert [is_still_true(each) for each in invited] == [False] * 3
        assert [each.to_address for each in told] == sorted(each.email for each in loop.panel)
        for mail in told:
            file = mail.calendar.replace("\r\n ", "")
            assert mail.calendar_method == "CANCEL"
            assert (f"UID:debrief-{debrief.pk}" in file, "SEQUENCE:1" in file) == (True, True)
            assert "Nadia" not in mail.text + mail.html + mail.calendar
            assert mail.headline.startswith("Cancelled: debrief on Tue\u00a024\u00a0Nov")
        event = Event.objects.get(verb="debrief_cancelled")
        assert event.data == {
            "application": str(loop.application.pk),
            "cause": "interviewer", "reason": "interviewer_ill", "side": "manager",
        }  # fmt: skip


def test_a_second_click_says_nothing_and_another_meeting_is_the_next_round(loop):
    debrief = plan(loop)
    assert call_off(loop, debrief) == call_off(loop, debrief)
    again = plan(loop, Meeting(at=TUESDAY + timedelta(days=1)))
    assert (again.round, again.generation, again.pk == debrief.pk) == (2, 0, False)
    with loop.world.scope():
        assert Event.objects.filter(verb="debrief_cancelled").count() == 1
        assert mails(loop, "debrief_cancellation").count() == 3


def test_what_was_held_is_not_called_off_and_an_old_page_calls_nothing_off(loop):
    everybody_writes(loop)
    debrief = plan(loop)
    plan(loop, Meeting(at=TUESDAY - timedelta(hours=1)), seen=0)
    with pytest.raises(Stale):
        call_off(loop, debrief, seen=0)
    meet(loop, debrief)
    with pytest.raises(DebriefOver):
        call_off(loop, debrief)


@pytest.mark.parametrize("why", [Cause("because"), Cause("company_room"), Cause("candidate_ill", side="manager")])
def test_it_says_why_and_on_whose_side(loop, why):
    debrief = plan(loop)
    with pytest.raises(DebriefIncomplete):
        call_off(loop, debrief, why)


def test_who_was_named_to_decide_reads_nothing_by_a_debrief_that_was_called_off(loop):
    everybody_writes(loop)
    debrief = plan(loop, decider=loop.world.ta_leader)
    with loop.world.scope(loop.world.ta_leader):
        assert Scorecard.objects.count() == 3
    call_off(loop, debrief)
    with loop.world.scope(loop.world.ta_leader):
        assert Scorecard.objects.count() == 0


def held_loop(loop):
    """The loop's interview is held by the action, so that the promise to debrief begins."""
    with loop.world.scope(loop.world.recruiter):
        made = interviews.schedule(
            loop.application,
            stage=loop.stage,
            slot=interviews.Slot(MONDAY, MONDAY + timedelta(hours=1), ""),
            interviewers=[loop.world.interviewer],
            act=loop.world.act(loop.world.recruiter, MONDAY - timedelta(days=1)),
        )
        interviews.hold(made, act=loop.world.act(loop.world.recruiter, MONDAY + timedelta(hours=1)))


def test_calling_it_off_neither_keeps_nor_ends_the_promise_to_hold_one(loop):
    held_loop(loop)
    debrief = plan(loop, Meeting(at=TUESDAY))
    call_off(loop, debrief, at=MONDAY + timedelta(hours=2))
    with loop.world.scope():
        promise = Commitment.objects.get(clause="debrief")
        assert (promise.state, promise.outcome) == ("open", "")
    sweep(loop.world.organization.pk, now=promise.due_at + timedelta(minutes=1))
    with loop.world.scope():
        assert Commitment.objects.get(clause="debrief").breached_at == promise.due_at


@pytest.mark.parametrize("ending", ["withdrawn", "declined"])
def test_the_end_of_the_application_calls_it_off_by_itself(loop, ending):
    held_loop(loop)
    plan(loop)
    world = loop.world
    with world.scope(world.recruiter):
        act = world.act(world.recruiter, MONDAY + timedelta(hours=3))
        if ending == "withdrawn":
            withdraw(loop.application, act=act)
        else:
            reject(loop.application, reason="requirement", requirement=loop.requirements[0], act=act)
    with world.scope():
        assert Debrief.objects.get().cancelled_at == MONDAY + timedelta(hours=3)
        assert mails(loop, "debrief_cancellation").count() == 3
        assert not any("another time" in mail.text for mail in mails(loop, "debrief_cancellation"))
        reason = {"withdrawn": "candidate_left", "declined": "company_ended"}[ending]
        assert Event.objects.get(verb="debrief_cancelled").data["reason"] == reason
        assert Commitment.objects.get(clause="debrief").outcome == "cancelled"


def test_by_page_the_link_leads_to_the_question_why_and_then_it_is_off(loop, move_clock):
    plan(loop)
    move_clock(AFTER + timedelta(hours=1))
    address = f"/o/{loop.world.slug}/applications/{loop.application.pk}/debrief/"
    manager, other = loop.world.client(loop.world.manager), loop.world.client(loop.world.interviewer)
    assert f'href="{address}cancel/"' in manager.get(address).content.decode()
    assert other.get(f"{address}cancel/").status_code == 403
    page = manager.get(f"{address}cancel/")
    assert (page.status_code, "Nadia" in page.content.decode()) == (200, True)
    assert manager.post(f"{address}cancel/", {"reason": "", "seen": "0"}).status_code == 422
    assert manager.post(f"{address}cancel/", {"reason": "company_room", "seen": "0"}).status_code == 422
    answer = manager.post(f"{address}cancel/", {"reason": "other", "seen": "0"}, follow=True)
    html = answer.content.decode()
    assert "The promise to hold one stands" in html
    assert "No debrief is on the calendar" in html
    assert manager.get(f"{address}cancel/").status_code == 404


def test_a_program_calls_it_off(loop, client, move_clock):
    move_clock(AFTER + timedelta(hours=1))
    plan(loop)
    with loop.world.scope():
        _, secret = make_token(
            loop.world.recruiter, name="x", expires_at=None, act=loop.world.act(loop.world.recruiter)
        )
    headers = {"Authorization": f"Bearer {secret}"}
    address = f"/api/v1/o/{loop.world.slug}/applications/{loop.application.pk}/debrief/"
    body = {"reason": "company_room", "side": "recruiter", "seen": 0}
    answers = [
        client.post(f"{address}cancel/", sent, content_type="application/json", headers=headers).status_code
        for sent in ({"reason": "company_room"}, {**body, "seen": 7}, body)
    ]
    assert answers == [422, 409, 204]
    assert client.get(address, headers=headers).status_code == 404
