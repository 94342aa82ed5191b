"""How two answers about one profile differ, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requisitions.rules.calibration import Answer, Difference, difference


@pytest.mark.parametrize(
    ("jonas", "maya", "expected"),
    [
        (3, 3, Difference("kept", "Both say yes.")),
        (4, 3, Difference("today", "Both would meet them; Jonas is surer than Maya.")),
        (2, 1, Difference("today", "Both would not meet them; Maya is surer than Jonas.")),
        (
            1, 4,
            Difference(
                "split",
                "Maya would meet them, Jonas would not. Which requirement is behind it, and is it written down?",
            ),
        ),
    ],
)  # fmt: skip
def test_in_words(jonas, maya, expected):
    assert difference(Answer("Jonas", jonas), Answer("Maya", maya)) == expected


@given(st.integers(1, 4), st.integers(1, 4))
def test_whoever_is_named_first_it_is_the_same_difference(one, other):
    found = difference(Answer("Jonas", one), Answer("Maya", other))
    assert found == difference(Answer("Maya", other), Answer("Jonas", one))
    assert (found.state == "split") == ((one > 2) != (other > 2))
