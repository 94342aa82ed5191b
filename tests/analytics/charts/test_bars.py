"""Share bars: length is the share, the whisker ends at the interval, the words are the counts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.bars import ShareBar, ShareBars
from analytics.charts.scale import text_width
from analytics.charts.table import Table
from tests.analytics.charts import reading

SCREEN = ShareBar("Recruiter screen", 412 / 902, 0.4246, 0.4894, 412, 902, compare=0.47)
TECHNICAL = ShareBar("Technical", 101 / 247, 0.3495, 0.4712, 101, 247, compare=0.52, is_focus=True)
EMPTY = ShareBar("Offer accepted", None, None, None, 0, 0)
BARS = ShareBars("Pass-through", (SCREEN, TECHNICAL, EMPTY), compare_label="A year ago")

share = st.floats(0, 1)
bars = st.builds(
    ShareBar, label=st.text(max_size=60), share=share | st.none(), low=share | st.none(), high=share | st.none(),
    k=st.integers(0, 10**6), n=st.integers(0, 10**6), compare=share | st.none(), is_focus=st.booleans(),
)  # fmt: skip


def plot(svg):
    """Return the pixels of 0% and 100%, read from the outermost grid lines."""
    lines = [mark["x1"] for mark in reading.marks(svg, "chart-grid")]
    return min(lines), max(lines)


@pytest.mark.parametrize("width", [520, 420, 288])
def test_a_bar_starts_at_nothing_and_is_as_long_as_its_share(width):
    svg = BARS.draw(width)
    start, end = plot(svg)
    (bar,), (focus,) = reading.marks(svg, "chart-bar"), reading.marks(svg, "chart-bar-focus")
    assert (bar["x"], focus["x"]) == (start, start)
    assert bar["width"] == pytest.approx((end - start) * 412 / 902, abs=0.01)
    assert focus["width"] == pytest.approx((end - start) * 101 / 247, abs=0.01)


def test_the_whisker_ends_at_the_interval_under_a_halo_of_the_same_path():
    svg = BARS.draw(520)
    start, end = plot(svg)
    paths = [mark["d"] for mark in reading.marks(svg, "chart-whisker")]
    assert paths == [mark["d"] for mark in reading.marks(svg, "chart-halo")]
    left, right = (float(re.search(pattern, paths[0])[1]) for pattern in (r"^M([\d.]+)", r"H([\d.]+)"))
    assert (left - start) / (end - start) == pytest.approx(SCREEN.low, abs=1e-4)
    assert (right - start) / (end - start) == pytest.approx(SCREEN.high, abs=1e-4)


def test_the_comparison_is_a_tick_on_the_same_scale_and_only_where_there_is_one():
    svg = BARS.draw(520)
    start, end = plot(svg)
    ticks = reading.marks(svg, "chart-compare")
    assert [(tick["x1"] - start) / (end - start) for tick in ticks] == pytest.approx([0.47, 0.52], abs=1e-4)
    assert {tick["y2"] - tick["y1"] for tick in ticks} == {22}


def test_percentage_and_count_stand_in_their_own_columns():
    svg = BARS.draw(520)
    assert reading.words(svg, "chart-label") == ["Recruiter screen", "Technical", "Offer accepted"]
    assert reading.words(svg, "chart-figure-text") == ["46%", "41%", "–"]
    assert reading.words(svg, "chart-count") == ["412/902", "101/247", "0/0"]
    assert {mark["x"] for mark in reading.marks(svg, "chart-count")} == {520}
    assert reading.words(svg, "chart-tick-label") == ["0%", "25", "50", "75", "100%"]


def test_below_400_pixels_labels_stand_above_their_bars_and_the_bars_get_the_width():
    start, end = plot(BARS.draw(288))
    assert (start, end) == (9, 270)
    label, bar = reading.marks(BARS.draw(288), "chart-label")[0], reading.marks(BARS.draw(288), "chart-bar")[0]
    assert label["y"] < bar["y"]


@pytest.mark.parametrize("width", [520, 420, 288])
def test_a_label_too_long_for_its_column_is_cut_in_the_drawing_and_whole_in_the_table(width):
    long = "Conversation with the hiring manager and her deputy, on site or remote"
    chart = ShareBars("T", (ShareBar(long, 0.5, 0.4, 0.6, 5, 10),))
    svg = chart.draw(width)
    (label,) = reading.words(svg, "chart-label")
    assert label.startswith("Conversation")
    assert label.endswith("…")
    assert text_width(label) <= (reading.marks(svg, "chart-bar")[0]["x"] if width >= 400 else width)
    assert chart.table().rows[0][0] == long


def test_the_table_says_what_is_drawn():
    assert BARS.table() == Table(
        ("Stage", "Share", "95% interval", "Advanced", "Of", "A year ago"),
        (
            ("Recruiter screen", "46%", "42.5 to 48.9%", "412", "902", "47%"),
            ("Technical", "41%", "34.9 to 47.1%", "101", "247", "52%"),
            ("Offer accepted", "–", "–", "0", "0", "–"),
        ),
    )


def test_the_table_has_no_comparison_column_when_nothing_is_compared():
    assert ShareBars("Pass-through", (EMPTY,)).table().headings == ("Stage", "Share", "95% interval", "Advanced", "Of")


def test_the_image_says_every_bar():
    assert reading.name(BARS.draw(520)) == [
        "Pass-through",
        "Recruiter screen 46%, 412 of 902; Technical 41%, 101 of 247; Offer accepted –, 0 of 0.",
    ]


@given(st.lists(bars, max_size=12), st.integers(280, 900))
def test_any_bars_stay_inside_and_tables_keep_their_shape(some, width):
    chart = ShareBars("T", tuple(some))
    assert reading.outside(chart.draw(width)) == []
    table = chart.table()
    assert {len(row) for row in table.rows} <= {len(table.headings)}
