"""Terms as an organization writes them: what they become, that they survive being stored, what is wrong with them."""

from copy import deepcopy
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla.rules.clocks import Clock
from sla.rules.fields import InvalidTerms
from sla.rules.ladder import Ladder
from sla.rules.terms import ClauseTerms, parse_terms, terms_as_data

CLAUSES = ("feedback", "requirements_approval", "slate", "debrief")
HOUR = timedelta(hours=1)
WRITTEN = {
    "feedback": {"clock": "weekday_24h", "allowance": "PT24H", "reminders": ["PT12H", "PT2H"]},
    "requirements_approval": {"clock": "business_days", "allowance": "P2D", "at_due": False, "overdue_days": 3},
    "slate": {"clock": "fixed", "reminders": ["P3D", "P1D"]},
    "debrief": {"clock": "business_hours", "allowance": "P1DT1H30M"},
}


def problems_of(parse, *args):
    with pytest.raises(InvalidTerms) as caught:
        parse(*args)
    return [str(problem) for problem in caught.value.problems]


def test_what_was_written_is_what_is_timed():
    assert parse_terms(WRITTEN, CLAUSES) == {
        "feedback": ClauseTerms(Clock.WEEKDAY_24H, 24 * HOUR, Ladder((12 * HOUR, 2 * HOUR))),
        "requirements_approval": ClauseTerms(Clock.BUSINESS_DAYS, 2, Ladder((), at_due=False, overdue_dates=3)),
        "slate": ClauseTerms(Clock.FIXED, None, Ladder((72 * HOUR, 24 * HOUR))),
        "debrief": ClauseTerms(Clock.BUSINESS_HOURS, timedelta(hours=25, minutes=30), Ladder(())),
    }


minutes = st.integers(2, 30 * 24 * 60).map(lambda count: timedelta(minutes=count))


@st.composite
def clause_terms(draw):
    clock = draw(st.sampled_from(Clock))
    allowance = {Clock.FIXED: None, Clock.BUSINESS_DAYS: draw(st.integers(1, 60))}.get(clock, draw(minutes))
    before = draw(st.lists(minutes, max_size=3))
    if isinstance(allowance, timedelta):
        before = [offset for offset in before if offset < allowance]
    return ClauseTerms(clock, allowance, Ladder(tuple(before), draw(st.booleans()), draw(st.integers(0, 30))))


@given(st.dictionaries(st.sampled_from(CLAUSES), clause_terms()))
def test_terms_survive_being_stored(terms):
    assert parse_terms(terms_as_data(terms), CLAUSES) == terms


@pytest.mark.parametrize(
    ("clause", "change", "says"),
    [
        pytest.param("feedback", {"clock": "lunar"}, "feedback.clock: must be one of", id="an unknown clock"),
        pytest.param("feedback", {"clock": ["elapsed"]}, "feedback.clock: must be one of", id="a list of clocks"),
        pytest.param("feedback", {"allowance": "24h"}, "feedback.allowance: must be a duration", id="not a duration"),
        pytest.param("feedback", {"allowance": "P"}, "feedback.allowance: must be a duration", id="an empty duration"),
        pytest.param("feedback", {"allowance": "PT0H"}, "feedback.allowance: must be a duration", id="no time at all"),
        pytest.param("feedback", {"allowance": 24}, "feedback.allowance: must be a duration", id="a bare number"),
        pytest.param("feedback", {"allowance": "P401D"}, "feedback.allowance: must be a duration", id="too long"),
        pytest.param(
            "feedback", {"reminders": ["PT24H"]}, "feedback.reminders: must be shorter", id="before it is made"
        ),
        pytest.param("feedback", {"reminders": "PT2H"}, "feedback.reminders: must be a list", id="one reminder, bare"),
        pytest.param("feedback", {"reminders": ["soon"]}, "feedback.reminders: must be a list", id="a vague reminder"),
        pytest.param("feedback", {"at_due": "yes"}, "feedback.at_due: must be true or false", id="yes for true"),
        pytest.param("feedback", {"overdue_days": 31}, "feedback.overdue_days: must be a whole", id="a month of mails"),
        pytest.param("feedback", {"overdue_days": True}, "feedback.overdue_days: must be a whole", id="true for one"),
        pytest.param("feedback", {"colour": "red"}, "feedback.colour: is not known here", id="an unknown field"),
        pytest.param(
            "requirements_approval",
            {"allowance": "PT36H"},
            "requirements_approval.allowance: must be a number of working",
            id="half days",
        ),
        pytest.param("slate", {"allowance": "P5D"}, "slate.allowance: must be left out", id="a fixed date with a span"),
    ],
)
def test_a_mistake_is_named_by_clause_and_field(clause, change, says):
    written = deepcopy(WRITTEN)
    written[clause] |= change
    [problem] = problems_of(parse_terms, written, CLAUSES)
    assert problem.startswith(says)


def test_all_mistakes_are_named_at_once():
    written = {"feedback": {"clock": "lunar", "allowance": 1}, "debrief": "48 hours", "lunch": {}}
    assert [problem.partition(":")[0] for problem in problems_of(parse_terms, written, CLAUSES)] == [
        "terms.lunch",
        "feedback.clock",
        "feedback.allowance",
        "debrief",
    ]


@pytest.mark.parametrize("nothing", [None, [], "terms", 3])
def test_terms_are_an_object(nothing):
    assert problems_of(parse_terms, nothing, CLAUSES) == ["terms: must be an object with fields."]
