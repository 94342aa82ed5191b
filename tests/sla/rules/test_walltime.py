"""What a wall-clock edge means when clocks change, in zones that do it in their own ways."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from sla.rules.walltime import NaiveInstant, as_utc, closing_instant, opening_instant


def wall(text):
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("zone", "edge", "opens"),
    [
        pytest.param("Europe/Berlin", "2026-06-01T09:00", "2026-06-01T07:00+00:00", id="an ordinary day"),
        pytest.param("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:00+00:00", id="skipped in spring: the skip"),
        pytest.param("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30+00:00", id="repeated in autumn: the first"),
        pytest.param("America/Sao_Paulo", "2015-10-18T00:00", "2015-10-18T03:00+00:00", id="midnight itself skipped"),
        pytest.param("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30+00:00", id="a half-hour skip"),
        pytest.param("Pacific/Apia", "2011-12-30T09:00", "2011-12-30T10:00+00:00", id="a whole date skipped"),
    ],
)
def test_an_opening_edge_is_its_first_reading(zone, edge, opens):
    assert opening_instant(wall(edge), ZoneInfo(zone)) == datetime.fromisoformat(opens)


@pytest.mark.parametrize(
    ("zone", "edge", "closes"),
    [
        pytest.param("Europe/Berlin", "2026-06-01T17:00", "2026-06-01T15:00+00:00", id="an ordinary day"),
        pytest.param("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:00+00:00", id="skipped in spring: the skip"),
        pytest.param(
            "Europe/Berlin", "2026-10-25T02:30", "2026-10-25T01:30+00:00", id="repeated in autumn: the second"
        ),
        pytest.param("Europe/Berlin", "2026-10-25T02:00", "2026-10-25T00:00+00:00", id="just before the repeated hour"),
        pytest.param("Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00+00:00", id="just after the repeated hour"),
        pytest.param("America/Sao_Paulo", "2015-10-18T00:00", "2015-10-18T03:00+00:00", id="24:00 does not exist"),
        pytest.param(
            "America/Havana", "2026-11-01T00:00", "2026-11-01T04:00+00:00", id="24:00 is not the next date's hour"
        ),
        pytest.param(
            "America/St_Johns", "2010-11-07T00:00", "2010-11-07T03:30+00:00", id="24:00 after the repeated hour"
        ),
    ],
)
def test_a_closing_edge_is_its_last_reading(zone, edge, closes):
    assert closing_instant(wall(edge), ZoneInfo(zone)) == datetime.fromisoformat(closes)


def test_an_instant_without_a_zone_is_refused_instead_of_guessed():
    with pytest.raises(NaiveInstant, match="names no time zone"):
        as_utc(wall("2026-11-23T09:00"))


def test_an_instant_keeps_its_moment_in_utc():
    nine_in_berlin = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    assert as_utc(nine_in_berlin) == datetime(2026, 11, 23, 8, tzinfo=UTC)
