"""One time scale per page: where now stands and which dates are named."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.axis import DateAxis, TimeScale, scale_until
from tests.analytics.charts import reading

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 23, 10, 42, tzinfo=AMSTERDAM)
MONDAY = datetime(2026, 8, 31, tzinfo=AMSTERDAM)


def test_now_stands_at_nine_tenths_with_room_for_what_is_not_due_yet():
    scale = scale_until(NOW, since=MONDAY)
    assert round(scale.at(NOW), 1) == 89.3
    assert scale.at(MONDAY) == 0


def test_moments_beyond_the_scale_land_on_its_ends():
    scale = TimeScale(MONDAY, NOW)
    assert (scale.at(MONDAY - timedelta(days=9)), scale.at(NOW + timedelta(days=9))) == (0, 100)
    assert (scale.holds(MONDAY), scale.holds(NOW + timedelta(seconds=1))) == (True, False)


def test_a_quarter_is_named_every_fourth_monday_over_the_end_of_summer_time():
    svg = DateAxis(scale_until(NOW, since=MONDAY), NOW).draw()
    assert reading.words(svg) == ["31\xa0Aug", "28\xa0Sep", "26\xa0Oct", "now"]
    assert [mark["text-anchor"] for mark in reading.marks(svg, "chart-tick-label")] == [
        "start",
        "middle",
        "middle",
        "middle",
    ]


def test_a_page_of_one_day_old_promises_has_a_scale():
    scale = scale_until(NOW, since=NOW)
    assert scale.end - scale.start > timedelta(days=1)


@given(st.integers(1, 4000))
def test_dates_never_touch_each_other_or_now(span):
    now = datetime(2026, 11, 23, tzinfo=UTC)
    svg = DateAxis(scale_until(now, since=now - timedelta(days=span)), now).draw()
    places = [float(mark["x"].rstrip("%")) for mark in reading.marks(svg, "chart-tick-label")]
    assert all(b - a >= 14 for a, b in pairwise(places))
    assert 1 <= len(places) <= 6
