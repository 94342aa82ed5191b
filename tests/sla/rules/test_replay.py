"""What facts make of a promise: the interview ends on Monday at two, the scorecard is due on Tuesday at two."""

import random
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from sla.rules.calendar import calendar_from
from sla.rules.commitment import EventKind, Outcome, State
from sla.rules.decisions import Verb
from sla.rules.facts import in_order
from sla.rules.ladder import TICK, StepKind
from sla.rules.promise import Agreed
from tests.sla.rules.telling import (
    APPLICATION,
    ATTENDANCE,
    DEBRIEF,
    DELEGATE,
    FEEDBACK,
    FIRST,
    HOUR,
    INTERVIEWER,
    KICKOFF,
    MANAGER,
    RECRUITER,
    REQUISITION,
    SECOND,
    SLATE,
    Pages,
    at,
    decided,
    fact,
    held,
    kinds,
    leave,
    only,
    planned,
    submitted,
    tell,
)

HELD_AT, DUE = at(23, 14), at(24, 14)
HELD = held(HELD_AT)


# Kept, and not.


def test_an_interview_asks_everybody_on_its_panel():
    promises = tell(FEEDBACK, held(HELD_AT, panel=(INTERVIEWER, MANAGER)), now=HELD_AT)
    assert [(each.owner_id, each.side, each.due_at) for each in promises] == [
        (INTERVIEWER, "interviewer", DUE),
        (MANAGER, "manager", DUE),
    ]


def test_done_in_time_is_met():
    promise = only(FEEDBACK, HELD, submitted(at(24, 13)))
    assert (promise.outcome, promise.breached_at, promise.satisfied_at) == (Outcome.MET, None, at(24, 13))
    assert kinds(promise) == ["opened", "met"]


def test_done_late_is_met_late_and_broken_at_the_due_instant():
    promise = only(FEEDBACK, HELD, submitted(at(24, 15)))
    assert (promise.outcome, promise.breached_at, promise.satisfied_at) == (Outcome.MET_LATE, DUE, at(24, 15))


def test_what_is_not_done_is_owed_still_and_broken():
    promise = only(FEEDBACK, HELD)
    assert (promise.state, promise.outcome, promise.breached_at) == (State.OPEN, Outcome.NONE, DUE)


def test_what_was_written_during_the_interview_is_met_when_it_ends():
    promise = only(FEEDBACK, submitted(at(23, 13)), HELD)
    assert (promise.outcome, promise.satisfied_at) == (Outcome.MET, at(23, 13))


def test_a_later_submission_does_not_move_when_it_was_done():
    promise = only(FEEDBACK, HELD, submitted(at(24, 10)), submitted(at(25, 10)))
    assert promise.satisfied_at == at(24, 10)


# Late, doubled and out of order.


@pytest.mark.parametrize("seed", range(20))
def test_the_order_in_which_facts_are_told_does_not_matter(seed):
    happened = [
        planned(at(20)), planned(at(20, 10), SECOND), HELD, held(at(24, 12), SECOND),
        fact("debrief_held", at(26, 15)), submitted(at(24, 15)), decided(Verb.HELD, at(24, 16)),
        decided(Verb.TAKEN_UP, at(25, 16)), HELD, submitted(at(24, 15)),
    ]  # fmt: skip
    expected = tell(FEEDBACK, *happened), tell(DEBRIEF, *happened)
    random.Random(seed).shuffle(happened)
    assert (tell(FEEDBACK, *happened), tell(DEBRIEF, *happened)) == expected


def test_a_fact_told_twice_counts_from_when_it_was_first_told():
    again = replace(HELD, recorded_at=at(27))
    assert in_order([again, HELD]) == [HELD]


def test_of_two_recorded_in_one_instant_the_later_entry_comes_later():
    """PostgreSQL returns what was written together in any order; a vacuum in between turned the two around."""
    first, then = (
        fact("prework_sent", at(23), subject_id=KICKOFF, agreed_at=at(30 - nth), event_id=UUID(int=nth))
        for nth in (1, 2)
    )
    assert in_order([then, first]) == in_order([first, then]) == [first, then]


