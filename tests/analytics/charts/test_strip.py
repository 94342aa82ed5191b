"""The promise strip: what stands above the rule, what below, how long and where."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.axis import TimeScale
from analytics.charts.strip import IN_TABLES, ON_BOARDS, Strip, Tick, strip_key
from analytics.charts.table import Table
from tests.analytics.charts import reading

MONDAY = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
SCALE = TimeScale(MONDAY - timedelta(days=80), MONDAY + timedelta(days=20))
MIDDLE = ON_BOARDS / 2

moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 6, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the strategy adds the zone
ticks = st.builds(
    Tick,
    due_at=moments,
    kind=st.sampled_from(["kept", "late", "late_owed", "open"]),
    fraction=st.floats(-2, 9),
    label=st.text(),
)


def strip(*given_ticks, **more):
    return Strip("Marcus Bell", given_ticks, SCALE, MONDAY, **more)


def draw(*given_ticks, **more):
    return strip(*given_ticks, **more).draw(height=ON_BOARDS)


def days(count):
    return MONDAY + timedelta(days=count)


def test_kept_stands_up_from_the_rule_and_late_hangs_down():
    svg = draw(Tick(days(-40), "kept", 0.5), Tick(days(-20), "late", 0.5))
    (kept,), (late,), (dot,) = (reading.marks(svg, c) for c in ("chart-kept", "chart-late", "chart-dot-late"))
    assert (kept["x1"], kept["x2"], kept["y1"], kept["y2"]) == ("40%", "40%", MIDDLE, MIDDLE - 7.5)
    assert (late["x1"], late["x2"], late["y1"], late["y2"]) == ("60%", "60%", MIDDLE, MIDDLE + 6.5)
    assert (dot["cx"], dot["cy"]) == ("60%", MIDDLE + 6.5)


@pytest.mark.parametrize(("kind", "class_", "full"), [("kept", "chart-kept", 15), ("late", "chart-late", 13)])
def test_length_is_in_proportion_and_full_at_one_whole_term(kind, class_, full):
    shares = (0.25, 0.5, 1.0, 4.0)
    lines = reading.marks(draw(*(Tick(days(-50 + i), kind, share) for i, share in enumerate(shares))), class_)
    assert [abs(line["y2"] - line["y1"]) for line in lines] == [full * share for share in (0.25, 0.5, 1.0, 1.0)]


def test_a_promise_kept_at_the_last_minute_still_shows():
    (line,) = reading.marks(draw(Tick(days(-3), "kept", 0.0)), "chart-kept")
    assert line["y1"] - line["y2"] == 2.5


def test_still_owed_ends_in_a_ring_and_not_due_yet_is_a_ring_on_the_rule():
    svg = draw(Tick(days(-5), "late_owed", 1.0), Tick(days(5), "open"))
    (owed,), (ring,) = reading.marks(svg, "chart-owed"), reading.marks(svg, "chart-ring")
    assert (owed["cx"], owed["cy"]) == ("75%", MIDDLE + 13)
    assert (ring["cx"], ring["cy"]) == ("85%", MIDDLE)
    assert reading.marks(svg, "chart-dot-late") == []


def test_now_is_one_dotted_line_over_the_full_height():
    (now,) = reading.marks(draw(), "chart-now")
    assert (now["x1"], now["x2"], now["y1"], now["y2"]) == ("80%", "80%", 0, ON_BOARDS)


def test_the_rule_begins_when_the_requisition_opened():
    (rule,) = reading.marks(draw(opened_at=days(-30)), "chart-rule")
    assert (rule["x1"], rule["x2"]) == ("50%", "100%")


def test_promises_before_the_first_day_of_the_page_are_counted_and_listed_but_not_drawn():
    old = strip(Tick(days(-300), "kept", 0.5, "Slate"), Tick(days(-1), "kept", 0.5, "Debrief"))
    assert len(reading.marks(old.draw(), "chart-kept")) == 1
    assert old.summary == "Marcus Bell kept 2 of 2"
    assert [row[1] for row in old.table().rows] == ["Slate", "Debrief"]


def test_the_image_says_it_in_words():
    svg = draw(
        *[Tick(days(-9), "kept")] * 12,
        *[Tick(days(-8), "late")] * 4,
        Tick(days(-7), "late_owed"),
        Tick(days(3), "open"),
    )
    assert reading.name(svg) == ["Marcus Bell kept 12 of 17, one still owed", "One not due yet."]


def test_every_tick_carries_its_own_words_as_text():
    root = reading.parse(draw(Tick(days(-2), "late", 1, "Debrief on <b>Pavel</b>, held 26 h after due")))
    titles = [el.text for el in root.iter(f"{reading.NS}title")]
    assert titles == ["Marcus Bell kept 0 of 1", "Debrief on <b>Pavel</b>, held 26 h after due"]


def test_the_table_holds_every_promise_by_due_day():
    found = strip(
        Tick(days(-5), "late_owed", 0.7, "Slate"),
        Tick(days(-14), "late", 0.5, "Debrief"),
        Tick(days(2), "open", 0, "Slate"),
    )
    assert found.table() == Table(
        ("Due", "Promise", "Outcome"),
        (
            ("9\xa0Nov\xa02026", "Debrief", "Late"),
            ("18\xa0Nov\xa02026", "Slate", "Late, still owed"),
            ("25\xa0Nov\xa02026", "Slate", "Not due yet"),
        ),
        text_columns=3,
    )


def test_width_in_pixels_is_a_width_and_never_a_scale():
    root = reading.parse(strip().draw(width=128))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("128", f"{IN_TABLES}", None)


def test_the_key_shows_one_of_each():
    key = strip_key()
    assert [len(reading.marks(key, c)) for c in ("chart-kept", "chart-late", "chart-dot-late", "chart-ring")] == [
        1,
        1,
        1,
        1,
    ]
    assert reading.parse(key).get("aria-hidden") == "true"


@given(st.lists(ticks, max_size=30), st.sampled_from([IN_TABLES, ON_BOARDS]), moments, moments)
def test_any_promises_stay_inside_the_strip(some, height, now, opened):
    svg = Strip("Éva <Kiss> & Co", tuple(some), SCALE, now, opened).draw(height=height)
    for el in reading.parse(svg).iter():
        places = [el.get(a) for a in ("x1", "x2", "cx") if el.get(a)]
        assert all(place.endswith("%") and 0 <= float(place[:-1]) <= 100 for place in places)
        reach = float(el.get("r") or 0) + 1.1  # half of the thickest stroke
        depths = [float(el.get(a)) for a in ("y1", "y2", "cy") if el.get(a)]
        if el.get("class") != "chart-now":
            assert all(reach <= depth <= height - reach for depth in depths)


@given(st.lists(ticks, max_size=30))
def test_the_words_count_what_the_table_lists(some):
    found = strip(*some)
    outcomes = [row[2] for row in found.table().rows]
    assert found.kept == outcomes.count("Kept")
    assert found.answered == len(outcomes) - outcomes.count("Not due yet")
    assert found.owed == outcomes.count("Late, still owed")
