"""Changed hours move open promises, each on record; what is due, or kept, or somebody else's, stays where it was."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from hiring.delivery.models import Message
from hiring.ledger.models import Event
from hiring.tenancy.act import Act
from hiring.tenancy.actions.people import change_profile
from hiring.tenancy.errors import Stale
from requisitions.actions.requisition import hold_requisition, resume_requisition
from sla.actions.hours import UnusableHours, change_hours, preview_hours
from sla.actions.leave import ask_leave
from sla.actions.rebuild import rebuild
from sla.actions.reschedule import NeverOpen, reschedule_for_calendar
from sla.actions.sweep import sweep
from sla.models import CalendarDay, CalendarVersion, Commitment, WorkingCalendar
from sla.queries.calendars import HOUSE, Whose, calendar_of, calendars_of, histories_of
from sla.rules.hours import BEFORE_ALL, DEFAULT_WEEK, Day, Week
from tests.requisitions.running import run
from tests.sla.test_engine import due, hold, local

TUESDAY = date(2026, 11, 24)
FOUR_DAYS = (*DEFAULT_WEEK[:1], (), *DEFAULT_WEEK[2:])


def change(world, member, *said, expected=0, at=None):
    whose = Whose(member) if member else HOUSE
    return change_hours(whose, said, expected=expected, act=world.act(world.admin, at or local(23, 16)))


def test_a_day_off_moves_what_its_person_owes_and_nothing_else(owed):
    with owed.scope():
        changed = change(owed, owed.interviewer, Day(TUESDAY, (), "Moving house"))
        assert [move.commitment.clause for move in changed.moved] == ["feedback"]
        assert (due("feedback"), due("debrief")) == (local(25, 14), local(25, 14))
        feedback = Commitment.objects.get(clause="feedback")
        assert (feedback.generation, feedback.state) == (0, "open")
        told = Event.objects.filter(verb="commitment_rescheduled").get()
        assert (told.subject_id, told.actor, told.thread_id) == (feedback.pk, owed.admin, feedback.requisition_id)
        assert told.data == {
            "clause": "feedback",
            "owner": str(owed.interviewer.pk),
            "side": "interviewer",
            "due_before": "2026-11-24T13:00:00+00:00",
            "due_at": "2026-11-25T13:00:00+00:00",
        }
        assert Event.objects.filter(verb="calendar_changed").get().data == {
            "member": str(owed.interviewer.pk),
            "change": 1,
        }


def test_a_day_off_of_the_organization_moves_everybodys(owed, harbor):
    with harbor.scope():
        hold(harbor, run(harbor).apply("Sam Lee", days=-10), at=local(23, 13))
        theirs = list(Commitment.objects.values_list("pk", "due_at"))
    with owed.scope():
        assert len(change(owed, None, Day(TUESDAY, (), "Founders' day")).moved) == 2
        assert (due("feedback"), due("debrief")) == (local(25, 14), local(26, 14))
    with harbor.scope():
        assert list(Commitment.objects.values_list("pk", "due_at")) == theirs
        assert not CalendarDay.objects.exists()


def test_what_is_due_already_stays_broken_and_what_is_kept_stays_kept(owed):
    sweep(owed.organization.pk, now=local(24, 15))
    with owed.scope():
        change(owed, owed.interviewer, Day(TUESDAY, (), "Was ill"), at=local(24, 16))
        feedback = Commitment.objects.get(clause="feedback")
        assert (feedback.due_at, feedback.breached_at) == (local(24, 14), local(24, 14))
        assert not Event.objects.filter(verb="commitment_rescheduled").exists()


def test_no_change_makes_a_promise_due_before_anybody_knew(owed):
    with owed.scope():
        change(owed, owed.interviewer, Day(TUESDAY, (), "Moving house"))
        change(owed, owed.interviewer, Day(TUESDAY, None), expected=1, at=local(24, 18))
        assert due("feedback") == local(25, 14)


def test_what_rested_is_not_forgotten_when_hours_change(owed):
    with owed.scope():
        requisition = Commitment.objects.first().requisition
        hold_requisition(requisition, act=Act.live(owed.recruiter, local(23, 15)))
        resume_requisition(requisition, act=Act.live(owed.recruiter, local(23, 18)))
        assert due("feedback") == local(24, 17)
        [move] = change(owed, owed.interviewer, Day(TUESDAY, (), "Moving house"), at=local(23, 19)).moved
        assert (move.schedule.due_at, due("feedback")) == (local(25, 17), local(25, 17))
        assert Event.objects.filter(verb="commitment_rescheduled").count() == 1
        assert rebuild(requisition, act=owed.act(None, local(23, 20)), is_check=True).sentences == ()


def test_what_rests_follows_changed_hours_too(owed):
    with owed.scope():
        requisition = Commitment.objects.first().requisition
        hold_requisition(requisition, act=Act.live(owed.recruiter, local(23, 15)))
        change(owed, owed.interviewer, Day(TUESDAY, (), "Moving house"), at=local(23, 16))
        assert rebuild(requisition, act=owed.act(None, local(23, 17)), is_check=True).sentences == ()
        resume_requisition(requisition, act=Act.live(owed.recruiter, local(23, 18)))
        assert due("feedback") == local(25, 17)


def test_what_a_delegate_took_over_follows_the_hours_of_whoever_promised_it(owed):
    with owed.scope():
        requisition = Commitment.objects.first().requisition
        act = owed.act(owed.admin, local(23, 15))
        ask_leave(
            owed.manager, first_on=date(2026, 11, 23), last_on=date(2026, 11, 27), delegate=owed.ta_leader, act=act
        )
        assert Commitment.objects.get(clause="debrief").owner == owed.ta_leader
        assert change(owed, owed.ta_leader, Day(TUESDAY, (), "Course")).moved == ()
        assert due("debrief") == local(25, 14)
        [move] = change(owed, owed.manager, Day(TUESDAY, (), "Moving house"), at=local(23, 17)).moved
        assert (move.schedule.due_at, due("debrief")) == (local(26, 14), local(26, 14))
        change(owed, None, Day(date(2026, 11, 25), (), "Founders' day"), at=local(23, 18))
        assert due("debrief") == local(27, 14)
        assert rebuild(requisition, act=owed.act(None, local(23, 20)), is_check=True).sentences == ()


def test_a_reminder_that_was_sent_does_not_stand_for_one_of_the_new_ladder(owed):
    """The reminder of Tuesday 09:00 went out; after the move there are two more before Wednesday 14:00."""
    sweep(owed.organization.pk, now=local(24, 9, 30))
    with owed.scope():
        change(owed, owed.interviewer, Day(date(2026, 11, 25), (), "Course"), at=local(24, 10))
        assert due("feedback") == local(24, 14)
        change(owed, owed.interviewer, Day(TUESDAY, (("09:00", "10:00"),), "Half"), expected=1, at=local(24, 10))
        change(owed, owed.interviewer, Day(TUESDAY, (), "Ill"), expected=2, at=local(24, 10, 30))
        assert due("feedback") == local(26, 14)
    for at in (local(26, 9, 30), local(26, 12, 30)):
        sweep(owed.organization.pk, now=at)
    with owed.scope():
        feedback = Commitment.objects.get(clause="feedback")
        reminded = [
            each.astimezone(local(1, 1).tzinfo)
            for each in feedback.events.filter(kind="reminded").values_list("occurred_at", flat=True)
        ]
        assert reminded == [local(24, 9), local(26, 9), local(26, 12)]
        assert Message.objects.filter(kind="reminder", subject_id=feedback.pk).count() == 3


def test_a_preview_says_what_would_move_and_writes_nothing(owed):
    with owed.scope():
        act = owed.act(owed.admin, local(23, 16))
        moves = preview_hours(HOUSE, (Day(TUESDAY),), expected=0, act=act).moved
        assert [(move.commitment.due_at, move.schedule.due_at) for move in moves] == [
            (local(24, 14), local(25, 14)),
            (local(25, 14), local(26, 14)),
        ]
        assert not WorkingCalendar.objects.exists()
        assert not Event.objects.filter(verb__in=["calendar_changed", "commitment_rescheduled"]).exists()
        assert due("feedback") == local(24, 14)


def test_a_week_counts_from_its_date_on(owed):
    with owed.scope():
        without_tuesdays = Week(date(2026, 12, 1), FOUR_DAYS)
        assert change(owed, owed.interviewer, without_tuesdays).moved == ()
        assert len(change(owed, owed.interviewer, Week(TUESDAY, FOUR_DAYS), expected=1).moved) == 1
        assert due("feedback") == local(25, 14)


def test_a_second_click_changes_nothing_and_a_page_read_before_is_refused(owed):
    with owed.scope():
        for _ in range(2):
            assert change(owed, None, Day(TUESDAY), expected=0).calendar.changes == 1
        with pytest.raises(Stale, match="changed meanwhile"):
            change(owed, None, Day(TUESDAY, None), expected=0)
        assert Event.objects.filter(verb="calendar_changed").count() == 1


@pytest.mark.parametrize(
    ("said", "refusal", "says"),
    [
        pytest.param(Week(TUESDAY, ((),) * 7), NeverOpen, "no opening within 400 days", id="a week without hours"),
        pytest.param(Week(date(2027, 6, 1), ((),) * 7), NeverOpen, "within 400 days", id="one that begins next year"),
        pytest.param(Week(TUESDAY, ((("9am", "17:00"),),) + ((),) * 6), UnusableHours, "9am", id="no time of day"),
        pytest.param(Week(TUESDAY, DEFAULT_WEEK, "Mars/Base"), UnusableHours, "Mars/Base", id="no zone"),
    ],
)
def test_hours_that_cannot_be_meant_are_refused_and_nothing_is_written(owed, said, refusal, says):
    with owed.scope():
        for attempt in (
            change,
            lambda world, member, each: preview_hours(Whose(member), (each,), expected=0, act=world.act(None)),
        ):
            with pytest.raises(refusal, match=says), transaction.atomic():
                attempt(owed, owed.interviewer, said)
        assert not CalendarVersion.objects.exists()


def test_four_hundred_days_off_in_a_row_are_refused(owed):
    days = [Day(TUESDAY + timedelta(days=nth)) for nth in range(60, 470)]
    with owed.scope(), pytest.raises(NeverOpen):
        change(owed, None, *days)


def test_who_moves_takes_their_hours_along_and_the_past_stays_in_the_old_zone(owed):
    with owed.scope():
        act = owed.act(owed.interviewer, local(23, 16))
        change_profile(owed.interviewer, name="Ida", time_zone="America/New_York", act=act)
        owed.interviewer.refresh_from_db()
        zones = [
            (str(each.since.date()), each.calendar.zone, each.calendar.in_force_on(TUESDAY).zone)
            for each in histories_of([owed.interviewer])[owed.interviewer.pk]
        ]
        assert zones == [
            ("1970-01-01", "America/New_York", "Europe/Amsterdam"),
            ("2026-11-23", "America/New_York", "America/New_York"),
        ]
        assert CalendarVersion.objects.filter(recorded_at=BEFORE_ALL).count() == 1
        assert due("feedback") == local(24, 14)
        change_profile(owed.interviewer, name="Ida B.", time_zone="America/New_York", act=act)
        assert CalendarVersion.objects.count() == 2


def test_what_was_said_cannot_be_changed_afterwards(owed):
    with owed.scope():
        change(owed, None, Day(TUESDAY), Week(TUESDAY, FOUR_DAYS))
        for rows in (CalendarDay.objects, CalendarVersion.objects):
            with pytest.raises(DatabaseError), transaction.atomic():
                rows.update(change=9)


def test_calendars_of_many_people_are_two_questions(owed, django_assert_num_queries):
    with owed.scope():
        change(owed, None, Day(TUESDAY))
        people = [owed.manager, owed.recruiter, owed.interviewer]
        with django_assert_num_queries(2):
            calendars = calendars_of(people)
        assert not any(calendar.is_working_date(TUESDAY) for calendar in calendars.values())


def test_asked_to_follow_calendars_that_stand_nothing_moves(owed):
    with owed.scope():
        assert reschedule_for_calendar(None, owed.act(owed.admin, local(23, 16))) == []
        assert calendar_of(owed.manager).is_working_date(TUESDAY)
