"""The gate: off, it says nothing; it warns in words; it blocks, by page and by API, and says what to do."""

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hiring.tenancy.act import Act
from requisitions.actions import interview as interviews
from requisitions.actions import panel
from requisitions.actions.kickoff import record_attendance, schedule_kickoff
from requisitions.models import Interview, InterviewSeat, Kickoff
from requisitions.queries.kickoff_notes import notes_on
from requisitions.rules.readiness import Deed
from scorecards.actions.debrief import Conclusion, decide
from scorecards.actions.training import waive
from scorecards.actions.training_gate import Untrained, let_through
from scorecards.models import Course, Debrief
from tests.requisitions.agreeing import create
from tests.requisitions.calling import Api
from tests.scorecards.loop import add_interview
from tests.scorecards.training import course, start, train
from tests.world import LIVE_SINCE, MONDAY

TOMORROW = MONDAY + timedelta(days=1)
SLOT = interviews.Slot(TOMORROW, TOMORROW + timedelta(hours=1), "Room 3")


@pytest.fixture(autouse=True)
def on_monday(move_clock):
    move_clock(MONDAY)


def schedule(loop, *people, at=MONDAY):
    act = loop.world.act(loop.world.recruiter, at)
    return interviews.schedule(loop.application, stage=loop.stage, slot=SLOT, interviewers=people, act=act)


def facts(requisition):
    return [note.fact for note in notes_on(requisition, on=MONDAY.date()) if "valid training" in note.fact]


@pytest.mark.parametrize("mode", ["off", "warn"])
def test_off_and_warn_let_everything_through(loop, mode):
    north = loop.world
    with north.scope(north.recruiter):
        start(north, mode)
        made = schedule(loop, north.interviewer)
        panel.add_seat(made, north.second_interviewer, act=north.act(north.recruiter))
        requisition = create(north)
        schedule_kickoff(requisition, starts_at=TOMORROW, act=north.act(north.recruiter))
        assert facts(requisition) == (
            []
            if mode == "off"
            else [f"{who} leads this kickoff without valid training." for who in ("Manager North", "Recruiter North")]
        )
    shown = north.client(north.recruiter).get(f"/o/north/interviews/{made.pk}/").content.decode()
    assert ("Interviewer North interviews without valid training." in shown) is (mode == "warn")
    at_kickoff = north.client(north.manager).get(f"/o/north/requisitions/{requisition.number}/kickoff/")
    assert ("Manager North leads this kickoff" in at_kickoff.content.decode()) is (mode == "warn")


def test_without_training_set_up_nothing_is_said_or_refused(loop):
    north = loop.world
    with north.scope(north.recruiter):
        schedule(loop, north.interviewer)
        assert facts(create(north)) == []


def test_it_blocks_a_panel_until_who_sits_on_it_is_trained(loop, client):
    north = loop.world
    with north.scope(north.recruiter):
        start(north, "block")
        with pytest.raises(Untrained, match="Interviewer North cannot be on a panel yet: Behavioural questioning is"):
            schedule(loop, north.interviewer)
        before = Interview.objects.count()
    recruiter = north.client(north.recruiter)
    sent = {
        "stage": str(loop.stage.pk), "starts_at": "2026-11-24T10:00", "minutes": 60, "place": "",
        "interviewers": [str(north.interviewer.pk)],
    }  # fmt: skip
    answer = recruiter.post(f"/o/north/applications/{loop.application.pk}/interviews/new/", sent)
    assert answer.status_code == 422
    assert "cannot be on a panel yet" in answer.content.decode()
    api = Api(north, north.recruiter, client)
    body = {**sent, "starts_at": "2026-11-24T10:00:00Z", "ends_at": "2026-11-24T11:00:00Z"}
    refused = api(f"POST applications/{loop.application.pk}/interviews/", body)
    assert (refused.status_code, refused.json()["code"]) == (409, "untrained")
    with north.scope(north.recruiter):
        assert Interview.objects.count() == before
        train(north, north.interviewer)
        made = schedule(loop, north.interviewer)
        with pytest.raises(Untrained, match="Second Interviewer North cannot"):
            panel.add_seat(made, north.second_interviewer, act=north.act(north.recruiter))
    added = api(f"POST interviews/{made.pk}/seats/", {"member": str(north.second_interviewer.pk)})
    assert (added.status_code, added.json()["code"]) == (409, "untrained")
    page = recruiter.post(
        f"/o/north/interviews/{made.pk}/panel/", {"member": str(north.second_interviewer.pk)}, follow=True
    )
    assert "Structured interviewing: 2 shadows and 1 reverse shadow" in page.content.decode()
    with north.scope():
        assert InterviewSeat.objects.filter(interview=made).count() == 1


