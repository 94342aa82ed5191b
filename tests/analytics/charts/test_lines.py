"""Both sides over time: two lines at most, told apart without colour, broken where nothing was due."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.lines import Line, Lines, floor_below
from analytics.charts.table import Table
from tests.analytics.charts import reading

DATES = ("31\xa0Aug", "7\xa0Sep", "14\xa0Sep", "21\xa0Sep")
RECRUITERS = Line("Recruiters", (0.93, 0.94, 0.92, 0.95), is_dashed=True)
MANAGERS = Line("Managers", (0.84, None, 0.83, 0.88))
BOTH = Lines("Promises kept, both ways", (RECRUITERS, MANAGERS), DATES, floor=0.75)


def shares(svg, points):
    """Return the shares of a stroke, read off the drawn axis from 75 to 100%."""
    grid = sorted(mark["y1"] for mark in reading.marks(svg, "chart-grid"))
    return [0.75 + 0.25 * (grid[-1] - float(p.split(",")[1])) / (grid[-1] - grid[0]) for p in points.split()]


def test_a_line_runs_through_its_shares_and_the_other_is_dashed():
    svg = BOTH.draw(420)
    (dashed,) = reading.marks(svg, "chart-line-dashed")
    assert shares(svg, dashed["points"]) == pytest.approx([0.93, 0.94, 0.92, 0.95], abs=1e-3)


def test_a_week_with_nothing_due_breaks_the_line_instead_of_joining_over_it():
    strokes = [mark["points"] for mark in reading.marks(BOTH.draw(420), "chart-line")]
    assert len(strokes) == 2
    assert shares(BOTH.draw(420), strokes[1]) == pytest.approx([0.83, 0.88], abs=1e-3)


def test_each_line_is_named_at_its_end_with_its_last_share():
    svg = BOTH.draw(420)
    assert reading.words(svg, "chart-name-dashed") == ["Recruiters 95%"]
    assert reading.words(svg, "chart-name") == ["Managers 88%"]


def test_names_of_lines_that_end_together_do_not_overlap():
    svg = Lines("T", (Line("A", (0.9,)), Line("B", (0.9,), is_dashed=True)), ("1\xa0Jun",)).draw(420)
    one, other = reading.marks(svg, "chart-name")[0]["y"], reading.marks(svg, "chart-name-dashed")[0]["y"]
    assert abs(one - other) >= 15


def test_a_third_line_is_refused():
    with pytest.raises(ValueError, match="third line"):
        Lines("T", (RECRUITERS, MANAGERS, MANAGERS), DATES)


def test_a_line_without_a_value_for_every_date_is_refused():
    with pytest.raises(ValueError, match="every date"):
        Lines("T", (Line("A", (0.5,)),), DATES)


@pytest.mark.parametrize(("least", "floor"), [(0.83, 0.75), (0.75, 0.75), (0.74, 0.5), (0.3, 0.25), (0.1, 0.0)])
def test_the_axis_may_start_at_the_quarter_below_everything(least, floor):
    assert floor_below((Line("A", (least, 0.99, None)),)) == floor


def test_the_first_and_last_date_are_always_named_and_none_touch():
    dates = tuple(f"{i}\xa0Jun" for i in range(30))
    svg = Lines("T", (Line("A", (0.9,) * 30),), dates).draw(288)
    labels = [mark for mark in reading.marks(svg, "chart-tick-label") if mark["text-anchor"] == "middle"]
    assert (reading.words(svg)[5], "29\xa0Jun" in reading.words(svg)) == ("0\xa0Jun", True)
    assert all(b["x"] - a["x"] >= 54 for a, b in pairwise(labels))


def test_the_table_has_a_row_per_date():
    assert BOTH.table() == Table(
        ("Week of", "Recruiters", "Managers"),
        (
            ("31\xa0Aug", "93%", "84%"),
            ("7\xa0Sep", "94%", "–"),
            ("14\xa0Sep", "92%", "83%"),
            ("21\xa0Sep", "95%", "88%"),
        ),
    )


share = st.floats(0, 1) | st.none()


@given(st.integers(0, 60), st.data(), st.integers(280, 900))
def test_any_two_lines_stay_inside(periods, data, width):
    values = st.lists(share, min_size=periods, max_size=periods).map(tuple)
    both = data.draw(st.lists(st.builds(Line, st.text(max_size=40), values, st.booleans()), max_size=2).map(tuple))
    chart = Lines("T", both, tuple(f"{i % 30}\xa0Jun" for i in range(periods)), floor_below(both))
    assert reading.outside(chart.draw(width)) == []
