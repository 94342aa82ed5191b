"""The same promise on each of the five clocks, made on the afternoon of Friday 27 November 2026."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sla.rules.calendar import calendar_from
from sla.rules.clocks import Clock, WrongAllowance, due_at
from sla.rules.openings import Span

CLOSED = []
DAY = timedelta(hours=24)
CHICAGO = calendar_from("America/Chicago", [[["09:00", "17:00"]]] * 5 + [CLOSED] * 2, holidays=[date(2026, 11, 26)])


def chicago(day, time, month=11):
    return datetime.fromisoformat(f"2026-{month:02}-{day:02}T{time}").replace(tzinfo=ZoneInfo("America/Chicago"))


FRIDAY_AT_FOUR = chicago(27, "16:00")


@pytest.mark.parametrize(
    ("clock", "allowance", "due"),
    [
        pytest.param(Clock.WEEKDAY_24H, DAY, chicago(30, "16:00"), id="24 h of working dates: Monday at four"),
        pytest.param(Clock.ELAPSED, DAY, chicago(28, "16:00"), id="24 h as they pass: Saturday at four"),
        pytest.param(
            Clock.BUSINESS_HOURS, DAY, chicago(2, "16:00", month=12), id="24 working hours: Wednesday at four"
        ),
        pytest.param(Clock.BUSINESS_DAYS, 2, chicago(1, "16:00", month=12), id="two working days: Tuesday at four"),
        pytest.param(Clock.FIXED, date(2026, 12, 4), chicago(5, "00:00", month=12), id="an agreed date: its end"),
        pytest.param(Clock.FIXED, chicago(30, "11:00"), chicago(30, "11:00"), id="an agreed instant: itself"),
    ],
)
def test_when_a_promise_is_due(clock, allowance, due):
    assert due_at(clock, CHICAGO, FRIDAY_AT_FOUR, allowance) == due


def test_48_hours_skip_thanksgiving_and_the_weekend():
    assert due_at(Clock.WEEKDAY_24H, CHICAGO, chicago(25, "15:00"), 2 * DAY) == chicago(30, "15:00")


def test_a_working_saturday_counts_all_its_24_hours():
    fair = calendar_from("America/Chicago", [CLOSED] * 7, overrides={date(2026, 11, 28): [["10:00", "12:00"]]})
    assert due_at(Clock.WEEKDAY_24H, fair, FRIDAY_AT_FOUR, timedelta(hours=20)) == chicago(28, "20:00")


@pytest.mark.parametrize("clock", [Clock.WEEKDAY_24H, Clock.ELAPSED])
def test_a_pause_gives_its_time_back(clock):
    monday = chicago(30, "09:00")
    pause = [Span(chicago(30, "12:00"), chicago(30, "15:00"))]
    assert due_at(clock, CHICAGO, monday, timedelta(hours=8), pause) == chicago(30, "20:00")


def test_an_agreed_date_moves_by_the_days_a_hold_took():
    hold = [Span(chicago(28, "00:00"), chicago(30, "12:00"))]
    assert due_at(Clock.FIXED, CHICAGO, FRIDAY_AT_FOUR, date(2026, 11, 30), hold) == chicago(4, "00:00", month=12)


def test_an_agreed_date_without_a_hold_stays_the_end_of_that_date():
    assert due_at(Clock.FIXED, CHICAGO, FRIDAY_AT_FOUR, date(2026, 11, 27)) == chicago(28, "00:00")


def test_an_agreed_date_ends_where_its_owner_was_when_it_was_agreed():
    moving = CHICAGO.followed_by(date(2026, 12, 1), calendar_from("Asia/Tokyo", [[["09:00", "17:00"]]] * 7))
    assert due_at(Clock.FIXED, moving, FRIDAY_AT_FOUR, date(2026, 12, 4)) == chicago(5, "00:00", month=12)


def test_a_date_already_over_when_agreed_is_simply_over():
    assert due_at(Clock.FIXED, CHICAGO, FRIDAY_AT_FOUR, date(2026, 11, 20)) == chicago(21, "00:00")


@pytest.mark.parametrize(
    ("clock", "allowance"),
    [
        pytest.param(Clock.BUSINESS_DAYS, DAY, id="business days given hours"),
        pytest.param(Clock.WEEKDAY_24H, 24, id="hours given a bare number"),
        pytest.param(Clock.FIXED, DAY, id="an agreed date given hours"),
        pytest.param(Clock.ELAPSED, date(2026, 12, 4), id="elapsed given a date"),
    ],
)
def test_an_allowance_the_clock_cannot_count_is_refused(clock, allowance):
    with pytest.raises(WrongAllowance, match=f"The clock {clock} cannot count"):
        due_at(clock, CHICAGO, FRIDAY_AT_FOUR, allowance)
