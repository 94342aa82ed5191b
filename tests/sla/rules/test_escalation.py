"""When what happened becomes a case: two missed debriefs of one manager in ninety days, and what does not count."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla.rules.escalation import (
    Answer,
    CaseMove,
    CaseStep,
    CaseView,
    Decision,
    Episode,
    SeveralPeople,
    evaluate,
    next_look,
    next_step,
    still_holds,
)
from sla.rules.metrics import Incident, Kind
from sla.rules.rulebook import RULES, Mode, Scope

RULE = {rule.key: rule for rule in RULES}
DEBRIEFS_MISSED, SLATES_MISSED, STALLED, SHARE = (
    RULE[key] for key in ("debriefs_missed", "slates_missed", "stalled", "feedback_late")
)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
DANA, OTTO = UUID(int=1), UUID(int=2)
REQ_142, REQ_143 = UUID(int=71), UUID(int=72)


def missed(number, days_ago, owner=DANA, requisition=REQ_142, kind=Kind.AGAINST):
    return Incident(UUID(int=100 + number), kind, NOW - days_ago * DAY, owner, requisition)


FIRST, SECOND, THIRD, FOURTH = missed(1, 30), missed(2, 10), missed(3, 5), missed(4, 1)


def decide(incidents, episodes=(), rule=DEBRIEFS_MISSED, now=NOW, live_since=LONG_AGO):
    return evaluate(rule, incidents, episodes, now, live_since=live_since)


def test_two_missed_debriefs_go_to_the_ta_leader():
    decision = decide((SECOND, FIRST))
    assert decision == Decision(DEBRIEFS_MISSED, DANA, REQ_142, (FIRST.id, SECOND.id), value=2, level=0)
    assert (decision.role, decision.scope_id) == ("ta_leader", DANA)


def test_two_missed_slates_are_the_business_leaders_concern():
    decision = decide([missed(1, 60, OTTO), missed(2, 3, OTTO)], rule=SLATES_MISSED)
    assert (decision.about_id, decision.role, decision.rule.chain[1]) == (OTTO, "business_leader", "ta_director")


def test_one_missed_debrief_is_no_case():
    assert decide((FIRST,)) is None


def test_a_rule_that_is_off_asks_for_nothing():
    assert decide((FIRST, SECOND), rule=replace(DEBRIEFS_MISSED, is_on=False)) is None


def test_a_straight_rule_begins_at_the_top_of_its_chain():
    decision = decide((FIRST, SECOND), rule=replace(DEBRIEFS_MISSED, mode=Mode.STRAIGHT))
    assert (decision.level, decision.role) == (1, "chro")


def test_a_case_about_one_requisition_is_apart_from_the_next():
    apart = replace(DEBRIEFS_MISSED, scope=Scope.REQUISITION)
    decision = decide([FIRST, SECOND], rule=apart)
    assert (decision.scope_id, decision.requisition_id) == (REQ_142, REQ_142)


@pytest.mark.parametrize(
    "not_counted",
    [
        pytest.param(replace(FIRST, is_void=True), id="waived, or taken back"),
        pytest.param(replace(FIRST, kind=Kind.KEPT), id="kept"),
        pytest.param(replace(FIRST, at=NOW - 90 * DAY), id="ninety days ago to the second"),
        pytest.param(replace(FIRST, at=NOW + DAY), id="not yet"),
    ],
)
def test_what_does_not_count_makes_no_case(not_counted):
    assert decide((not_counted, SECOND)) is None
    assert decide((FIRST, SECOND)) is not None


def test_the_window_still_holds_what_is_a_moment_younger_than_ninety_days():
    assert decide((replace(FIRST, at=NOW - 90 * DAY + timedelta(seconds=1)), SECOND)) is not None


def test_while_a_case_is_open_there_is_no_second_one():
    assert decide((FIRST, SECOND, THIRD, FOURTH), [Episode(frozenset({FIRST.id, SECOND.id}))]) is None


def test_nobody_answers_twice_for_the_same_promise():
    closed = Episode(frozenset({FIRST.id, SECOND.id}), closed_at=NOW - 7 * DAY)
    assert decide((FIRST, SECOND, THIRD), [closed]) is None


def test_new_misses_after_a_closed_case_open_the_next_on_new_evidence_alone():
    closed = Episode(frozenset({FIRST.id, SECOND.id}), closed_at=NOW - 7 * DAY)
    assert decide((FIRST, SECOND, THIRD, FOURTH), [closed]).evidence == (THIRD.id, FOURTH.id)


def test_what_was_missed_while_a_case_was_open_is_answered_with_it():
    closed = Episode(frozenset({FIRST.id, SECOND.id}), closed_at=NOW - 2 * DAY)
    assert decide((FIRST, SECOND, THIRD, FOURTH), [closed]) is None


def test_a_cooldown_holds_the_next_case_back_until_it_is_over():
    patient = replace(DEBRIEFS_MISSED, cooldown=14 * DAY)
    closed = Episode(frozenset({FIRST.id, SECOND.id}), closed_at=NOW - 7 * DAY)
    fresh = (THIRD, FOURTH)
    assert decide(fresh, [closed], rule=patient) is None
    assert decide(fresh, [closed], rule=patient, now=NOW + 7 * DAY) is not None
    assert next_look(patient, fresh, [closed], NOW, live_since=LONG_AGO) == NOW + 7 * DAY


def test_history_opens_no_case():
    assert decide((FIRST, SECOND), live_since=NOW - 20 * DAY) is None
    assert decide((FIRST, SECOND), live_since=None) is None


def test_a_case_is_about_one_person():
    with pytest.raises(SeveralPeople):
        decide((FIRST, replace(SECOND, person_id=OTTO)))


def moved(days_ago, number=50):
    return missed(number, days_ago, kind=Kind.PROGRESS)


def test_six_weeks_without_progress_on_one_requisition():
    decision = decide([moved(42)], rule=STALLED)
    assert (decision.value, decision.scope_id, decision.evidence) == (42, REQ_142, (moved(42).id,))
    assert decide([moved(42), moved(41, 51)], rule=STALLED) is None


def test_what_stood_still_before_we_came_stands_still_from_then_on():
    assert decide([moved(100)], rule=STALLED, live_since=NOW - 41 * DAY) is None
    assert decide([moved(100)], rule=STALLED, live_since=NOW - 42 * DAY).value == 42


def test_one_standstill_is_answered_once_and_the_next_needs_something_to_have_moved():
    answered = Episode(frozenset({moved(90).id}), closed_at=NOW - 45 * DAY)
    assert decide([moved(90)], [answered], rule=STALLED) is None
    assert decide([moved(90), moved(45, 51)], [answered], rule=STALLED) is not None


def look(rule, incidents, episodes=(), now=NOW):
    return next_look(rule, incidents, episodes, now, live_since=LONG_AGO)


@pytest.mark.parametrize(
    ("happened", "at"),
    [
        pytest.param([moved(10)], NOW + 32 * DAY, id="when the six weeks are full"),
        pytest.param(
            [moved(10), missed(1, 9, kind=Kind.HELD), missed(2, 4, kind=Kind.RESUMED)],
            NOW + 37 * DAY,
            id="the days on hold later",
        ),
        pytest.param(
            [
                moved(10),
                *(
                    replace(missed(n, 9 - n, kind=kind), is_void=True)
                    for n, kind in ((1, Kind.HELD), (5, Kind.RESUMED))
                ),
            ],
            NOW + 32 * DAY,
            id="a hold that was taken back puts nothing off",
        ),
        pytest.param([moved(10), missed(1, 9, kind=Kind.HELD)], None, id="not while it is on hold"),
        pytest.param([moved(10), missed(1, 9, kind=Kind.ENDED)], None, id="not once it has ended"),
    ],
)
def test_a_standstill_is_looked_for_when_it_would_be_full(happened, at):
    assert look(STALLED, happened) == at


def test_a_share_is_looked_at_when_what_was_kept_leaves_the_window():
    late = [missed(n, n) for n in range(1, 7)]
    kept = [missed(10 + n, 30 + n, kind=Kind.KEPT) for n in range(8)]
    assert decide([*late, *kept], rule=SHARE) is None
    # With two of the eight gone it is six of twelve: the half.
    assert look(SHARE, [*late, *kept]) == kept[6].at + SHARE.window


def test_time_alone_adds_no_missed_promise():
    assert look(DEBRIEFS_MISSED, [FIRST]) is None


kinds = st.sampled_from([Kind.AGAINST, Kind.KEPT, Kind.PROGRESS, Kind.HELD, Kind.RESUMED])
histories = st.lists(st.tuples(st.integers(0, 24 * 120), kinds, st.booleans()), max_size=8).map(
    lambda rows: [
        Incident(UUID(int=1000 + n), kind, NOW - hours * DAY / 24, DANA, REQ_142, DAY / 24, is_void)
        for n, (hours, kind, is_void) in enumerate(rows)
    ]
)
rules = st.sampled_from([replace(rule, at_least=2) for rule in RULES])


@given(rules, histories, st.randoms())
def test_a_decision_depends_on_what_happened_and_not_on_the_order_of_hearing(rule, incidents, random):
    shuffled = random.sample(incidents, len(incidents))
    assert decide(shuffled, rule=rule) == decide(incidents, rule=rule)
    assert look(rule, shuffled) == look(rule, incidents)


@given(rules, histories, st.data())
def test_taking_back_what_counted_never_opens_a_case(rule, incidents, data):
    against = [each for each in incidents if each.kind is Kind.AGAINST]
    taken = data.draw(st.sampled_from(against)) if against else None
    corrected = [replace(each, is_void=True) if each is taken else each for each in incidents]
    if decide(incidents, rule=rule) is None:
        assert decide(corrected, rule=rule) is None


@given(rules, histories)
def test_a_second_evaluation_never_opens_a_second_case(rule, incidents):
    decision = decide(incidents, rule=rule)
    if decision:
        opened = Episode(frozenset(decision.evidence))
        assert decide(incidents, [opened], rule=rule) is None
        assert decide(incidents, [replace(opened, closed_at=NOW)], rule=rule, now=NOW + DAY / 24) is None


@given(rules, histories)
def test_between_now_and_the_next_look_time_opens_nothing(rule, incidents):
    if decide(incidents, rule=rule):
        return
    at = look(rule, incidents)
    until = at or NOW + 400 * DAY
    for nth in range(8):
        assert decide(incidents, rule=rule, now=NOW + (until - NOW) * nth / 8) is None
    if at:
        assert decide(incidents, rule=rule, now=at) is not None


@given(rules, histories)
def test_a_case_holds_on_the_day_it_is_opened(rule, incidents):
    decision = decide(incidents, rule=rule)
    if decision:
        assert still_holds(rule, frozenset(decision.evidence), incidents, NOW, live_since=LONG_AGO)


def holds(rule, evidence, incidents):
    return still_holds(rule, frozenset(each.id for each in evidence), incidents, NOW, live_since=LONG_AGO)


def test_a_retraction_takes_the_ground_from_under_a_case():
    assert holds(DEBRIEFS_MISSED, [FIRST, SECOND], (FIRST, SECOND))
    assert not holds(DEBRIEFS_MISSED, [FIRST, SECOND], (replace(FIRST, is_void=True), SECOND, THIRD))
    assert not holds(DEBRIEFS_MISSED, [FIRST, SECOND], (SECOND, THIRD))


def test_progress_that_we_learn_of_late_takes_it_from_under_a_standstill():
    assert holds(STALLED, [moved(42)], [moved(42), moved(-1, 51)])
    assert not holds(STALLED, [moved(42)], [moved(42), moved(10, 51)])


DECIDE_BY = NOW + 2 * DAY
WITH_TA_LEADER = CaseView(("ta_leader", "chro"), level=0, decide_by_at=DECIDE_BY)
PROPOSED = replace(WITH_TA_LEADER, mode=Mode.PROPOSE)


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
        pytest.param(PROPOSED, DECIDE_BY, CaseStep(CaseMove.REMIND), id="proposed, it needs the TA leader's word"),
        pytest.param(
            replace(PROPOSED, answer=Answer.CONFIRMED), NOW, CaseStep(CaseMove.RAISE, "chro"), id="and goes up with it"
        ),
        pytest.param(
            replace(WITH_TA_LEADER, holds=False), DECIDE_BY, CaseStep(CaseMove.REMIND), id="what holds no more stays"
        ),
        pytest.param(
            replace(WITH_TA_LEADER, level=1), DECIDE_BY, CaseStep(CaseMove.REMIND), id="above the CHRO there is nobody"
        ),
        pytest.param(
            replace(WITH_TA_LEADER, level=1, answer=Answer.CONFIRMED), NOW, CaseStep(CaseMove.REST), id="nor to confirm"
        ),
    ],
)
def test_what_becomes_of_a_case(case, now, step):
    assert next_step(case, now) == step
