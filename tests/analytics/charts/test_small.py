"""The small drawings: days in stage on a card, the four steps of a rating, the dot of the coverage matrix."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.coverage import dot
from analytics.charts.meter import Meter, meter_key
from analytics.charts.steps import rating_steps
from analytics.charts.table import Table
from requisitions.rules.coverage import Coverage, CoverageColumn, CoverageRow
from tests.analytics.charts import reading


def test_days_within_the_limit_fill_the_track_towards_the_tick():
    svg = Meter(days=4, agreed=5).draw()
    assert reading.marks(svg, "chart-spent")[0]["x2"] == "50%"
    assert reading.marks(svg, "chart-limit")[0]["x1"] == "62.5%"
    assert reading.marks(svg, "chart-over") == []


def test_days_beyond_the_limit_are_late_from_the_tick_on():
    (over,) = reading.marks(Meter(days=7, agreed=5).draw(), "chart-over")
    assert (over["x1"], over["x2"]) == ("62.5%", "87.5%")


def test_the_meter_says_its_days():
    assert reading.name(Meter(days=7, agreed=5).draw()) == ["7 of 5 days agreed"]
    assert Meter(7, 5).table() == Table(("Days in stage", "Agreed"), (("7\xa0d", "5\xa0d"),), text_columns=0)
    assert reading.parse(meter_key()).get("width") == "60"


@given(st.floats(0, 10**6), st.floats(0.1, 1000))
def test_any_days_stay_on_the_track(days, agreed):
    svg = Meter(days, agreed).draw()
    ends = [
        float(mark["x2"].rstrip("%"))
        for c in ("chart-spent", "chart-over", "chart-limit")
        for mark in reading.marks(svg, c)
    ]
    assert all(0 <= end <= 100 for end in ends)


@pytest.mark.parametrize("rating", [1, 2, 3, 4])
def test_as_many_steps_are_filled_as_the_rating_says(rating):
    svg = rating_steps(rating)
    assert (len(reading.marks(svg, "chart-step-on")), len(reading.marks(svg, "chart-step"))) == (rating, 4 - rating)
    assert reading.parse(svg).get("aria-hidden") == "true"


@pytest.mark.parametrize("rating", [0, 5])
def test_a_rating_has_four_steps(rating):
    with pytest.raises(ValueError, match="1 to 4"):
        rating_steps(rating)


def test_coverage_counts_and_names_its_gaps():
    others = CoverageRow("Working with others", (True, True))
    coverage = Coverage(
        (CoverageColumn("Screen", "Maya"), CoverageColumn("Code", "Yusuf, Lin")),
        (others, CoverageRow("Functional safety", (False, False))),
    )
    assert [(row.times, row.is_gap) for row in coverage.rows] == [(2, False), (0, True)]
    assert coverage.lines[0] == (others, ("Screen", "Code"))
    assert len(reading.marks(dot(), "chart-dot")) == 1