def test_two_sources_of_one_interview_are_one_promise():
    promise = only(FEEDBACK, HELD, held(HELD_AT + 5 * timedelta(minutes=1), actor_id=RECRUITER))
    assert (promise.cycle, promise.generation, promise.due_at) == (1, 0, DUE)


# Who says so.


def test_the_owners_word_about_the_past_counts_from_when_it_was_given():
    promise = only(FEEDBACK, HELD, submitted(at(24, 13), recorded_at=at(25, 9)))
    assert (promise.outcome, promise.satisfied_at, promise.breached_at) == (Outcome.MET_LATE, at(25, 9), DUE)


def test_two_minutes_are_a_slow_clock_and_not_the_past():
    promise = only(FEEDBACK, HELD, submitted(DUE, recorded_at=DUE + timedelta(minutes=2)))
    assert promise.outcome is Outcome.MET


@pytest.mark.parametrize("attested", [{"is_attested": True}, {"actor_id": RECRUITER}])
def test_attested_or_said_by_the_other_side_it_counts_from_when_it_was(attested):
    promise = only(FEEDBACK, HELD, submitted(at(24, 13), recorded_at=at(25, 9), **attested))
    assert (promise.outcome, promise.satisfied_at, promise.breached_at) == (Outcome.MET, at(24, 13), None)


def test_that_the_interview_is_noted_late_by_the_owner_does_not_spoil_what_they_had_written():
    late = held(HELD_AT, recorded_at=at(25, 9), actor_id=INTERVIEWER)
    assert only(FEEDBACK, submitted(at(23, 15)), late).outcome is Outcome.MET


def test_nothing_was_done_later_than_we_learned_of_it():
    kickoff = fact("kickoff_scheduled", at(20), subject_id=KICKOFF, agreed_at=at(25, 10))
    came = fact("kickoff_attended", at(24), subject_id=KICKOFF, person_id=MANAGER, actor_id=RECRUITER)
    assert only(ATTENDANCE, kickoff, came).satisfied_at == at(24)


# Asked anew.


def test_a_meeting_that_is_moved_in_time_is_the_same_promise_one_generation_on():
    first, second = (
        fact("kickoff_scheduled", at(day), subject_id=KICKOFF, agreed_at=agreed)
        for day, agreed in [(20, at(24, 10)), (23, at(26, 10))]
    )
    promise = only(ATTENDANCE, first, second, now=at(25))
    assert (promise.cycle, promise.generation, promise.due_at) == (1, 1, at(26, 14))
    assert [(line.generation, line.event.kind.value) for line in promise.history] == [
        (0, "opened"), (0, "superseded"), (1, "opened"),
    ]  # fmt: skip


def test_what_was_overdue_when_it_was_asked_for_anew_stays_missed():
    first, second = (
        fact("kickoff_scheduled", at(day), subject_id=KICKOFF, agreed_at=agreed)
        for day, agreed in [(20, at(24, 10)), (25, at(26, 10))]
    )
    missed, asked = tell(ATTENDANCE, first, second, now=at(25))
    assert (missed.outcome, missed.breached_at) == (Outcome.SUPERSEDED, at(24, 14))
    assert (asked.cycle, asked.outcome, asked.breached_at) == (2, Outcome.NONE, None)


def test_the_debrief_waits_for_the_last_interview_and_begins_anew_with_another():
    loop = [planned(at(18)), planned(at(18), SECOND), HELD]
    assert tell(DEBRIEF, *loop) == []
    promise = only(DEBRIEF, *loop, held(at(24, 14), SECOND), now=at(25))
    assert (promise.owner_id, promise.due_at) == (MANAGER, at(26, 14))


def test_calling_off_the_last_one_that_was_planned_ends_the_loop():
    called_off = fact("interview_cancelled", at(24, 10), subject_id=SECOND, interview_id=SECOND)
    assert only(DEBRIEF, planned(at(18)), planned(at(18), SECOND), HELD, called_off).anchored_at == at(24, 10)
    assert tell(DEBRIEF, planned(at(18), SECOND), called_off) == []


