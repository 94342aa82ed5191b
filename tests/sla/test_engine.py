"""One promise from beginning to end: timed on its owner's days, reminded, broken, kept late, and escalated."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hiring.delivery.models import Message
from hiring.ledger.actions import record
from hiring.ledger.models import Event
from hiring.tenancy.act import Act
from requisitions.actions import interview as interviews
from requisitions.actions.application import move, withdraw
from scorecards.models import Debrief
from sla.actions.sweep import sweep
from sla.models import Commitment, CommitmentEvent, EscalationCase
from tests.requisitions.running import run
from tests.world import MONDAY

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HOUR = timedelta(hours=1)


def local(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=AMSTERDAM)


def hold(world, application, *, at: datetime, stage="Technical", panel=None):
    """An interview of an hour at `at`, held."""
    running = {each.name: each for each in application.requisition.stages.all()}
    made = interviews.schedule(
        application,
        stage=running[stage],
        slot=interviews.Slot(at, at + HOUR, "Room 4"),
        interviewers=panel or [world.interviewer],
        act=Act.live(world.recruiter, at - 48 * HOUR),
    )
    return interviews.hold(made, act=Act.live(world.recruiter, at + HOUR))


@pytest.fixture
def nadia(north):
    with north.scope():
        return run(north).apply("Nadia Kowalczyk", days=-10)


def due(clause, **about):
    return Commitment.objects.get(clause=clause, **about).due_at.astimezone(AMSTERDAM)


def test_a_friday_interview_is_due_on_monday(north, nadia):
    with north.scope():
        hold(north, nadia, at=local(20, 13))
        assert due("feedback") == local(23, 14)
        assert due("debrief") == local(24, 14)


def test_the_same_hours_end_on_different_days_for_people_in_different_zones(north, harbor):
    for world, expected in [(north, local(24, 14)), (harbor, local(24, 14))]:
        with world.scope():
            hold(world, run(world).apply("Sam Lee", days=-10), at=local(23, 13))
            assert due("feedback") == expected


def test_reminders_come_before_due_then_the_breach_is_dated_at_the_due_instant(north, nadia):
    with north.scope():
        hold(north, nadia, at=local(23, 13))
    for at in (local(24, 9, 30), local(24, 12, 30), local(24, 14, 30)):
        sweep(north.organization.pk, now=at)
    with north.scope():
        feedback = Commitment.objects.get(clause="feedback")
        assert (feedback.state, feedback.outcome, feedback.breached_at) == ("open", "", local(24, 14))
        history = feedback.events.values_list("kind", "occurred_at")
        assert [(kind, at.astimezone(AMSTERDAM)) for kind, at in history] == [
            ("opened", local(23, 14)),
            ("reminded", local(24, 9)),
            ("reminded", local(24, 12)),
            ("breached", local(24, 14)),
            ("reminded", local(24, 14, 0).replace(microsecond=1)),
        ]
        told = Message.objects.filter(kind__in=["reminder", "breach_notice"]).order_by("created_at", "kind")
        about_feedback = told.filter(subject_id=feedback.pk)
        assert [(each.recipient, each.kind) for each in about_feedback] == [
            (north.interviewer, "reminder"),
            (north.interviewer, "reminder"),
            (north.recruiter, "breach_notice"),
            (north.interviewer, "reminder"),
        ]


def test_a_second_sweep_says_nothing_twice(north, nadia):
    with north.scope():
        hold(north, nadia, at=local(23, 13))
    for _ in range(3):
        sweep(north.organization.pk, now=local(24, 14, 30))
    with north.scope():
        assert CommitmentEvent.objects.filter(kind="breached").count() == 1
        assert Event.objects.filter(verb="promise_broken").count() == 1
        assert Message.objects.filter(kind="breach_notice").count() == 1


def test_only_the_organization_that_is_swept_is_touched(north, harbor):
    for world in (north, harbor):
        with world.scope():
            hold(world, run(world).apply("Sam Lee", days=-10), at=local(23, 13))
    sweep(north.organization.pk, now=local(25, 12))
    with harbor.scope():
        assert not Commitment.objects.exclude(breached_at=None).exists()
        assert not Message.objects.filter(kind="breach_notice").exists()


def debrief(application, *, at, actor):
    made = Debrief.objects.create(application=application, held_at=at, created_at=at, decider=actor)
    record(
        "debrief_held",
        made,
        act=Act.live(actor, at),
        thread=application.requisition_id,
        data={"application": str(application.pk)},
    )


def test_late_but_done_is_kept_late_and_the_breach_stays(north, nadia):
    with north.scope(north.manager):
        hold(north, nadia, at=local(17, 13))
        debrief(nadia, at=local(20, 9), actor=north.manager)
        promise = Commitment.objects.get(clause="debrief")
        assert (promise.outcome, promise.breached_at, promise.next_action_at) == ("met_late", local(19, 14), None)


def test_another_interview_moves_the_debrief_and_a_withdrawal_ends_it(north, nadia):
    with north.scope():
        hold(north, nadia, at=local(17, 13))
        hold(north, nadia, at=local(20, 13), stage="Loop")
        promises = Commitment.objects.filter(clause="debrief").order_by("cycle")
        assert [(each.cycle, each.outcome) for each in promises] == [(1, "cancelled"), (2, "")]
        assert promises[1].due_at == local(24, 14)
        withdraw(nadia, act=Act.live(north.recruiter, local(23, 12)))
        assert promises.get(cycle=2).outcome == "cancelled"


def test_going_on_to_the_loop_ends_the_debrief_that_the_technical_interview_asked_for(north, nadia):
    with north.scope():
        stages = {each.name: each for each in nadia.requisition.stages.all()}
        move(nadia, stages["Technical"], act=Act.live(north.recruiter, local(16, 9)))
        hold(north, nadia, at=local(17, 13))
        move(nadia, stages["Loop"], act=Act.live(north.recruiter, local(18, 9)))
        hold(north, nadia, at=local(24, 13), stage="Loop")
        move(nadia, stages["Offer"], act=Act.live(north.recruiter, local(25, 9)))
    sweep(north.organization.pk, now=local(27, 9))
    with north.scope():
        promises = Commitment.objects.filter(clause="debrief").order_by("cycle")
        # An offer without a debrief does not end the promise.
        assert [(each.outcome, each.breached_at) for each in promises] == [("cancelled", None), ("", local(26, 14))]


def two_missed_debriefs(world):
    with world.scope():
        running = run(world)
        for name, day in [("Inês Duarte", 3), ("Pavel Dvořák", 10)]:
            hold(world, running.apply(name, days=-30), at=local(day, 13))
    return running


def test_two_missed_debriefs_reach_the_ta_leader_and_unanswered_the_chro(north, harbor):
    two_missed_debriefs(north)
    sweep(north.organization.pk, now=local(6, 9))
    with north.scope():
        assert not EscalationCase.objects.exists()
    sweep(north.organization.pk, now=local(13, 9))
    with north.scope():
        case = EscalationCase.objects.get()
        assert (case.about, case.decider, case.decide_by_at) == (north.manager, north.ta_leader, local(17, 9))
        told = Message.objects.filter(kind__startswith="case").values_list("recipient__email", flat=True)
        assert sorted(told) == ["manager@north.example", "recruiter@north.example", "ta_leader@north.example"]

    sweep(north.organization.pk, now=local(17, 9))
    sweep(north.organization.pk, now=local(17, 10))
    with north.scope():
        case.refresh_from_db()
        assert (case.decider, case.level, case.next_action_at) == (north.chro, 1, local(19, 9))
        letter = Message.objects.get(kind="case", recipient=north.chro)
        told = Message.objects.filter(kind__startswith="case", generation=1).values_list("recipient__email", flat=True)
        assert sorted(told) == ["chro@north.example", "manager@north.example", "recruiter@north.example"]
        for fact in (
            "Debrief after the loop",
            "due 5 November",
            "due 12 November",
            "still owed",
            "2 candidates",
            "/o/north/cases/1/",
        ):
            assert fact in letter.text
        for secret in ("Inês", "Duarte", "Pavel", "Dvořák"):
            assert secret not in letter.text + letter.html + letter.headline
    with harbor.scope():
        assert not EscalationCase.objects.exists()
        assert not Message.objects.exists()


def test_a_third_miss_opens_no_second_case(north):
    running = two_missed_debriefs(north)
    sweep(north.organization.pk, now=local(13, 9))
    with north.scope():
        hold(north, running.apply("Third Person", days=-30), at=local(16, 13))
    sweep(north.organization.pk, now=local(20, 9))
    with north.scope():
        assert EscalationCase.objects.count() == 1


def test_two_missed_slates_reach_the_ta_director(north):
    with north.scope():
        for number in (151, 152):
            requisition = run(north, number=number).requisition
            requisition.kickoffs.update(slate_due_on=local(number - 141, 0).date())
            record(
                "requisition_opened",
                requisition,
                act=Act.live(north.recruiter, local(2, 9)),
                thread=requisition,
            )
        assert due("slate", requisition__number=151) == local(11, 0)
    sweep(north.organization.pk, now=local(13, 9))
    with north.scope():
        case = EscalationCase.objects.get()
        assert (case.rule, case.about, case.decider) == ("slates_missed", north.recruiter, north.ta_director)


def test_history_before_going_live_settles_in_silence(north, nadia):
    with north.scope():
        type(north.organization).objects.update(live_since=local(1, 0, month=12))
        hold(north, nadia, at=local(17, 13))
    sweep(north.organization.pk, now=local(20, 9, month=12))
    with north.scope():
        assert Commitment.objects.get(clause="debrief").breached_at == local(19, 14)
        assert not Message.objects.exists()
        assert not EscalationCase.objects.exists()


def test_a_row_that_cannot_be_read_is_set_aside_and_the_rest_goes_on(north):
    two_missed_debriefs(north)
    with north.scope():
        spoilt = Commitment.objects.filter(clause="feedback").first()
        Commitment.objects.filter(pk=spoilt.pk).update(steps=[["nonsense", "never", None]])
    sweep(north.organization.pk, now=local(13, 9))
    with north.scope():
        assert Commitment.objects.get(pk=spoilt.pk).next_action_at == local(13, 10)
        assert EscalationCase.objects.count() == 1


assert local(23, 10) == MONDAY
