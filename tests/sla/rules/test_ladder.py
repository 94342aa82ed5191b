"""Where the rungs of a reminder ladder fall, for a manager in Berlin who works nine to five."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from sla.rules.calendar import calendar_from
from sla.rules.clocks import Clock
from sla.rules.ladder import (
    CLOSEST,
    TICK,
    Ladder,
    StepKind,
    from_data,
    next_step_after,
    reminder_instants,
    schedule,
    to_data,
)
from sla.rules.openings import openings_between
from sla.rules.worktime import elapsed

CLOSED = []
OFFICE = calendar_from("Europe/Berlin", [[["09:00", "17:00"]]] * 5 + [CLOSED] * 2)
FEEDBACK = Ladder()
DAY = timedelta(hours=24)


def berlin(day, time, month=11):
    """An instant of 2026; 23 November is a Monday."""
    return datetime.fromisoformat(f"2026-{month:02}-{day:02}T{time}").replace(tzinfo=ZoneInfo("Europe/Berlin"))


def rungs(steps, kind):
    return [step.sends_at for step in steps if step.kind is kind]


def test_feedback_is_reminded_in_working_hours_before_due_at_due_and_each_working_day_after():
    promise = schedule(Clock.WEEKDAY_24H, OFFICE, berlin(23, "16:00"), DAY, ladder=FEEDBACK)
    assert promise.due_at == berlin(24, "16:00")
    # Twelve hours before is four in the morning, so it waits for nine.
    assert rungs(promise.steps, StepKind.BEFORE) == [berlin(24, "09:00"), berlin(24, "14:00")]
    assert rungs(promise.steps, StepKind.DUE) == [berlin(24, "16:00")]
    assert rungs(promise.steps, StepKind.OVERDUE) == [
        *(berlin(day, "16:00") for day in (25, 26, 27, 30)),
        *(berlin(day, "16:00", month=12) for day in (1, 2, 3, 4, 7, 8)),
    ]


def test_the_breach_begins_one_tick_after_due_because_due_itself_is_in_time():
    promise = schedule(Clock.WEEKDAY_24H, OFFICE, berlin(23, "16:00"), DAY, ladder=FEEDBACK)
    [due] = [step for step in promise.steps if step.kind is StepKind.DUE]
    assert due.acts_at == promise.due_at + TICK


def test_a_promise_due_at_night_is_recorded_then_and_mentioned_in_the_morning():
    steps = reminder_instants(Clock.WEEKDAY_24H, OFFICE, berlin(27, "22:00"), FEEDBACK)
    [due] = [step for step in steps if step.kind is StepKind.DUE]
    assert (due.acts_at - TICK, due.sends_at) == (berlin(27, "22:00"), berlin(30, "09:00"))
    assert rungs(steps, StepKind.OVERDUE)[0] == berlin(1, "09:00", month=12)


def test_a_reminder_that_would_leave_after_due_is_left_out():
    """Two hours before Monday 08:30 is half past six: nine would be too late."""
    steps = reminder_instants(Clock.WEEKDAY_24H, OFFICE, berlin(23, "08:30"), Ladder(before=(timedelta(hours=2),)))
    assert rungs(steps, StepKind.BEFORE) == []


def test_of_two_reminders_moved_to_the_same_morning_one_remains():
    """Twelve and two hours before Tuesday 10:30 both fall before nine."""
    steps = reminder_instants(Clock.WEEKDAY_24H, OFFICE, berlin(24, "10:30"), FEEDBACK)
    assert rungs(steps, StepKind.BEFORE) == [berlin(24, "09:00")]


def test_a_reminder_less_than_a_quarter_of_an_hour_before_due_is_left_out():
    ladder = Ladder(before=(timedelta(minutes=14), timedelta(minutes=15)))
    steps = reminder_instants(Clock.ELAPSED, OFFICE, berlin(24, "11:00"), ladder)
    assert rungs(steps, StepKind.BEFORE) == [berlin(24, "10:45")]


def test_nobody_is_reminded_of_a_promise_before_it_was_made():
    made_at = berlin(24, "12:00")
    promise = schedule(Clock.ELAPSED, OFFICE, made_at, timedelta(hours=4), ladder=FEEDBACK)
    assert rungs(promise.steps, StepKind.BEFORE) == [berlin(24, "14:00")]


def test_a_slate_due_by_a_date_is_counted_back_in_working_dates():
    """A day before the end of Monday is the beginning of Monday, three days before it that of Thursday."""
    slate = schedule(Clock.FIXED, OFFICE, berlin(16, "10:00"), date(2026, 11, 30), ladder=Ladder(before=(DAY, 3 * DAY)))
    assert slate.due_at == berlin(1, "00:00", month=12)
    assert rungs(slate.steps, StepKind.BEFORE) == [berlin(26, "09:00"), berlin(30, "09:00")]
    assert rungs(slate.steps, StepKind.OVERDUE)[0] == berlin(2, "09:00", month=12)


def test_a_ladder_without_rungs_still_has_the_due_step_because_the_breach_hangs_on_it():
    quiet = Ladder(before=(), at_due=False, overdue_dates=0)
    [only] = reminder_instants(Clock.ELAPSED, OFFICE, berlin(24, "11:00"), quiet)
    assert (only.kind, only.sends_at) == (StepKind.DUE, None)


def test_the_next_step_of_a_schedule_worked_out_anew_is_the_first_that_lies_ahead():
    steps = reminder_instants(Clock.WEEKDAY_24H, OFFICE, berlin(24, "16:00"), FEEDBACK)
    assert [next_step_after(steps, berlin(24, time)) for time in ("08:59", "09:00", "16:00", "16:01")] == [0, 1, 2, 3]


def test_steps_survive_json():
    steps = reminder_instants(Clock.WEEKDAY_24H, OFFICE, berlin(24, "16:00"), Ladder(at_due=False))
    assert from_data(to_data(steps)) == steps


@given(
    st.sampled_from([Clock.WEEKDAY_24H, Clock.ELAPSED, Clock.BUSINESS_HOURS]),
    st.integers(0, 20 * 24 * 60).map(lambda minutes: berlin(1, "00:00") + timedelta(minutes=minutes)),
    st.lists(st.integers(0, 72 * 60).map(lambda minutes: timedelta(minutes=minutes)), max_size=5),
)
def test_every_ladder_is_ordered_spaced_in_working_hours_and_never_past_due(clock, due, before):
    steps = reminder_instants(clock, OFFICE, due, Ladder(before=tuple(before)))
    acting = [step.acts_at for step in steps]
    reminders = [*rungs(steps, StepKind.BEFORE), due]
    assert acting == sorted(acting)
    assert all(later - earlier >= CLOSEST for earlier, later in pairwise(reminders))
    assert all(in_hours(step.sends_at) for step in steps)


def in_hours(moment):
    return elapsed(OFFICE, moment, moment + TICK) == TICK or any(
        span.ends_at == moment for span in openings_between(OFFICE, moment - DAY, moment)
    )
