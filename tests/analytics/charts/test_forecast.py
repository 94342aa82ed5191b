"""A wish beside history."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analytics.charts.forecast import Forecast
from analytics.charts.scale import text_width
from analytics.charts.table import Table
from tests.analytics.charts import reading

FORECAST = Forecast(low=52, median=61, high=74, n=14, wish=40)


def day(svg, x):
    """Return the day of a pixel: the drawn axis runs from 30 to 90 with its ticks on them."""
    ticks = [mark["x1"] for mark in reading.marks(svg, "chart-axis")[1:]]
    return 30 + 60 * (x - ticks[0]) / (ticks[-1] - ticks[0])


def test_history_median_and_wish_stand_on_their_days():
    svg = FORECAST.draw(256)
    (band,), (median,), (wish,) = (reading.marks(svg, c) for c in ("chart-range", "chart-median", "chart-wish"))
    tip = float(wish["points"].split()[-1].split(",")[0])
    found = [day(svg, x) for x in (band["x"], band["x"] + band["width"], median["x1"], tip)]
    assert found == pytest.approx([52, 74, 61, 40], abs=0.01)
    assert reading.words(svg) == ["30", "50", "70", "90\xa0days", "history 61", "wish 40"]


def test_without_a_wish_there_is_no_triangle():
    svg = Forecast(52, 61, 74, 14).draw(256)
    assert reading.marks(svg, "chart-wish") == []
    assert "wish" not in svg


def test_the_image_and_the_table_say_the_figures():
    assert reading.name(FORECAST.draw(256)) == ["Time to hire: history 61 days, half 52 to 74, wish 40 days"]
    assert FORECAST.table() == Table(
        ("Time to hire", "Days"),
        (
            ("Wish", "40\xa0days"),
            ("History, median", "61\xa0days"),
            ("History, middle half", "52 to 74\xa0days"),
            ("Roles", "14"),
        ),
    )


days = st.floats(0, 2000).map(lambda value: round(value, 1))


@given(st.lists(days, min_size=3, max_size=3).map(sorted), days | st.none(), st.integers(200, 600))
def test_any_forecast_stays_inside_and_its_two_names_never_overlap(history, wish, width):
    svg = Forecast(*history, n=14, wish=wish).draw(width)
    assert reading.outside(svg) == []
    labels = list(zip(reading.marks(svg, "chart-label"), reading.words(svg, "chart-label"), strict=True))
    assume(len(labels) == 2)
    (one, a), (other, b) = labels
    assert abs(one["y"] - other["y"]) >= 12 or abs(one["x"] - other["x"]) >= (text_width(a) + text_width(b)) / 2
