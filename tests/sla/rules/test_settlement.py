"""How a promise ends: kept, kept late, taken back, forgiven; and that the order in which we hear of it is nothing."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla.rules.calendar import always_open
from sla.rules.clocks import Clock
from sla.rules.commitment import CommitmentView, Event, EventKind, Outcome, Settlement, State
from sla.rules.ladder import TICK, Ladder, reminder_instants
from sla.rules.life import plan
from sla.rules.settlement import FactInTheFuture, NotYetDue, OwnPromise, UnattestedClaim, close, settle, waive

ZONE = "Europe/Berlin"
DUE = datetime(2026, 11, 24, 16, tzinfo=ZoneInfo(ZONE))
HOUR = timedelta(hours=1)
STEPS = reminder_instants(Clock.ELAPSED, always_open(ZONE), DUE, Ladder())
RUNNING = CommitmentView(due_at=DUE, steps=STEPS, live_since=DUE - timedelta(days=30))
BREACHED = replace(RUNNING, breached_at=DUE, next_step=3)
MANAGER, RECRUITER = UUID(int=1), UUID(int=2)


def stand(view, settlement):
    """The view as it is stored after the settlement."""
    return replace(
        view,
        state=settlement.state,
        outcome=settlement.outcome,
        breached_at=settlement.breached_at,
        satisfied_at=settlement.satisfied_at,
        closed_at=settlement.closed_at,
    )


def kinds(settlement):
    return [event.kind for event in settlement.events]


def test_done_before_due_is_met():
    done_at, now = DUE - HOUR, DUE - HOUR + TICK
    assert settle(RUNNING, done_at, now) == Settlement(
        State.CLOSED, Outcome.MET, None, done_at, done_at, (Event(EventKind.MET, done_at, now),)
    )


def test_done_at_the_due_instant_is_met_and_a_tick_later_is_late():
    assert settle(RUNNING, DUE, DUE).outcome is Outcome.MET
    assert settle(RUNNING, DUE + TICK, DUE + TICK).outcome is Outcome.MET_LATE


def test_done_after_due_is_met_late_and_the_breach_stays():
    done_at = DUE + HOUR
    assert settle(BREACHED, done_at, done_at) == Settlement(
        State.CLOSED, Outcome.MET_LATE, DUE, done_at, done_at, (Event(EventKind.MET_LATE, done_at, done_at),)
    )


def test_a_late_fact_that_overtakes_the_sweep_records_the_breach_itself():
    settled = settle(RUNNING, DUE + HOUR, DUE + HOUR)
    assert kinds(settled) == [EventKind.BREACHED, EventKind.MET_LATE]
    assert settled.breached_at == settled.events[0].occurred_at == DUE
    assert settled.records_breach
    assert not settle(BREACHED, DUE + HOUR, DUE + HOUR).records_breach


def test_proof_that_it_was_done_in_time_takes_the_breach_back():
    settled = settle(BREACHED, DUE - HOUR, DUE + HOUR)
    assert settled.retracts_breach
    assert kinds(settled) == [EventKind.BREACH_RETRACTED, EventKind.MET]
    assert (settled.outcome, settled.breached_at) == (Outcome.MET, None)


def test_after_due_the_owners_word_alone_is_not_enough():
    with pytest.raises(UnattestedClaim, match="ask the other side"):
        settle(RUNNING, DUE - HOUR, DUE + HOUR, attested=False)


def test_before_due_the_owners_word_is_enough_since_nothing_hangs_on_the_minute():
    assert settle(RUNNING, DUE - HOUR, DUE, attested=False).outcome is Outcome.MET


def test_a_fact_from_the_future_is_refused_but_a_clock_may_be_two_minutes_fast():
    assert settle(RUNNING, DUE - HOUR, DUE - HOUR - timedelta(minutes=2)).outcome is Outcome.MET
    with pytest.raises(FactInTheFuture):
        settle(RUNNING, DUE - HOUR, DUE - HOUR - timedelta(minutes=2) - TICK)


def test_hearing_of_it_twice_changes_nothing():
    met = stand(RUNNING, settle(RUNNING, DUE - HOUR, DUE - HOUR))
    again = settle(met, DUE - HOUR, DUE)
    assert again.events == ()
    assert stand(met, again) == met


def test_feedback_edited_later_does_not_move_when_it_was_given():
    met = stand(RUNNING, settle(RUNNING, DUE - HOUR, DUE - HOUR))
    assert stand(met, settle(met, DUE + HOUR, DUE + HOUR)) == met


def test_an_earlier_fact_that_arrives_later_turns_late_into_met():
    late = stand(BREACHED, settle(BREACHED, DUE + HOUR, DUE + HOUR))
    settled = settle(late, DUE - HOUR, DUE + 2 * HOUR)
    assert (settled.outcome, settled.satisfied_at, settled.breached_at) == (Outcome.MET, DUE - HOUR, None)


def test_an_interview_cancelled_before_due_leaves_no_breach_even_when_we_learn_of_it_after():
    settled = close(BREACHED, Outcome.CANCELLED, DUE - HOUR, DUE + HOUR)
    assert kinds(settled) == [EventKind.BREACH_RETRACTED, EventKind.CANCELLED]
    assert settled.breached_at is None


def test_cancelling_what_is_overdue_does_not_hide_the_breach():
    settled = close(RUNNING, Outcome.CANCELLED, DUE + HOUR, DUE + HOUR)
    assert kinds(settled) == [EventKind.BREACHED, EventKind.CANCELLED]
    assert settled.breached_at == DUE


def test_a_miss_can_be_put_right_by_later_proof():
    missed = stand(BREACHED, close(BREACHED, Outcome.MISSED, DUE + 5 * HOUR, DUE + 5 * HOUR))
    assert missed.outcome is Outcome.MISSED
    assert settle(missed, DUE - HOUR, DUE + 6 * HOUR).outcome is Outcome.MET


def test_nothing_is_missed_before_it_is_due():
    with pytest.raises(NotYetDue):
        close(RUNNING, Outcome.MISSED, DUE, DUE)


def test_a_waiver_ends_a_promise_and_the_breach_stays_on_record():
    waived = waive(BREACHED, DUE + HOUR, DUE + HOUR, owner_id=MANAGER, approver_id=RECRUITER)
    assert (waived.outcome, waived.breached_at, kinds(waived)) == (Outcome.WAIVED, DUE, [EventKind.WAIVED])


def test_lateness_can_be_forgiven_afterwards():
    late = stand(BREACHED, settle(BREACHED, DUE + HOUR, DUE + HOUR))
    waived = waive(late, DUE + 2 * HOUR, DUE + 2 * HOUR, owner_id=MANAGER, approver_id=RECRUITER)
    assert (waived.outcome, waived.satisfied_at, waived.breached_at) == (Outcome.WAIVED, DUE + HOUR, DUE)


def test_what_was_kept_needs_no_forgiving():
    met = stand(RUNNING, settle(RUNNING, DUE - HOUR, DUE - HOUR))
    assert stand(met, waive(met, DUE, DUE, owner_id=MANAGER, approver_id=RECRUITER)) == met


def test_nobody_waives_their_own_promise():
    with pytest.raises(OwnPromise):
        waive(RUNNING, DUE, DUE, owner_id=MANAGER, approver_id=MANAGER)


# Every order in which the same things can reach us. Each takes the view and the moment of recording.


def sweep(view, now):
    planned = plan(view, now)
    return replace(view, state=planned.state, next_step=planned.next_step, breached_at=planned.breached_at)


def fact(at):
    return lambda view, now: stand(view, settle(view, at, now))


def cancellation(at):
    return lambda view, now: stand(view, close(view, Outcome.CANCELLED, at, now))


def waiver(at):
    return lambda view, now: stand(view, waive(view, at, now, owner_id=MANAGER, approver_id=RECRUITER))


around_due = st.integers(-180, 180).map(lambda minutes: DUE + timedelta(minutes=minutes))


def ends(happenings):
    """The ends that all orders of the happenings and two sweeps lead to, told hour by hour from four hours past due."""
    for order in permutations([*happenings, sweep, sweep]):
        view = RUNNING
        for hours, happen in enumerate(order, start=4):
            view = happen(view, DUE + hours * HOUR)
        yield replace(sweep(view, DUE + 24 * HOUR), next_step=0)


@given(st.lists(around_due, min_size=1, max_size=3))
def test_the_order_of_facts_and_sweeps_does_not_matter(fact_times):
    earliest = min(fact_times)
    [end] = set(ends([fact(at) for at in fact_times]))
    assert (end.state, end.satisfied_at) == (State.CLOSED, earliest)
    assert (end.outcome, end.breached_at) == ((Outcome.MET, None) if earliest <= DUE else (Outcome.MET_LATE, DUE))


@given(around_due, around_due)
def test_nor_does_it_when_a_cancellation_comes_between(fact_at, cancelled_at):
    [end] = set(ends([fact(fact_at), cancellation(cancelled_at)]))
    assert (end.outcome is Outcome.CANCELLED) == (cancelled_at < fact_at)
    assert (end.breached_at == DUE) == (min(fact_at, cancelled_at) > DUE)


@given(around_due, around_due.filter(lambda at: at > DUE))
def test_nor_does_it_when_a_waiver_does(fact_at, waived_at):
    [end] = set(ends([fact(fact_at), waiver(waived_at)]))
    assert end.outcome is (Outcome.MET if fact_at <= DUE else Outcome.WAIVED)
    assert (end.breached_at == DUE) == (fact_at > DUE)
