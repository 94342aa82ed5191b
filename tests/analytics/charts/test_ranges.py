"""Days in stage: the middle half, the median on it, the agreed tick, the diamond of what took longer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.ranges import DayRange, DayRanges
from analytics.charts.table import Table
from tests.analytics.charts import reading

RANGES = DayRanges(
    "Days in stage",
    (
        DayRange("Slate", 2, 4, 5, 358, agreed=4),
        DayRange("Loop", 9, 14, 18, 96, agreed=10),
        DayRange("Offer", None, None, None, 2),
    ),
)
few = st.floats(0, 5000) | st.none()
ranges = st.builds(
    DayRange, label=st.text(max_size=60), low=few, median=few, high=few, n=st.integers(0, 10**6), agreed=few
)


def day(svg, x):
    """Return which day a pixel stands for, read off the drawn axis."""
    first, *_, last = reading.marks(svg, "chart-grid")
    return (x - first["x1"]) / (last["x1"] - first["x1"]) * 20


def test_the_axis_is_round_and_names_its_unit_once():
    assert reading.words(RANGES.draw(420), "chart-tick-label") == ["0", "5", "10", "15", "20\xa0d"]


def test_range_median_and_agreed_time_stand_on_their_days():
    svg = RANGES.draw(420)
    (slate, loop), (dot,) = reading.marks(svg, "chart-range"), reading.marks(svg, "chart-dot")
    assert [day(svg, slate["x"]), day(svg, slate["x"] + slate["width"])] == pytest.approx([2, 5], abs=0.01)
    assert [day(svg, loop["x"]), day(svg, loop["x"] + loop["width"])] == pytest.approx([9, 18], abs=0.01)
    assert day(svg, dot["cx"]) == pytest.approx(4, abs=0.01)
    assert [day(svg, tick["x1"]) for tick in reading.marks(svg, "chart-compare")] == pytest.approx([4, 10], abs=0.01)


def test_slower_than_agreed_is_a_diamond_and_exactly_as_agreed_is_not():
    svg = RANGES.draw(420)
    (diamond,) = reading.marks(svg, "chart-diamond")
    top = float(diamond["points"].split(",")[0])
    assert day(svg, top) == pytest.approx(14, abs=0.01)
    assert [r.is_slower for r in RANGES.ranges] == [False, True, False]


def test_the_table_and_the_words_say_what_is_drawn():
    assert RANGES.table() == Table(
        ("Stage", "Median", "Middle half", "Agreed", "Candidates"),
        (
            ("Slate", "4\xa0d", "2 to 5\xa0d", "4\xa0d", "358"),
            ("Loop", "14\xa0d", "9 to 18\xa0d", "10\xa0d", "96"),
            ("Offer", "–", "–", "–", "2"),
        ),
    )
    svg = RANGES.draw(420)
    assert reading.name(svg) == ["Days in stage", "Slate 4\xa0days; Loop 14\xa0days, slower than agreed; Offer –."]
    assert reading.words(svg, "chart-figure-text") == ["4\xa0d", "14\xa0d", "–"]
    assert reading.words(svg, "chart-count") == ["n\xa0358", "n\xa096", "n\xa02"]


@given(st.lists(ranges, max_size=12), st.integers(280, 900))
def test_any_ranges_stay_inside(some, width):
    ordered = [
        DayRange(
            r.label,
            *(
                (sorted((r.low, r.high))[0], r.median, sorted((r.low, r.high))[1])
                if None not in (r.low, r.high)
                else (None, r.median, None)
            ),
            r.n,
            r.agreed,
        )
        for r in some
    ]
    assert reading.outside(DayRanges("T", tuple(ordered)).draw(width)) == []