def test_it_blocks_a_kickoff_until_both_who_lead_it_are_trained(north, client):
    with north.scope(north.recruiter):
        requisition = create(north)
        start(north, "block")
        train(north, north.manager)
        act = north.act(north.recruiter)
        with pytest.raises(Untrained, match=r"^Recruiter North cannot lead a kickoff yet: Business acumen is missing"):
            schedule_kickoff(requisition, starts_at=TOMORROW, act=act)
        with pytest.raises(Untrained):
            record_attendance(requisition, present=[north.manager, north.recruiter], act=act)
        assert Kickoff.objects.get().held_at is None
    at = f"/o/north/requisitions/{requisition.number}/kickoff/schedule/"
    assert north.client(north.recruiter).post(at, {"starts_at": "2026-11-24T10:00"}).status_code == 422
    body = {"starts_at": "2026-11-24T10:00:00Z"}
    answer = Api(north, north.recruiter, client)(f"POST requisitions/{requisition.number}/kickoff/schedule/", body)
    assert answer.json()["code"] == "untrained"
    with north.scope(north.recruiter):
        train(north, north.recruiter)
        schedule_kickoff(requisition, starts_at=TOMORROW, act=act)


def test_it_blocks_a_decision_until_who_decides_is_trained_or_let_off(loop, client):
    north = loop.world
    with north.scope(north.recruiter):
        start(north, "block")
        Interview.objects.update(revealed_at=MONDAY)
        debrief = Debrief.objects.create(
            application=loop.application, decider=north.manager, scheduled_for_at=MONDAY, held_at=MONDAY,
            created_at=MONDAY,
        )  # fmt: skip
        conclusion = Conclusion("offer", "Everything that we asked for was shown.")
        with pytest.raises(Untrained, match="Manager North cannot decide a debrief yet"):
            decide(debrief, conclusion, act=north.act(north.manager))
        until = (MONDAY + timedelta(days=30)).date()
        for code in ("structured_interviewing", "behavioural_questioning", "bias_mitigation"):
            waive(
                course(code),
                north.manager,
                reason="The course is in January.",
                ends_on=until,
                act=north.act(north.admin),
            )
    at = f"/o/north/applications/{loop.application.pk}/debrief/"
    body = {"decision": "offer", "reasons": conclusion.reasons, "requirements": []}
    refused = Api(north, north.recruiter, client)(f"POST applications/{loop.application.pk}/debrief/decide/", body)
    assert refused.json()["code"] == "untrained"
    assert "without valid training" in north.client(north.recruiter).get(at).content.decode()
    assert "without valid training" not in north.client(north.manager).get(at).content.decode()
    with north.scope(north.manager):
        assert decide(debrief, conclusion, act=north.act(north.manager)).decided_at == MONDAY


def test_what_holds_until_a_day_holds_until_that_day_ends_where_the_organization_is(harbor, north):
    """Half past eleven at night in New York is half past five in the morning in Amsterdam."""
    late = datetime(2026, 11, 23, 23, 30, tzinfo=ZoneInfo("America/New_York"))
    assert (late.date(), late.astimezone(UTC).date()) == (MONDAY.date(), TOMORROW.date())
    for world, stands in ((harbor, True), (north, False)):
        with world.scope():
            start(world, "block")
            for each in Course.objects.standing():
                waive(
                    each,
                    world.manager,
                    reason="The course is in January.",
                    ends_on=MONDAY.date(),
                    act=world.act(world.admin),
                )
            asked = (Deed.DECIDE_DEBRIEF, [world.manager], create(world))
            for at, is_through in ((late, stands), (late + timedelta(hours=1), False)):
                with nullcontext() if is_through else pytest.raises(Untrained):
                    let_through(*asked, world.act(world.manager, at))


def test_what_happened_before_the_organization_went_live_happened(loop):
    north = loop.world
    with north.scope(north.recruiter):
        start(north, "block")
        long_ago = LIVE_SINCE - timedelta(days=20)
        act = Act(north.recruiter, long_ago, MONDAY)
        slot = interviews.Slot(long_ago, long_ago + timedelta(hours=1))
        interviews.schedule(loop.application, stage=loop.stage, slot=slot, interviewers=[north.interviewer], act=act)


def test_one_organizations_gate_is_not_anothers(loop, harbor):
    north = loop.world
    with harbor.scope():
        start(harbor, "block")
    with north.scope(north.recruiter):
        schedule(loop, north.interviewer)
        start(north, "warn")
        train(north, north.interviewer)
    with harbor.scope(harbor.recruiter):
        found = Interview.objects.get()
        later = add_interview(found.application, found.stage, [harbor.manager], at=TOMORROW, state="scheduled")
        with pytest.raises(Untrained):
            panel.add_seat(later, harbor.interviewer, act=harbor.act(harbor.recruiter))