def test_an_application_that_ends_and_calls_off_its_interview_in_one_go_asks_for_no_debrief():
    rejected = fact("application_rejected", at(24, 10), subject_id=APPLICATION)
    called_off = fact("interview_cancelled", at(24, 10), subject_id=SECOND, interview_id=SECOND)
    assert tell(DEBRIEF, planned(at(18)), planned(at(18), SECOND), HELD, called_off, rejected) == []


def test_a_second_round_asks_for_a_second_debrief():
    first = [planned(at(16)), held(at(17, 14)), fact("debrief_held", at(18, 14))]
    second = [planned(at(19), SECOND), held(at(23, 14), SECOND)]
    assert [(each.cycle, each.outcome) for each in tell(DEBRIEF, *first, *second, now=at(24))] == [
        (1, Outcome.MET), (2, Outcome.NONE),
    ]  # fmt: skip


# Waived.


def test_a_waiver_ends_the_promise_and_the_breach_stays():
    promise = only(FEEDBACK, HELD, decided(Verb.WAIVED, at(25)))
    assert (promise.outcome, promise.breached_at, promise.closed_at) == (Outcome.WAIVED, DUE, at(25))


def test_nobody_waives_their_own():
    assert only(FEEDBACK, HELD, decided(Verb.WAIVED, at(25), by_id=INTERVIEWER)).outcome is Outcome.NONE


def test_lateness_is_forgiven_afterwards():
    promise = only(FEEDBACK, HELD, submitted(at(24, 15)), decided(Verb.WAIVED, at(25)))
    assert (promise.outcome, promise.breached_at, promise.satisfied_at) == (Outcome.WAIVED, DUE, at(24, 15))


# Paused.


def test_a_pause_stops_the_clock_and_resumes_by_itself():
    pause = decided(Verb.PAUSED, at(24, 10), ends_at=at(25, 10))
    resting = only(FEEDBACK, HELD, pause, now=at(24, 18))
    assert (resting.state, resting.turns_at, resting.due_at) == (State.PAUSED, at(25, 10), at(25, 14))
    resumed = only(FEEDBACK, HELD, pause, now=at(25, 10))
    assert (resumed.state, resumed.turns_at, resumed.breached_at) == (State.OPEN, None, None)
    assert kinds(resumed) == ["opened", "paused", "resumed"]


def test_a_pause_that_is_ended_early_gives_back_what_is_left_of_it():
    pause, resumed = decided(Verb.PAUSED, at(24, 10), ends_at=at(27, 10)), decided(Verb.RESUMED, at(24, 12))
    assert only(FEEDBACK, HELD, pause, resumed, now=at(24, 13)).due_at == at(24, 16)


def test_a_pause_takes_no_breach_back():
    promise = only(FEEDBACK, HELD, decided(Verb.PAUSED, at(24, 15), ends_at=at(26)), now=at(25))
    assert (promise.state, promise.due_at, promise.breached_at) == (State.PAUSED, DUE, DUE)


def test_a_pause_moves_the_reminders_and_repeats_none_under_the_same_number():
    promise = only(FEEDBACK, HELD, decided(Verb.PAUSED, at(24, 10), ends_at=at(25, 10)), now=at(24, 18))
    assert [step.acts_at for step in promise.steps if step.kind is StepKind.BEFORE] == [
        at(24), at(25, 9), at(25, 12),
    ]  # fmt: skip


def test_what_is_done_while_it_rests_is_met():
    promise = only(FEEDBACK, HELD, decided(Verb.HELD, at(24, 10)), submitted(at(27, 10)))
    assert (promise.outcome, promise.breached_at) == (Outcome.MET, None)


def test_a_requisition_on_hold_rests_until_somebody_goes_on():
    on_hold = decided(Verb.HELD, at(24, 10))
    promise = only(FEEDBACK, HELD, on_hold)
    assert (promise.state, promise.turns_at, promise.breached_at) == (State.PAUSED, None, None)
    promise = only(FEEDBACK, HELD, on_hold, decided(Verb.TAKEN_UP, at(26, 10)), now=at(26, 11))
    assert (promise.state, promise.due_at) == (State.OPEN, at(26, 14))


