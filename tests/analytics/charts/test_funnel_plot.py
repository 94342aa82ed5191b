"""People beside their peers: who is drawn, who is named, and the limits drawn as they were given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.funnel_plot import FunnelPlot, FunnelPoint, Limit
from analytics.charts.table import Table
from tests.analytics.charts import reading

LIMITS = (Limit(5, 0.0, 0.84, 0.0, 1.0), Limit(30, 0.23, 0.59, 0.13, 0.69), Limit(60, 0.286, 0.534, 0.214, 0.606))
INSIDE, BELOW, FEW = (
    FunnelPoint("Leila Haddad", 15, 30, interval=(0.332, 0.668)),
    FunnelPoint("Marcus Bell", 2, 28, is_outside=True),
    FunnelPoint("Jonas Weber", 0, 4),
)
PLOT = FunnelPlot("Managers beside their peers", (INSIDE, BELOW, FEW), 0.41, LIMITS)

share = st.floats(0, 1)
points = st.integers(0, 5000).flatmap(
    lambda n: st.builds(
        FunnelPoint, label=st.text(max_size=50), k=st.integers(0, n), n=st.just(n), is_outside=st.booleans()
    )
)


def place(svg, n, value):
    """Return the pixel of a count and a share, from the grid: its left end is 0 and its right end 60 decisions."""
    top, *_, bottom = reading.marks(svg, "chart-grid")
    x = top["x1"] + (top["x2"] - top["x1"]) * n / 60
    return pytest.approx((x, bottom["y1"] + (top["y1"] - bottom["y1"]) * value), abs=0.02)


def test_a_point_stands_at_its_decisions_and_its_share():
    svg = PLOT.draw(520)
    (peer,) = reading.marks(svg, "chart-peer")
    assert (peer["cx"], peer["cy"]) == place(svg, 30, 0.5)


def test_only_who_lies_outside_is_named():
    svg = PLOT.draw(520)
    assert reading.words(svg, "chart-outlier") == ["Marcus Bell 2/28"]
    assert "Leila" not in svg
    assert len(reading.marks(svg, "chart-diamond")) == 1


def test_a_reader_who_may_not_know_sees_a_diamond_without_a_name():
    svg = FunnelPlot("T", (FunnelPoint("", 2, 28, is_outside=True),), 0.41, LIMITS).draw(520)
    assert reading.words(svg, "chart-outlier") == []
    assert len(reading.marks(svg, "chart-diamond")) == 1
    assert reading.name(svg)[1] == "1 people, 41% over all. Outside the 99.8% limits: one 2 of 28."


def test_under_five_decisions_nobody_is_drawn_or_listed():
    assert len(reading.marks(PLOT.draw(520), "chart-peer")) == 1
    assert "Jonas Weber" not in {row[0] for row in PLOT.table().rows}


def test_band_and_dashes_run_through_the_limits_they_were_given():
    svg = PLOT.draw(520)
    band = [tuple(map(float, pair.split(","))) for pair in reading.marks(svg, "chart-band")[0]["points"].split()]
    assert band == [place(svg, limit.n, limit.high) for limit in LIMITS] + [
        place(svg, limit.n, limit.low) for limit in reversed(LIMITS)
    ]
    high, low = (
        [tuple(map(float, p.split(","))) for p in mark["points"].split()] for mark in reading.marks(svg, "chart-far")
    )
    assert high == [place(svg, limit.n, limit.far_high) for limit in LIMITS]
    assert low == [place(svg, limit.n, limit.far_low) for limit in LIMITS]


def test_the_axes_are_named_where_they_are_drawn():
    assert reading.words(PLOT.draw(520), "chart-tick-label") == [
        "100%", "75", "50", "25", "0", "5", "20", "40", "60", "decisions made", "99.8%", "95% of chance", "all 41%",
    ]  # fmt: skip


def test_whom_the_reader_asked_for_is_named_inside_the_limits_too():
    svg = FunnelPlot("T", (INSIDE, FunnelPoint("You", 4, 12, is_focus=True)), 0.41, LIMITS).draw(520)
    assert reading.words(svg, "chart-focus-name") == ["You 4/12"]
    assert (len(reading.marks(svg, "chart-focus")), len(reading.marks(svg, "chart-peer"))) == (1, 1)


def test_the_table_lists_everyone_drawn_by_decisions_and_who_is_not_with_the_reason():
    plot = FunnelPlot("T", PLOT.points, 0.41, LIMITS, too_few=("Jonas Weber",), left_out=("Rachel Adeyemi",))
    assert plot.table() == Table(
        ("Manager", "Decisions", "Advanced", "Share", "95% interval", "99.8% limits"),
        (
            ("Leila Haddad", "30", "15", "50%", "33% to 67%", "inside"),
            ("Marcus Bell", "28", "2", "7%", "–", "outside"),
            ("Jonas Weber", "–", "–", "–", "–", "too few to say"),
            ("Rachel Adeyemi", "–", "–", "–", "–", "would give the few away"),
        ),
    )


def test_without_limits_the_points_still_stand():
    svg = FunnelPlot("T", (INSIDE,), 0.5, ()).draw(520)
    assert len(reading.marks(svg, "chart-peer")) == 1
    assert reading.marks(svg, "chart-band") == []


@given(
    st.lists(points, max_size=20),
    share,
    st.lists(st.builds(Limit, st.integers(5, 5000), share, share, share, share), max_size=9),
    st.integers(280, 900),
)
def test_any_people_stay_inside(some, overall, limits, width):
    ordered = tuple(sorted(limits, key=lambda limit: limit.n))
    assert reading.outside(FunnelPlot("T", tuple(some), overall, ordered).draw(width)) == []
