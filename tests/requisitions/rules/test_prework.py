"""How far an answer has come, and what becomes of an approved one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requisitions.rules import prework
from requisitions.rules.prework import APPROVED, DRAFT, GIVEN, OPEN, RETURNED, NotNow, joined, lines_of, progress

STATES = (OPEN, DRAFT, GIVEN, APPROVED, RETURNED)


@pytest.mark.parametrize(
    ("state", "text", "hand_in", "after"),
    [
        (OPEN, "x", False, DRAFT),
        (DRAFT, " ", False, OPEN),
        (GIVEN, "x", False, DRAFT),
        (RETURNED, "x", False, RETURNED),
        (RETURNED, "x", True, GIVEN),
        (OPEN, "x", True, GIVEN),
    ],
)
def test_writing(state, text, hand_in, after):
    assert prework.written(state, text, hand_in=hand_in) == after


def test_what_was_taken_over_is_not_written_and_nothing_is_not_handed_in():
    for state, text, hand_in in ((APPROVED, "x", False), (APPROVED, "x", True), (OPEN, " \n", True)):
        with pytest.raises(NotNow):
            prework.written(state, text, hand_in=hand_in)


@given(st.sampled_from(STATES), st.booleans())
def test_only_what_is_handed_in_is_reviewed(state, approves):
    if state == GIVEN:
        assert prework.reviewed(state, approves=approves) == (APPROVED if approves else RETURNED)
    else:
        with pytest.raises(NotNow):
            prework.reviewed(state, approves=approves)


@given(st.lists(st.sampled_from(STATES), min_size=1))
def test_it_is_complete_when_everything_is_in_and_settled_when_everything_is_taken_over(states):
    found = progress(states)
    assert found.is_complete == all(each in {GIVEN, APPROVED} for each in states)
    assert found.is_settled == all(each == APPROVED for each in states)


@given(st.text(), st.text())
def test_what_stands_there_is_never_lost_and_an_answer_is_written_once(known, answer):
    once = joined(known, answer)
    assert known.strip() in once
    assert answer.strip() in once
    assert joined(once, answer) == once


def test_a_must_have_for_each_line_that_is_new():
    answer = "- Has shipped a controller\n\n• Writes tests first\n writes  tests FIRST \nHas met a customer"
    assert lines_of(answer, ["has met a  customer"]) == ("Has shipped a controller", "Writes tests first")
    with pytest.raises(NotNow):
        lines_of("x" * 241, [])


def test_every_question_has_its_own_key_and_a_place_that_is_known():
    keys = [each.key for each in prework.QUESTIONS]
    assert len(set(keys)) == len(keys)
    assert all(each.field in prework.FIELDS for each in prework.QUESTIONS)
    assert prework.short_of("own") == "a question"
