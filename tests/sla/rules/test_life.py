"""What a sweep makes of a promise: feedback asked for on Monday at four, due on Tuesday at four, Berlin time."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sla.rules.calendar import calendar_from
from sla.rules.clocks import Clock
from sla.rules.commitment import Audience, CommitmentView, Event, EventKind, Message, Outcome, Plan, State
from sla.rules.ladder import Ladder, StepKind, schedule
from sla.rules.life import next_action_at, plan

CLOSED = []
OFFICE = calendar_from("Europe/Berlin", [[["09:00", "17:00"]]] * 5 + [CLOSED] * 2)


def berlin(day, time, month=11):
    """An instant of 2026; 23 November is a Monday."""
    return datetime.fromisoformat(f"2026-{month:02}-{day:02}T{time}").replace(tzinfo=ZoneInfo("Europe/Berlin"))


DUE = berlin(24, "16:00")
LONG_AGO = berlin(1, "00:00", month=1)
JUST_AFTER = timedelta(seconds=20)  # a sweep comes round every so often
ASKED = schedule(Clock.WEEKDAY_24H, OFFICE, berlin(23, "16:00"), timedelta(hours=24), ladder=Ladder())
PROMISE = CommitmentView(due_at=ASKED.due_at, steps=ASKED.steps, live_since=LONG_AGO)
AT_NINE, AT_TWO, AT_DUE, FIRST_OVERDUE, LAST_OVERDUE = 0, 1, 2, 3, 12


def after(view, planned):
    return replace(view, state=planned.state, next_step=planned.next_step, breached_at=planned.breached_at)


def to_owner(kind, step):
    return Message(kind, step, Audience.OWNER, ASKED.steps[step].sends_at)


def test_a_new_promise_asks_for_its_first_reminder():
    assert next_action_at(PROMISE) == berlin(24, "09:00")


def test_before_its_time_there_is_nothing_to_do():
    assert plan(PROMISE, berlin(24, "08:59")) == Plan(State.OPEN, 0, berlin(24, "09:00"), None)


def test_a_reminder_is_sent_and_the_next_one_asked_for():
    now = berlin(24, "09:00") + JUST_AFTER
    assert plan(PROMISE, now) == Plan(
        State.OPEN,
        next_step=AT_TWO,
        next_action_at=berlin(24, "14:00"),
        breached_at=None,
        events=(Event(EventKind.REMINDED, berlin(24, "09:00"), now, AT_NINE),),
        messages=(to_owner(StepKind.BEFORE, AT_NINE),),
    )


def test_the_due_instant_itself_is_no_breach():
    view = replace(PROMISE, next_step=AT_DUE)
    planned = plan(view, DUE)
    assert (planned.breached_at, planned.events) == (None, ())
    assert planned.next_action_at > DUE


def test_a_breach_is_dated_at_due_and_both_sides_hear():
    view = replace(PROMISE, next_step=AT_DUE)
    now = DUE + JUST_AFTER
    assert plan(view, now) == Plan(
        State.OPEN,
        next_step=FIRST_OVERDUE,
        next_action_at=berlin(25, "16:00"),
        breached_at=DUE,
        events=(
            Event(EventKind.REMINDED, ASKED.steps[AT_DUE].acts_at, now, AT_DUE),
            Event(EventKind.BREACHED, DUE, now),
        ),
        messages=(
            to_owner(StepKind.DUE, AT_DUE),
            Message(StepKind.DUE, AT_DUE, Audience.BENEFICIARY, DUE + timedelta(minutes=5)),
        ),
    )


def test_after_an_outage_only_the_latest_reminder_is_sent_and_the_breach_keeps_its_date():
    now = berlin(25, "10:00")
    planned = plan(PROMISE, now)
    assert planned.messages[0] == to_owner(StepKind.DUE, AT_DUE)
    assert [(event.kind, event.step) for event in planned.events] == [
        (EventKind.REMINDER_SKIPPED, AT_NINE),
        (EventKind.REMINDER_SKIPPED, AT_TWO),
        (EventKind.REMINDED, AT_DUE),
        (EventKind.BREACHED, 0),
    ]
    assert planned.breached_at == DUE


def test_a_long_outage_brings_one_overdue_reminder_and_not_eight():
    planned = plan(PROMISE, berlin(7, "16:30", month=12))
    assert [message.kind for message in planned.messages if message.to is Audience.OWNER] == [StepKind.OVERDUE]
    assert sum(event.kind is EventKind.BREACHED for event in planned.events) == 1


def test_a_reminder_that_is_a_day_old_is_skipped_and_the_other_side_still_hears_of_the_breach():
    planned = plan(PROMISE, berlin(7, "12:00", month=12))  # a Monday; the last one was due on Friday at four
    assert [message.to for message in planned.messages] == [Audience.BENEFICIARY]
    assert {event.kind for event in planned.events} == {EventKind.REMINDER_SKIPPED, EventKind.BREACHED}
    assert planned.next_action_at == berlin(7, "16:00", month=12)


def snoozed(until, **more):
    return replace(PROMISE, snoozed_until=until, **more)


def test_a_snooze_silences_what_lies_before_it_and_then_reminds_once():
    view = snoozed(berlin(24, "15:00"))
    assert next_action_at(view) == berlin(24, "09:00")
    asleep = plan(view, berlin(24, "14:30"))
    assert (asleep.messages, asleep.next_action_at, asleep.snoozed_until) == (
        (),
        berlin(24, "15:00"),
        berlin(24, "15:00"),
    )
    assert [event.kind for event in asleep.events] == [EventKind.REMINDER_SKIPPED] * 2
    woken = plan(replace(view, next_step=AT_DUE), berlin(24, "15:00") + JUST_AFTER)
    assert [(each.kind, each.to) for each in woken.messages] == [(StepKind.SNOOZED, Audience.OWNER)]
    assert (woken.snoozed_until, woken.next_action_at) == (None, ASKED.steps[AT_DUE].acts_at)
    again = plan(replace(view, next_step=AT_DUE, snoozed_until=woken.snoozed_until), berlin(24, "15:01"))
    assert (again.messages, again.events) == ((), ())


def test_a_reminder_after_the_snooze_is_sent_as_ever():
    planned = plan(snoozed(berlin(24, "11:00"), next_step=AT_TWO), berlin(24, "14:00") + JUST_AFTER)
    # Nobody looked in between: of the two the later one is sent.
    assert planned.messages == (to_owner(StepKind.BEFORE, AT_TWO),)


def test_no_snooze_hides_that_it_is_due():
    planned = plan(snoozed(berlin(24, "15:00")), DUE + JUST_AFTER)
    assert planned.messages[0] == to_owner(StepKind.DUE, AT_DUE)
    assert (planned.breached_at, planned.snoozed_until) == (DUE, None)


def test_sweeping_twice_at_the_same_moment_says_nothing_new():
    now = DUE + JUST_AFTER
    view = after(PROMISE, plan(PROMISE, now))
    again = plan(view, now)
    assert (again.events, again.messages, again.breached_at) == ((), (), DUE)


def test_after_ten_working_days_the_reminders_stop_for_good():
    view = replace(PROMISE, next_step=LAST_OVERDUE, breached_at=DUE)
    planned = plan(view, berlin(8, "16:01", month=12))
    assert [message.step for message in planned.messages] == [LAST_OVERDUE]
    assert planned.next_action_at is None
    assert planned.state is State.OPEN  # still owed


def test_a_paused_promise_waits_for_the_end_of_its_pause():
    paused = replace(PROMISE, state=State.PAUSED, turns_at=berlin(30, "09:00"))
    assert plan(paused, DUE + JUST_AFTER) == Plan(State.PAUSED, 0, berlin(30, "09:00"), None)
    assert plan(replace(paused, turns_at=None), DUE + JUST_AFTER).next_action_at is None


def test_a_pause_that_is_to_begin_is_looked_at_when_it_begins():
    pausing = replace(PROMISE, turns_at=berlin(24, "08:00"))
    assert next_action_at(pausing) == berlin(24, "08:00")
    assert next_action_at(replace(pausing, turns_at=berlin(24, "12:00"))) == berlin(24, "09:00")
    assert next_action_at(replace(pausing, next_step=len(PROMISE.steps))) == berlin(24, "08:00")


def test_a_breach_outlives_a_pause():
    paused = replace(PROMISE, state=State.PAUSED, breached_at=DUE, next_step=AT_DUE)
    assert plan(paused, berlin(26, "09:01")).breached_at == DUE


def test_a_closed_promise_asks_for_nothing():
    closed = replace(PROMISE, state=State.CLOSED, outcome=Outcome.MET)
    assert plan(closed, berlin(8, "12:00", month=12)) == Plan(State.CLOSED, 0, None, None)


def test_history_from_before_going_live_is_recorded_in_silence():
    imported = replace(PROMISE, live_since=berlin(25, "00:00"))
    planned = plan(imported, berlin(26, "12:00"))
    assert planned.messages == ()
    assert [event.kind for event in planned.events] == [EventKind.BREACHED]
    assert planned.breached_at == DUE


def test_what_was_overdue_on_the_first_day_is_not_chased_afterwards():
    imported = replace(PROMISE, live_since=berlin(25, "00:00"), next_step=FIRST_OVERDUE, breached_at=DUE)
    assert plan(imported, berlin(27, "17:00")).messages == ()


def test_a_promise_running_on_the_first_day_is_reminded_from_then_on():
    running = replace(PROMISE, live_since=berlin(24, "12:00"))
    first = plan(running, berlin(24, "12:00"))
    second = plan(after(running, first), berlin(24, "14:01"))
    assert (first.messages, second.messages) == ((), (to_owner(StepKind.BEFORE, AT_TWO),))


def test_an_organization_that_is_not_live_hears_nothing():
    planned = plan(replace(PROMISE, live_since=None), berlin(26, "12:00"))
    assert (planned.messages, planned.breached_at) == ((), DUE)


def test_a_quiet_ladder_still_tells_the_waiting_side_of_the_breach():
    quiet = schedule(
        Clock.WEEKDAY_24H,
        OFFICE,
        berlin(23, "16:00"),
        timedelta(hours=24),
        ladder=Ladder(before=(), at_due=False, overdue_dates=0),
    )
    view = CommitmentView(due_at=quiet.due_at, steps=quiet.steps, live_since=LONG_AGO)
    planned = plan(view, DUE + JUST_AFTER)
    assert planned.messages == (Message(StepKind.DUE, 0, Audience.BENEFICIARY, DUE + timedelta(minutes=5)),)
    assert [event.kind for event in planned.events] == [EventKind.BREACHED]