def test_a_promise_that_begins_during_a_hold_begins_to_count_when_it_ends():
    on_hold, taken_up = decided(Verb.HELD, at(23, 10)), decided(Verb.TAKEN_UP, at(24, 10))
    assert only(FEEDBACK, HELD, on_hold, taken_up).due_at == at(25, 10)


# Leave.

SHARED = replace(FEEDBACK, stand_in="scorecards.write")  # as if others could keep it, too


def test_what_nobody_else_can_keep_rests_in_spite_of_a_delegate():
    away = leave(at(24), at(26), decided_at=at(20), delegate=DELEGATE)
    promise = only(FEEDBACK, HELD, away, now=at(25))
    assert (promise.owner_id, promise.state) == (INTERVIEWER, State.PAUSED)
    assert only(FEEDBACK, HELD, away, now=at(26)).due_at == at(26, 14)


def test_leave_without_a_delegate_rests_from_its_first_to_its_last_instant():
    away = leave(at(24), at(26), decided_at=at(20))
    before = only(FEEDBACK, HELD, away, now=at(23, 15))
    assert (before.state, before.turns_at, before.due_at) == (State.OPEN, at(24), at(26, 14))
    assert only(FEEDBACK, HELD, away, now=at(25)).state is State.PAUSED
    assert only(FEEDBACK, HELD, away, now=at(26)).state is State.OPEN


def test_leave_with_a_delegate_moves_what_is_open_and_what_begins():
    away = leave(at(24), at(27), decided_at=at(20), delegate=DELEGATE)
    promise = only(SHARED, HELD, away, now=at(23, 15))
    assert (promise.owner_id, promise.turns_at) == (INTERVIEWER, at(24))
    promise = only(SHARED, HELD, away, now=at(24))
    assert (promise.owner_id, promise.delegated_from_id, promise.due_at) == (DELEGATE, INTERVIEWER, DUE)
    begun = only(SHARED, held(at(25, 14)), away, now=at(25, 15))
    assert (begun.owner_id, begun.delegated_from_id) == (DELEGATE, INTERVIEWER)


def test_what_is_still_in_time_comes_back_when_leave_ends_or_is_called_off():
    until = decided(Verb.PAUSED, at(23, 15), ends_at=at(26, 15))  # due on the 27th, in the middle of the morning
    away = leave(at(24), at(27), decided_at=at(20), delegate=DELEGATE)
    back = decided(Verb.BACK, at(25), leave_id=away.leave_id, owner_id=INTERVIEWER)
    for over, told in [(at(27), [until, away]), (at(25), [until, away, back])]:
        before, after = (only(SHARED, HELD, *told, now=moment) for moment in (over - HOUR, over))
        assert (before.owner_id, before.delegated_from_id) == (DELEGATE, INTERVIEWER)
        assert (after.owner_id, after.delegated_from_id, after.due_at) == (INTERVIEWER, None, before.due_at)
        assert kinds(after)[-1] == "handed_back"


def test_a_promise_that_goes_there_and_back_twice_has_a_line_for_each_time():
    until = decided(Verb.PAUSED, at(23, 15), ends_at=at(26, 15))
    first = leave(at(24), at(25), decided_at=at(20), delegate=DELEGATE)
    second = replace(leave(at(26), at(27), decided_at=at(20), delegate=MANAGER), leave_id=FIRST)
    promise = only(SHARED, HELD, until, first, second, now=at(27))
    hands = {EventKind.DELEGATED, EventKind.HANDED_BACK}
    moved = [(each.event.kind, each.event.step) for each in promise.history if each.event.kind in hands]
    there, back = EventKind.DELEGATED, EventKind.HANDED_BACK
    assert moved == [(there, 0), (back, 1), (there, 2), (back, 3)]


