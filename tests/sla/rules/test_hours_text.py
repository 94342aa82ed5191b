"""Hours as people write them are read, and what we write is read back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla.rules.hours_text import UnreadableHours, read, week_written, written

NINE_TO_TWELVE, ONE_TO_FIVE = ("09:00", "12:00"), ("13:00", "17:00")


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("09:00–12:00, 13:00–17:00", (NINE_TO_TWELVE, ONE_TO_FIVE)),
        ("13-17; 9-12", (NINE_TO_TWELVE, ONE_TO_FIVE)),
        ("9 to 12 and 13.00 until 17h", (NINE_TO_TWELVE, ONE_TO_FIVE)),
        ("22:00-06:00", (("22:00", "06:00"),)),
        ("16-24", (("16:00", "24:00"),)),
        ("All day", (("00:00", "24:00"),)),
        ("", ()),
        ("Closed", ()),
    ],
)
def test_hours_are_read_as_they_are_meant(text, windows):
    assert read(text) == windows


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("morning", "'morning' names no hours"),
        ("9am-5pm", "'9am-5pm' names no hours"),
        ("9-", "names no hours"),
        ("9-25", "25:00 is no time of day"),
        ("9:60-17", "09:60 is no time of day"),
        ("24:00-02:00", "24:00 is no time of day"),
        ("9-12,,13-17", "'' names no hours"),
    ],
)
def test_what_names_no_hours_is_refused_in_a_sentence(text, says):
    with pytest.raises(UnreadableHours, match=says):
        read(text)


def test_a_week_is_said_with_like_days_together():
    week = [read("9-17")] * 4 + [read("9-12, 13-15"), (), ()]
    assert week_written(week) == "Mon–Thu 09:00–17:00; Fri 09:00–12:00, 13:00–15:00"
    assert week_written([read("9-17"), (), read("9-17"), (), (), (), ()]) == "Mon 09:00–17:00; Wed 09:00–17:00"


edges = st.integers(0, 24 * 60 - 1).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")


@given(st.lists(st.tuples(edges, edges), max_size=4).map(sorted))
def test_what_is_written_is_read_back(windows):
    assert read(written(windows)) == tuple(windows)
