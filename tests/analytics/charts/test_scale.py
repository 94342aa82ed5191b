"""From figures to pixels."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.scale import Linear, fit, nice_step, spread, steps, text_width

places = st.lists(st.floats(-50, 400), max_size=9)


def test_ends_land_on_ends_and_what_lies_beyond_lands_there_too():
    scale = Linear(0, 20, start=128, end=354)
    assert [scale.at(v) for v in (-3, 0, 10, 20, 99)] == [128, 128, 241, 354, 354]


def test_an_axis_may_run_upward():
    assert Linear(0, 1, start=224, end=8).at(0.5) == 116


@pytest.mark.parametrize(
    ("span", "parts", "step"),
    [(18, 5, 5), (60, 3, 20), (20, 4, 5), (34, 2, 20), (7, 5, 2), (0.3, 3, 0.1), (1000, 4, 500)],
)
def test_steps_are_round(span, parts, step):
    assert nice_step(span, parts) == pytest.approx(step)


def test_steps_reach_both_ends():
    assert steps(30, 90, 20) == (30, 50, 70, 90)


@given(places, st.floats(1, 20))
def test_labels_keep_their_distance_their_order_and_their_frame(wanted, gap):
    placed = spread(wanted, gap, 0, 300)
    assert all(-1e-6 <= place <= 300 + 1e-6 for place in placed)
    ordered = sorted(range(len(wanted)), key=lambda i: wanted[i])
    assert all(placed[b] - placed[a] >= gap - 1e-6 for a, b in pairwise(ordered))


def test_labels_with_room_stay_where_they_are():
    assert spread([20, 80, 50], 15, 0, 100) == [20, 80, 50]


@given(st.text(max_size=60), st.floats(20, 300))
def test_cut_text_fits(words, room):
    assert text_width(fit(words, room)) <= room


def test_text_that_fits_is_whole_and_text_that_does_not_says_so():
    assert fit("Recruiter screen", 122) == "Recruiter screen"
    assert fit("Conversation with the hiring manager", 122) == "Conversation wi…"
