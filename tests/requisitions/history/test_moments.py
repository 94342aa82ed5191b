"""Dates are days where the organization is; two nights a year have a stated answer."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from requisitions.rules.history.moments import BadMoment, Moment, reader

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2025, 12, 1, 12, 0, tzinfo=UTC)


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        pytest.param("2025-01-05", Moment(at(2025, 1, 5, 5), is_day=True), id="a day begins at local midnight"),
        pytest.param("20250105", Moment(at(2025, 1, 5, 5), is_day=True), id="the short form"),
        pytest.param("2025-01-05T09:30", Moment(at(2025, 1, 5, 14, 30), is_day=False), id="a local time"),
        pytest.param("2025-01-05 09:30:00", Moment(at(2025, 1, 5, 14, 30), is_day=False), id="with a blank"),
        pytest.param("2025-01-05T09:30Z", Moment(at(2025, 1, 5, 9, 30), is_day=False), id="a time with an offset"),
        pytest.param("2025-11-02T01:30", Moment(at(2025, 11, 2, 5, 30), is_day=False), id="of two, the first"),
        pytest.param("2025-03-09T02:30", Moment(at(2025, 3, 9, 7, 30), is_day=False), id="skipped, moves on"),
    ],
)
def test_iso_8601(text: str, moment: Moment) -> None:
    assert reader("", NEW_YORK, NOW)(text) == moment


def test_a_day_whose_midnight_is_skipped_begins_when_it_begins() -> None:
    # In Beirut the clocks went from 0:00 to 1:00 on 30 March 2025.
    assert reader("", ZoneInfo("Asia/Beirut"), NOW)("2025-03-30").at == at(2025, 3, 29, 22)


def test_a_format_decides_what_is_day_and_month() -> None:
    assert reader("%d/%m/%Y", NEW_YORK, NOW)("05/01/2025") == Moment(at(2025, 1, 5, 5), is_day=True)
    assert reader("%m/%d/%Y", NEW_YORK, NOW)("05/01/2025") == Moment(at(2025, 5, 1, 4), is_day=True)
    assert reader("%d.%m.%Y %H:%M", NEW_YORK, NOW)("05.01.2025 09:30").is_day is False


@pytest.mark.parametrize(
    ("pattern", "text", "said"),
    [
        ("", "05/01/2025", "This is not ISO 8601"),
        ("", "2025-02-30", "This is not ISO 8601"),
        ("", "1736069400", "This is not ISO 8601"),
        ("%d/%m/%Y", "2025-01-05", "This is not written as %d/%m/%Y"),
        ("", "2025-12-02", "This is in the future"),
        ("", "9999-12-31", "This is in the future"),
        ("", "0202-01-05", "The year 202 is before 1970. Mend the date."),
    ],
)
def test_what_is_no_moment_of_history(pattern: str, text: str, said: str) -> None:
    with pytest.raises(BadMoment) as error:
        reader(pattern, NEW_YORK, NOW)(text)
    assert str(error.value).startswith(said)
