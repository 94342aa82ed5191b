"""Escalation rules as an organization writes them: what they become, that they survive being stored, what is wrong."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla.rules.fields import InvalidTerms
from sla.rules.metrics import METRICS
from sla.rules.rule_terms import parse_rules, rules_as_data
from sla.rules.rulebook import CONCERNS, RULES, Mode, Rule, Scope, Side, default_rules

CLAUSES = ("feedback", "slate", "debrief")
ROLES = ("business_leader", "ta_leader", "ta_director", "chro")
DAY = timedelta(days=1)
WRITTEN = {
    "key": "debriefs_missed",
    "side": "manager",
    "clauses": ["debrief"],
    "threshold": 3,
    "window_days": 60,
    "chain": ["ta_leader", "chro"],
    "mode": "propose",
    "cooldown_days": 14,
}
STALLED = {
    "key": "stalled",
    "metric": "stalled",
    "side": "manager",
    "scope": "requisition",
    "threshold": 42,
    "chain": ["chro"],
}


def problems_of(data):
    with pytest.raises(InvalidTerms) as caught:
        parse_rules(data, CLAUSES, ROLES)
    return [str(problem) for problem in caught.value.problems]


def test_what_was_written_is_what_is_counted():
    assert parse_rules([WRITTEN], CLAUSES, ROLES) == (
        Rule(
            key="debriefs_missed",
            metric="missed",
            side=Side.MANAGER,
            clauses=("debrief",),
            threshold=3,
            window=60 * DAY,
            chain=("ta_leader", "chro"),
            mode=Mode.PROPOSE,
            cooldown=14 * DAY,
        ),
    )


def test_the_default_rules_count_what_there_are_promises_for_and_survive_being_stored():
    rules = default_rules(CLAUSES)
    assert [rule.key for rule in rules] == [
        "debriefs_missed",
        "stalled",
        "late_cancellations",
        "unexplained_rejections",
        "feedback_late",
        "slates_missed",
        "slates_returned",
        "concern_about_manager",
        "concern_about_recruiter",
    ]
    assert parse_rules(rules_as_data(rules), CLAUSES, ROLES) == rules


def test_the_defaults_are_what_was_decided():
    meant = {rule.key: (rule.threshold, rule.window.days, rule.chain) for rule in RULES}
    about_managers, about_recruiters = ("ta_leader", "chro"), ("business_leader", "ta_director")
    assert meant == {
        "debriefs_missed": (2, 90, about_managers),
        "stalled": (42, 90, about_managers),
        "late_cancellations": (3, 30, about_managers),
        "unexplained_rejections": (5, 42, about_managers),
        "feedback_late": (50, 42, about_managers),
        "slates_missed": (2, 90, about_recruiters),
        "slates_returned": (2, 90, about_recruiters),
        "candidates_unanswered": (5, 42, about_recruiters),
    }
    assert {(rule.answer_within, rule.mode, rule.is_on) for rule in (*RULES, *CONCERNS)} == {(2, Mode.AUTOMATIC, True)}


@given(
    st.sampled_from(RULES),
    st.integers(1, 30),
    st.sampled_from(Mode),
    st.booleans(),
    st.integers(1, 366),
    st.integers(1, 100),
)
def test_rules_survive_being_stored(rule, days, mode, is_on, window, threshold):
    uses = METRICS[rule.metric].uses
    changed = replace(
        rule,
        answer_within=days,
        mode=mode,
        is_on=is_on,
        threshold=threshold,
        clauses=("feedback", "slate") if rule.clauses else (),
        window=window * DAY if "window_days" in uses else rule.window,
    )
    assert parse_rules(rules_as_data([changed]), CLAUSES, ROLES) == (changed,)


@pytest.mark.parametrize(
    ("written", "change", "says"),
    [
        pytest.param(WRITTEN, {"side": "both"}, "debriefs_missed.side: must be one of", id="an unknown side"),
        pytest.param(WRITTEN, {"metric": "moods"}, "debriefs_missed.metric: must be one of", id="an unknown metric"),
        pytest.param(WRITTEN, {"clauses": []}, "debriefs_missed.clauses: must be a list of one", id="no clause"),
        pytest.param(WRITTEN, {"clauses": ["lunch"]}, "debriefs_missed.clauses: must be a list of", id="a strange one"),
        pytest.param(WRITTEN, {"chain": ["ceo"]}, "debriefs_missed.chain: must be a list of one", id="an unknown role"),
        pytest.param(WRITTEN, {"chain": ["chro", "chro"]}, "debriefs_missed.chain: must name each", id="a role twice"),
        pytest.param(WRITTEN, {"threshold": 0}, "debriefs_missed.threshold: must be a whole number", id="no misses"),
        pytest.param(WRITTEN, {"window_days": None}, "debriefs_missed.window_days: must be a whole", id="no window"),
        pytest.param(WRITTEN, {"mode": "maybe"}, "debriefs_missed.mode: must be one of", id="an unknown mode"),
        pytest.param(WRITTEN, {"scope": "planet"}, "debriefs_missed.scope: must be one of", id="an unknown scope"),
        pytest.param(WRITTEN, {"is_on": "yes"}, "debriefs_missed.is_on: must be true or false", id="yes for true"),
        pytest.param(WRITTEN, {"at_least": 5}, "debriefs_missed.at_least: means nothing for missed", id="not its own"),
        pytest.param(WRITTEN, {"key": ""}, "escalation rule 1.key: must be a text", id="no name"),
        pytest.param(WRITTEN, {"key": "Two Words"}, "Two Words.key: must be small letters", id="no name for programs"),
        pytest.param(
            STALLED, {"scope": "person"}, "stalled.scope: must be requisition", id="people do not stand still"
        ),
        pytest.param(STALLED, {"side": "recruiter"}, "stalled.side: must be manager", id="counted about nobody else"),
        pytest.param(STALLED, {"window_days": 9}, "stalled.window_days: means nothing", id="a window of no use"),
    ],
)
def test_a_mistake_in_a_rule_is_named_by_rule_and_field(written, change, says):
    [problem] = problems_of([written | change])
    assert problem.startswith(says)


def test_more_than_all_cannot_be_late():
    share = {**WRITTEN, "metric": "late_share", "threshold": 101}
    assert problems_of([share]) == ["debriefs_missed.threshold: must be a whole number from 1 to 100."]


def test_two_rules_of_one_name_are_told_apart():
    assert problems_of([WRITTEN, WRITTEN]) == ["debriefs_missed.key: is used by two rules; give each its own."]


def test_rules_are_a_list_of_objects():
    assert problems_of({}) == ["escalation rules: must be a list."]
    assert problems_of(["no"]) == ["escalation rule 1: must be an object with fields."]


def test_what_was_stored_before_rules_named_their_metric_still_counts_missed_promises():
    old = {**WRITTEN, "clauses": ["slate"], "side": "recruiter"}
    [rule] = parse_rules([old], CLAUSES, ROLES)
    assert (rule.metric, rule.scope, rule.is_on) == ("missed", Scope.PERSON, True)
