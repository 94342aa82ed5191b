"""When missed promises become a case: two missed debriefs of one manager in ninety days, and what does not count."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla.rules.escalation import (
    DEFAULT_RULES,
    Answer,
    BreachFact,
    CaseMove,
    CaseStep,
    CaseView,
    Decision,
    Episode,
    Mode,
    SeveralPeople,
    Side,
    evaluate,
    next_step,
    still_holds,
)

DEBRIEFS_MISSED, SLATES_MISSED = DEFAULT_RULES
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
DANA, OTTO = UUID(int=1), UUID(int=2)


def missed(number, days_ago, clause="debrief", side=Side.MANAGER, owner=DANA):
    return BreachFact(UUID(int=100 + number), clause, side, owner, NOW - days_ago * DAY)


FIRST, SECOND, THIRD, FOURTH = missed(1, 30), missed(2, 10), missed(3, 5), missed(4, 1)


def decide(breaches, episodes=(), rule=DEBRIEFS_MISSED, now=NOW, live_since=LONG_AGO):
    return evaluate(rule, breaches, episodes, now, live_since=live_since)


def test_two_missed_debriefs_are_proposed_to_the_ta_leader():
    decision = decide((SECOND, FIRST))
    assert decision == Decision(DEBRIEFS_MISSED, DANA, (FIRST.id, SECOND.id), level=0)
    assert decision.role == "ta_leader"


def test_two_missed_slates_of_a_recruiter_go_to_the_ta_director():
    slates = [missed(1, 60, "slate", Side.RECRUITER, OTTO), missed(2, 3, "slate", Side.RECRUITER, OTTO)]
    decision = decide(slates, rule=SLATES_MISSED)
    assert (decision.about_id, decision.role) == (OTTO, "ta_director")


def test_one_missed_debrief_is_no_case():
    assert decide((FIRST,)) is None


def test_an_automatic_rule_goes_straight_to_the_top_of_its_chain():
    decision = decide((FIRST, SECOND), rule=replace(DEBRIEFS_MISSED, mode=Mode.AUTOMATIC))
    assert (decision.level, decision.role) == (1, "chro")


@pytest.mark.parametrize(
    "not_counted",
    [
        pytest.param(replace(FIRST, is_waived=True), id="waived"),
        pytest.param(replace(FIRST, is_retracted=True), id="retracted"),
        pytest.param(replace(FIRST, clause="feedback"), id="another clause"),
        pytest.param(replace(FIRST, side=Side.INTERVIEWER), id="promised on another side"),
        pytest.param(replace(FIRST, breached_at=NOW - 90 * DAY), id="ninety days ago to the second"),
        pytest.param(replace(FIRST, breached_at=NOW + DAY), id="not yet"),
    ],
)
def test_what_does_not_count_makes_no_case(not_counted):
    assert decide((not_counted, SECOND)) is None
    assert decide((FIRST, SECOND)) is not None


def test_the_window_still_holds_what_is_a_moment_younger_than_ninety_days():
    assert decide((replace(FIRST, breached_at=NOW - 90 * DAY + timedelta(seconds=1)), SECOND)) is not None


def test_while_a_case_is_open_there_is_no_second_one():
    assert decide((FIRST, SECOND, THIRD, FOURTH), [Episode(frozenset({FIRST.id, SECOND.id}))]) is None


def test_nobody_answers_twice_for_the_same_promise():
    closed = Episode(frozenset({FIRST.id, SECOND.id}), closed_at=NOW - 7 * DAY)
    assert decide((FIRST, SECOND, THIRD), [closed]) is None


def test_new_misses_after_a_closed_case_open_the_next_on_new_evidence_alone():
    closed = Episode(frozenset({FIRST.id, SECOND.id}), closed_at=NOW - 7 * DAY)
    assert decide((FIRST, SECOND, THIRD, FOURTH), [closed]).evidence == (THIRD.id, FOURTH.id)


def test_a_cooldown_holds_the_next_case_back_until_it_is_over():
    patient = replace(DEBRIEFS_MISSED, cooldown=14 * DAY)
    closed = Episode(frozenset({FIRST.id, SECOND.id}), closed_at=NOW - 7 * DAY)
    breaches = (THIRD, FOURTH)
    assert decide(breaches, [closed], rule=patient) is None
    assert decide(breaches, [closed], rule=patient, now=NOW + 7 * DAY) is not None


def test_history_opens_no_case():
    assert decide((FIRST, SECOND), live_since=NOW - 20 * DAY) is None
    assert decide((FIRST, SECOND), live_since=None) is None


def test_a_case_is_about_one_person():
    with pytest.raises(SeveralPeople):
        decide((FIRST, replace(SECOND, owner_id=OTTO)))


def test_a_retraction_takes_the_ground_from_under_a_case():
    evidence = frozenset({FIRST.id, SECOND.id})
    assert still_holds(DEBRIEFS_MISSED, evidence, (FIRST, SECOND))
    assert not still_holds(DEBRIEFS_MISSED, evidence, (replace(FIRST, is_retracted=True), SECOND, THIRD))


def test_a_case_does_not_grow_too_old_for_its_own_evidence():
    long_open = replace(FIRST, breached_at=NOW - 200 * DAY)
    assert still_holds(DEBRIEFS_MISSED, frozenset({FIRST.id, SECOND.id}), (long_open, SECOND))


@given(st.lists(st.integers(0, 120), max_size=8), st.randoms())
def test_a_decision_depends_on_what_was_missed_and_not_on_the_order_of_hearing(days_ago, random):
    breaches = [missed(number, days) for number, days in enumerate(days_ago)]
    shuffled = random.sample(breaches, len(breaches))
    decision = decide(breaches)
    assert decide(shuffled) == decision
    assert (decision is not None) == (sum(days < 90 for days in days_ago) >= 2)


DECIDE_BY = NOW + 2 * DAY
WITH_TA_LEADER = CaseView(("ta_leader", "chro"), level=0, decide_by_at=DECIDE_BY)


@pytest.mark.parametrize(
    ("case", "now", "step"),
    [
        pytest.param(
            WITH_TA_LEADER, NOW, CaseStep(CaseMove.WAIT, next_action_at=DECIDE_BY), id="waits for the TA leader"
        ),
        pytest.param(WITH_TA_LEADER, DECIDE_BY, CaseStep(CaseMove.RAISE, "chro"), id="unanswered it goes up by itself"),
        pytest.param(
            WITH_TA_LEADER, NOW + 30 * DAY, CaseStep(CaseMove.RAISE, "chro"), id="an outage delays it and loses nothing"
        ),
        pytest.param(
            replace(WITH_TA_LEADER, answer=Answer.CONFIRMED), NOW, CaseStep(CaseMove.RAISE, "chro"), id="confirmed"
        ),
        pytest.param(
            replace(WITH_TA_LEADER, answer=Answer.PLANNED),
            NOW,
            CaseStep(CaseMove.WAIT, next_action_at=DECIDE_BY),
            id="a plan runs",
        ),
        pytest.param(
            replace(WITH_TA_LEADER, answer=Answer.PLANNED), DECIDE_BY, CaseStep(CaseMove.ASK), id="a plan is over"
        ),
        pytest.param(
            replace(WITH_TA_LEADER, answer=Answer.PLANNED, level=1),
            DECIDE_BY,
            CaseStep(CaseMove.ASK),
            id="a plan of the last in the chain is over",
        ),
        pytest.param(
            replace(WITH_TA_LEADER, answer=Answer.RESOLVED), DECIDE_BY, CaseStep(CaseMove.REST), id="resolved in time"
        ),
        pytest.param(
            replace(WITH_TA_LEADER, level=1), DECIDE_BY, CaseStep(CaseMove.REST), id="above the CHRO there is nobody"
        ),
    ],
)
def test_what_becomes_of_a_case(case, now, step):
    assert next_step(case, now) == step
