"""From the calendar to the decision: who is asked, when it opens, what a decision must say."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hiring.delivery.models import Message
from hiring.delivery.truth import is_still_true
from hiring.ledger.models import Event
from hiring.tenancy.errors import Stale
from requisitions.models import Application
from scorecards.actions.debrief import (
    ApplicationOver,
    Conclusion,
    DebriefIncomplete,
    Decided,
    Meeting,
    NotHeld,
    NotYoursToDecide,
    StillSealed,
    decide,
    hold,
    schedule,
)
from scorecards.models import Debrief
from tests.scorecards import loop as loops
from tests.scorecards.loop import AFTER
from tests.scorecards.writing import CANARY, complete, hand_in
from tests.world import beyond

pytestmark = pytest.mark.django_db

# Tuesday 24 November 2026, 16:20 in Amsterdam.
TUESDAY = datetime(2026, 11, 24, 15, 20, tzinfo=UTC)
MEETING = Meeting(at=TUESDAY, minutes=20, place="Room Ada")
REASONS = "Rated 1 and 2 by the two who saw him work to a time budget."


def plan(loop, meeting: Meeting = MEETING, by=None, **more) -> Debrief:
    by = by or loop.world.recruiter
    with loop.world.scope(by):
        people = more.pop("people", loop.panel)
        return schedule(loop.application, meeting, people=people, act=loop.world.act(by, AFTER), **more)


def everybody_writes(loop):
    for member in loop.panel:
        hand_in(loop, member, complete(loop, evidence=CANARY))


def meet(loop, debrief: Debrief) -> Debrief:
    with loop.world.scope(loop.world.manager):
        return hold(debrief, attended=loop.panel, act=loop.world.act(loop.world.manager, TUESDAY))


def conclude(loop, debrief: Debrief, conclusion: Conclusion, by=None) -> Debrief:
    by = by or loop.world.manager
    with loop.world.scope(by):
        return decide(debrief, conclusion, act=loop.world.act(by, TUESDAY + timedelta(minutes=20)))


def test_everybody_asked_gets_a_mail_with_a_calendar_file_and_no_candidate_in_it(loop):
    debrief = plan(loop)
    with loop.world.scope():
        mails = list(Message.objects.order_by("to_address"))
        assert [each.to_address for each in mails] == sorted(each.email for each in loop.panel)
        assert {each.headline for each in mails} == {
            "Debrief, REQ\u2011142 Perception Engineer North: Tue\u00a024\u00a0Nov,\u00a016:20"
        }
        for mail in mails:
            assert "Nadia" not in mail.text + mail.html + mail.calendar
            assert mail.calendar_method == "REQUEST"
            assert f"UID:debrief-{debrief.pk}" in mail.calendar.replace("\r\n ", "")
            assert "DTSTART;TZID=Europe/Amsterdam:20261124T162000" in mail.calendar
            assert "DTEND;TZID=Europe/Amsterdam:20261124T164000" in mail.calendar
        event = Event.objects.get(verb__startswith="debrief")
        assert (event.verb, event.thread_id, beyond(event.data)) == (
            "debrief_scheduled",
            loop.requisition.pk,
            {"application": str(loop.application.pk), "scheduled_for_at": TUESDAY.isoformat()},
        )


def test_moving_it_makes_the_first_mail_untrue_and_takes_it_from_who_is_no_longer_asked(loop):
    world = loop.world
    plan(loop)
    moved = plan(loop, Meeting(at=TUESDAY + timedelta(hours=1)), people=[world.manager, world.interviewer], seen=0)
    assert (moved.generation, moved.round) == (1, 1)
    with world.scope():
        said = [(each.kind, each.to_address, each.generation, is_still_true(each)) for each in Message.objects.all()]
        assert sorted(said) == [
            ("debrief_cancellation", world.second_interviewer.email, 1, True),
            ("debrief_invitation", world.interviewer.email, 0, False),
            ("debrief_invitation", world.interviewer.email, 1, True),
            ("debrief_invitation", world.manager.email, 0, False),
            ("debrief_invitation", world.manager.email, 1, True),
            ("debrief_invitation", world.second_interviewer.email, 0, False),
        ]
    with pytest.raises(Stale):
        plan(loop, MEETING, seen=0)


def test_the_same_meeting_again_says_nothing_new(loop):
    assert plan(loop) == plan(loop)
    with loop.world.scope():
        assert Message.objects.count() == 3
        assert Event.objects.filter(verb="debrief_scheduled").count() == 1


def test_it_opens_with_the_last_scorecard(loop):
    debrief = plan(loop)
    hand_in(loop, loop.world.manager)
    with pytest.raises(StillSealed, match="Still sealed: Perception deep dive"):
        meet(loop, debrief)
    hand_in(loop, loop.world.interviewer)
    hand_in(loop, loop.world.second_interviewer)
    held = meet(loop, debrief)
    assert held.held_at == TUESDAY
    with loop.world.scope():
        assert {each.member_id: each.attended for each in held.attendance_set.all()} == {
            each.pk: True for each in loop.panel
        }
        assert Event.objects.filter(verb="debrief_held").count() == 1


def test_declining_cites_a_requirement_ends_the_application_and_keeps_the_reasons_to_itself(loop):
    everybody_writes(loop)
    debrief = meet(loop, plan(loop))
    with pytest.raises(DebriefIncomplete, match="Choose the requirement that is not met"):
        conclude(loop, debrief, Conclusion("decline", REASONS))
    cited = loop.requirements[:1]
    decided = conclude(loop, debrief, Conclusion("decline", REASONS, cited))
    assert conclude(loop, debrief, Conclusion("decline", REASONS, cited)) == decided
    with pytest.raises(Decided):
        conclude(loop, debrief, Conclusion("offer", REASONS))
    with loop.world.scope():
        application = Application.objects.get()
        assert (application.state, application.reason, application.requirement, application.reason_note) == (
            "rejected", "requirement", cited[0], "",
        )  # fmt: skip
        event = Event.objects.get(verb="debrief_decided")
        assert beyond(event.data) == {
            "application": str(application.pk),
            "decision": "decline",
            "requirements": [str(cited[0].pk)],
        }
        assert Event.objects.filter(verb="application_rejected").count() == 1


def test_an_offer_moves_nothing_by_itself(loop):
    everybody_writes(loop)
    decided = conclude(loop, meet(loop, plan(loop)), Conclusion("offer", REASONS))
    assert (decided.decision, decided.decided_by, decided.reasons) == ("offer", loop.world.manager, REASONS)
    with loop.world.scope():
        assert Application.objects.get().state == "active"


def test_one_more_conversation_needs_its_question_and_opens_the_next_round(loop):
    everybody_writes(loop)
    debrief = meet(loop, plan(loop))
    with pytest.raises(DebriefIncomplete, match="question"):
        conclude(loop, debrief, Conclusion("one_more", REASONS))
    conclude(loop, debrief, Conclusion("one_more", REASONS, question="Does he test a timing budget himself?"))
    assert plan(loop, Meeting(at=TUESDAY + timedelta(days=2))).round == 2


@pytest.mark.parametrize("reasons", ["", "...", "no"])
def test_a_decision_says_why(loop, reasons):
    everybody_writes(loop)
    debrief = meet(loop, plan(loop))
    with pytest.raises(DebriefIncomplete, match="what the evidence shows"):
        conclude(loop, debrief, Conclusion("offer", reasons))


def test_who_decides(loop):
    world = loop.world
    everybody_writes(loop)
    debrief = plan(loop)
    with pytest.raises(NotHeld):
        conclude(loop, debrief, Conclusion("offer", REASONS))
    meet(loop, debrief)
    for member in (world.interviewer, world.ta_leader, world.chro):
        with pytest.raises(NotYoursToDecide):
            conclude(loop, debrief, Conclusion("offer", REASONS), by=member)
    assert conclude(loop, debrief, Conclusion("offer", REASONS), by=world.recruiter).decided_by == world.recruiter


def test_only_an_owner_names_another_decider(loop):
    world = loop.world
    with pytest.raises(NotYoursToDecide):
        plan(loop, by=world.ta_leader, decider=world.ta_leader)
    assert plan(loop, by=world.ta_leader).decider == world.manager
    assert plan(loop, decider=world.ta_leader).decider == world.ta_leader


def test_nothing_is_talked_about_after_the_end(loop):
    with loop.world.scope():
        Application.objects.update(state="withdrawn", closed_at=AFTER)
    with pytest.raises(ApplicationOver):
        plan(loop)


def test_nobody_was_there_before_it_began(loop):
    """Or the promise to hold one in 48 hours were kept on the day before."""
    everybody_writes(loop)
    debrief = plan(loop)
    early = loop.world.act(loop.world.manager, TUESDAY - timedelta(minutes=1))
    with loop.world.scope(loop.world.manager), pytest.raises(DebriefIncomplete, match="still to come"):
        hold(debrief, attended=loop.panel, act=early)
    assert meet(loop, debrief).held_at == TUESDAY


def test_whoever_may_read_no_candidate_reads_no_debrief_unless_they_take_part(loop):
    world = loop.world
    plan(loop)
    address = f"/o/{world.slug}/applications/{loop.application.pk}/debrief/"
    with world.scope():
        world.finance.role_set.create(role="business_leader", granted_at=AFTER)
    assert world.client(world.finance).get(address).status_code == 404
    assert world.client(world.interviewer).get(address).status_code == 200


def test_a_debrief_is_in_the_future_and_with_somebody(loop):
    with pytest.raises(DebriefIncomplete, match="passed"):
        plan(loop, Meeting(at=AFTER - timedelta(hours=1)))
    with pytest.raises(DebriefIncomplete, match="at least one person"):
        plan(loop, people=[])


def test_the_page_asks_as_often_for_one_interview_as_for_two(loop, move_clock):
    world = loop.world
    client, address = world.client(world.manager), f"/o/{world.slug}/applications/{loop.application.pk}/debrief/"
    move_clock(TUESDAY)
    counts = []
    for more in (0, 2):
        with world.scope():
            loop = (
                replace(loop, interview=loops.add_interview(loop.application, loop.stage, loop.panel)) if more else loop
            )
        everybody_writes(loop)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert "scorecards are in" in client.get(address).content.decode()
        counts.append(len(queries))
    assert counts[0] == counts[1]