@pytest.mark.parametrize(("begins", "owes"), [(at(24), DELEGATE), (at(25), INTERVIEWER)])
def test_what_is_overdue_stays_with_whoever_let_it_become_so(begins, owes):
    away = leave(begins, begins + 26 * HOUR, decided_at=at(20), delegate=DELEGATE)
    for now in (begins + 25 * HOUR, at(30)):
        promise = only(SHARED, HELD, away, now=now)
        assert (promise.owner_id, promise.breached_at) == (owes, DUE)


@pytest.mark.parametrize("by", [DELEGATE, INTERVIEWER])
def test_who_stands_in_and_who_is_away_may_both_keep_it(by):
    away = leave(at(24), at(27), decided_at=at(20), delegate=DELEGATE)
    assert only(SHARED, HELD, away, submitted(at(24, 13), by=by)).outcome is Outcome.MET


def test_a_delegate_does_not_waive_what_was_handed_to_them():
    away = leave(at(24), at(27), decided_at=at(20), delegate=DELEGATE)
    waived = decided(Verb.WAIVED, at(24, 10), by_id=DELEGATE)
    assert only(SHARED, HELD, away, waived).outcome is Outcome.NONE


def test_coming_back_early_ends_the_rest():
    away = leave(at(24), at(27), decided_at=at(20))
    back = decided(Verb.BACK, at(25), leave_id=away.leave_id, owner_id=INTERVIEWER)
    promise = only(FEEDBACK, HELD, away, back, now=at(25, 10))
    assert (promise.state, promise.due_at) == (State.OPEN, at(25, 14))


def test_leave_that_is_approved_after_the_fact_takes_no_breach_back():
    promise = only(FEEDBACK, HELD, leave(at(24), at(27), decided_at=at(25)))
    assert promise.breached_at == DUE


# Working hours that change.


def test_other_hours_move_what_is_open_and_not_yet_due():
    no_tuesdays = calendar_from("Europe/Berlin", [[["09:00", "17:00"]], []] + [[["09:00", "17:00"]]] * 3 + [[], []])
    early, late = (
        only(FEEDBACK, HELD, pages=Pages(FEEDBACK, {INTERVIEWER: [(known, no_tuesdays)]}))
        for known in (at(24, 10), at(24, 15))
    )
    assert (early.due_at, late.due_at) == (at(25, 14), DUE)


def test_every_key_is_told_by_itself():
    assert {each.subject_id for each in tell(FEEDBACK, HELD, held(HELD_AT, SECOND))} == {FIRST, SECOND}


def test_after_a_hold_over_its_due_instant_it_is_due_and_reminded_anew():
    on_hold, taken_up = decided(Verb.HELD, at(24, 10)), decided(Verb.TAKEN_UP, at(26, 10))
    promise = only(FEEDBACK, HELD, on_hold, taken_up, now=at(26, 11))
    assert [(step.kind, step.acts_at) for step in promise.steps][:3] == [
        (StepKind.BEFORE, at(24)), (StepKind.BEFORE, at(26, 12)), (StepKind.DUE, at(26, 14) + TICK),
    ]  # fmt: skip
    assert sum(step.kind is StepKind.DUE for step in promise.steps) == 1


def test_terms_that_are_applied_again_count_from_the_beginning_and_make_nothing_overdue():
    book = Pages(FEEDBACK)
    own = book.terms("feedback", HELD_AT).terms
    shorter, longer = (Agreed(replace(own, allowance=hours * HOUR)) for hours in (4, 48))
    for terms, due in [(longer, at(25, 14)), (shorter, DUE)]:
        book.later = (at(24, 9), terms)
        applied = decided(Verb.TERMS_APPLIED, at(24, 10))
        assert only(FEEDBACK, HELD, applied, pages=book).due_at == due


def test_an_agreed_date_does_not_move_with_its_owners_hours():
    about = {"subject_id": REQUISITION, "application_id": None, "agreed_on": date(2026, 11, 25)}
    opened = fact("requisition_opened", at(20), **about)
    tokyo = calendar_from("Asia/Tokyo", [[["09:00", "17:00"]]] * 5 + [[], []])
    promise = only(SLATE, opened, pages=Pages(SLATE, {RECRUITER: [(at(23), tokyo)]}))
    assert promise.due_at == at(26, 0)
