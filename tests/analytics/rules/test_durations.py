"""Time in a stage with visits still going on, against figures of lifelines 0.30.3 and PostgreSQL's percentile_cont."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.rules.durations import (
    Duration,
    Quartiles,
    Visit,
    day_by_which,
    kaplan_meier,
    percentile,
    quartiles,
    stage_days,
)

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = timedelta(days=1)

# Twelve visits: days, and whether the visit has ended.
VISITS = tuple(
    Duration(days, bool(ended))
    for days, ended in zip((1, 2, 2, 3, 4, 5, 5, 6, 8, 10, 12, 15), (1, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0), strict=True)
)


def test_the_curve_is_that_of_the_reference():
    shares = {point.day: point.share for point in kaplan_meier(VISITS)}
    assert shares == pytest.approx(
        {
            0: 1.0,
            1: 0.916667,
            2: 0.833333,
            3: 0.740741,
            4: 0.648148,
            5: 0.555556,
            6: 0.444444,
            8: 0.444444,
            10: 0.296296,
            12: 0.296296,
            15: 0.296296,
        },
        abs=1e-6,
    )


def test_the_median_counts_who_is_still_there_and_completed_visits_alone_would_be_too_short():
    curve = kaplan_meier(VISITS)
    assert day_by_which(0.5, curve) == 6
    assert percentile([visit.days for visit in VISITS if visit.has_ended], 0.5) == 4


def test_a_share_that_is_not_reached_is_not_made_up():
    assert day_by_which(0.75, kaplan_meier(VISITS)) is None


def test_percentiles_are_those_of_postgresql():
    values = [1, 2, 2, 3, 5, 8, 13, 21]
    assert [percentile(values, share) for share in (0.5, 0.75, 0.9)] == pytest.approx([4.0, 9.25, 15.4])


def visit(days_ago, lasting=None):
    entered_at = NOW - days_ago * DAY
    return Visit(entered_at, None if lasting is None else entered_at + lasting * DAY)


def test_the_time_in_a_stage_says_how_many_are_still_there():
    figures = stage_days([visit(10, 2), visit(9, 3), visit(8, 4), visit(6)], NOW)
    assert (figures.visits, figures.still_open) == (4, 1)
    assert figures.completed == Quartiles(2.5, 3.0, 3.5)
    assert (figures.median, figures.ninetieth, figures.longest) == (3.0, None, 6.0)


def test_clicking_through_a_stage_is_not_time_in_it():
    clicked = Visit(NOW - DAY, NOW - DAY + timedelta(seconds=59))
    assert stage_days([clicked, visit(10, 2)], NOW) == stage_days([visit(10, 2)], NOW)


def test_a_stage_nobody_left_yet_has_no_median():
    figures = stage_days([visit(3), visit(5)], NOW)
    assert (figures.completed, figures.median, figures.longest) == (None, None, 5.0)


def test_a_stage_nobody_entered_has_nothing():
    figures = stage_days([], NOW)
    assert (figures.visits, figures.completed, figures.median, figures.longest) == (0, None, None, None)


days = st.integers(1, 60).map(float)
durations = st.lists(st.builds(Duration, days, st.booleans()), max_size=40)


@given(durations)
def test_the_curve_only_falls_and_stays_within_1_and_0(visits):
    shares = [point.share for point in kaplan_meier(visits)]
    assert shares[0] == 1.0
    assert all(0 <= later <= earlier for earlier, later in pairwise(shares))


@given(st.lists(days, min_size=1, max_size=40))
def test_when_all_have_ended_the_curve_is_the_plain_share_that_stayed_longer(ended):
    for point in kaplan_meier([Duration(each, has_ended=True) for each in ended]):
        assert isclose(point.share, sum(each > point.day for each in ended) / len(ended), abs_tol=1e-9)


@given(st.lists(days, min_size=1, max_size=40))
def test_when_all_have_ended_half_of_them_have_by_the_median(ended):
    median = day_by_which(0.5, kaplan_meier([Duration(each, has_ended=True) for each in ended]))
    assert sum(each <= median for each in ended) * 2 >= len(ended)
    assert sum(each < median for each in ended) * 2 < len(ended)


@given(durations)
def test_a_visit_that_turns_out_to_be_still_open_never_shortens_the_median(visits):
    reopened = [each._replace(has_ended=False) if nth == 0 else each for nth, each in enumerate(visits)]
    known, open_again = (day_by_which(0.5, kaplan_meier(each)) for each in (visits, reopened))
    assert open_again is None or (known is not None and known <= open_again)


@given(st.lists(days, min_size=1, max_size=40))
def test_quartiles_are_in_order_and_within_the_values(values):
    found = quartiles(values)
    assert min(values) <= found.first <= found.median <= found.third <= max(values)
