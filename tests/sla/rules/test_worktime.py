"""The ten conventions of working time, one story each; the peers' own cases are in the conformance test."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sla.rules.calendar import calendar_from
from sla.rules.openings import Span
from sla.rules.walltime import NaiveInstant
from sla.rules.worktime import NegativeBudget, NoOpening, add, add_working_dates, elapsed, next_opening, subtract

BERLIN = "Europe/Berlin"
CLOSED = []
OFFICE = calendar_from(BERLIN, [[["09:00", "17:00"]]] * 5 + [CLOSED] * 2)
WITH_LUNCH = calendar_from(BERLIN, [[["09:00", "12:00"], ["13:00", "17:00"]]] * 5 + [CLOSED] * 2)
NEVER = calendar_from(BERLIN, [CLOSED] * 7)
HOUR = timedelta(hours=1)


def berlin(day, time):
    """An instant of November 2026, whose 23rd is a Monday."""
    return datetime.fromisoformat(f"2026-11-{day:02}T{time}").replace(tzinfo=ZoneInfo(BERLIN))


def test_a_budget_that_ends_exactly_at_closing_stays_at_closing():
    assert add(OFFICE, berlin(27, "16:00"), HOUR) == berlin(27, "17:00")


def test_one_more_second_is_done_on_the_next_working_day():
    assert add(OFFICE, berlin(27, "16:00"), HOUR + timedelta(seconds=1)) == berlin(30, "09:00:01")


def test_work_that_starts_outside_hours_starts_at_the_next_opening():
    assert add(OFFICE, berlin(28, "11:00"), HOUR) == berlin(30, "10:00")


def test_no_budget_within_hours_is_due_at_once():
    assert add(OFFICE, berlin(23, "11:00"), timedelta(0)) == berlin(23, "11:00")


def test_no_budget_at_closing_is_due_at_the_next_opening_because_hours_are_half_open():
    assert next_opening(OFFICE, berlin(23, "17:00")) == berlin(24, "09:00")


def test_the_repeated_hour_of_autumn_counts():
    sunday = calendar_from(BERLIN, [CLOSED] * 6 + [[["01:00", "04:00"]]])
    start = datetime(2026, 10, 25, 1, tzinfo=ZoneInfo(BERLIN))
    end = datetime(2026, 10, 25, 4, tzinfo=ZoneInfo(BERLIN))
    assert elapsed(sunday, start, end) == 4 * HOUR


def test_the_skipped_hour_of_spring_does_not():
    sunday = calendar_from(BERLIN, [CLOSED] * 6 + [[["01:00", "04:00"]]])
    start = datetime(2026, 3, 29, 1, tzinfo=ZoneInfo(BERLIN))
    end = datetime(2026, 3, 29, 4, tzinfo=ZoneInfo(BERLIN))
    assert elapsed(sunday, start, end) == 2 * HOUR


def test_an_hour_that_belongs_to_two_dates_counts_once():
    """St. John's turned its clock back from 00:01 to 23:01, so that midnight came twice."""
    all_day = calendar_from("America/St_Johns", [[["00:00", "24:00"]]] * 7)
    zone = ZoneInfo("America/St_Johns")
    saturday, monday = datetime(2010, 11, 6, tzinfo=zone), datetime(2010, 11, 8, tzinfo=zone)
    assert elapsed(all_day, saturday, monday) == 49 * HOUR


def test_a_shift_still_runs_when_the_clock_reads_the_next_date_for_a_minute():
    """That night in St. John's read Saturday, one minute of Sunday, and Saturday once more."""
    saturday_evening = calendar_from("America/St_Johns", [CLOSED] * 5 + [[["23:00", "24:00"]], CLOSED])
    first_midnight = datetime(2010, 11, 7, tzinfo=ZoneInfo("America/St_Johns"))
    assert add(saturday_evening, first_midnight, HOUR / 2) == datetime(2010, 11, 7, 3, tzinfo=UTC)


def test_a_calendar_that_never_opens_is_an_error_and_not_a_loop():
    with pytest.raises(NoOpening, match="no opening within 400 days"):
        add(NEVER, berlin(23, "11:00"), HOUR)
    with pytest.raises(NoOpening):
        subtract(NEVER, berlin(23, "11:00"), HOUR)
    with pytest.raises(NoOpening):
        add_working_dates(NEVER, berlin(23, "11:00"), 1)


def test_a_calendar_that_opens_once_a_year_is_no_error():
    yearly = calendar_from(BERLIN, [CLOSED] * 7, overrides={date(2027, 11, 23): [["09:00", "17:00"]]})
    assert add(yearly, berlin(23, "11:00"), HOUR) == datetime(2027, 11, 23, 10, tzinfo=ZoneInfo(BERLIN))


def test_time_still_elapses_to_zero_on_a_calendar_that_never_opens():
    assert elapsed(NEVER, berlin(1, "00:00"), berlin(23, "11:00")) == timedelta(0)


def test_pauses_may_overlap_and_come_in_any_order():
    pauses = [Span(berlin(23, "14:00"), berlin(23, "16:00")), Span(berlin(23, "10:00"), berlin(23, "15:00"))]
    assert add(OFFICE, berlin(23, "09:00"), 2 * HOUR, pauses) == berlin(23, "17:00")
    assert elapsed(OFFICE, berlin(23, "09:00"), berlin(23, "17:00"), pauses) == 2 * HOUR


def test_a_pause_after_due_does_not_move_it():
    assert add(OFFICE, berlin(23, "09:00"), HOUR, [Span(berlin(23, "10:00"), berlin(23, "15:00"))]) == berlin(
        23, "10:00"
    )


def test_elapsed_backwards_is_negative():
    assert elapsed(OFFICE, berlin(23, "11:00"), berlin(23, "10:00")) == -HOUR


def test_subtract_finds_the_instant_from_which_the_budget_remains():
    assert subtract(OFFICE, berlin(30, "10:00"), 2 * HOUR) == berlin(27, "16:00")


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        pytest.param(berlin(23, "10:30"), 2, berlin(25, "10:30"), id="the same wall time"),
        pytest.param(berlin(27, "14:00"), 1, berlin(30, "14:00"), id="Friday's next is Monday"),
        pytest.param(berlin(28, "14:00"), 1, berlin(30, "14:00"), id="Saturday's next is Monday too"),
        pytest.param(berlin(23, "20:00"), 1, berlin(24, "17:00"), id="after hours is clamped to closing"),
        pytest.param(berlin(23, "07:00"), 1, berlin(24, "09:00"), id="before hours is clamped to opening"),
        pytest.param(berlin(23, "20:00"), 0, berlin(24, "09:00"), id="no days mean the next opening"),
    ],
)
def test_working_dates_keep_the_wall_time(start, days, due):
    assert add_working_dates(OFFICE, start, days) == due


def test_seven_working_days_from_monday_ten_in_the_morning():
    monday = datetime(2018, 11, 19, 10, tzinfo=ZoneInfo(BERLIN))
    assert add_working_dates(OFFICE, monday, 7) == datetime(2018, 11, 28, 10, tzinfo=ZoneInfo(BERLIN))


def test_a_wall_time_in_the_lunch_break_waits_for_the_afternoon():
    assert add_working_dates(WITH_LUNCH, berlin(24, "12:30") - 24 * HOUR, 1) == berlin(24, "13:00")


def test_a_date_swallowed_by_a_pause_does_not_count():
    pause = [Span(berlin(24, "00:00"), berlin(25, "00:00"))]
    assert add_working_dates(OFFICE, berlin(23, "10:00"), 1, pause) == berlin(25, "10:00")


NEW_YORK = calendar_from("America/New_York", [[["09:00", "17:00"]]] * 5 + [CLOSED] * 2)


def test_a_move_to_another_zone_counts_from_its_own_midnight():
    """On Wednesday the 25th this person works in New York: 14:00 to 22:00 in Berlin."""
    moving = OFFICE.followed_by(date(2026, 11, 25), NEW_YORK)
    assert add(moving, berlin(24, "16:00"), 2 * HOUR) == berlin(25, "16:00")
    assert add_working_dates(moving, berlin(24, "10:00"), 1) == berlin(25, "16:00")
    assert elapsed(moving, berlin(24, "00:00"), berlin(27, "00:00")) == 24 * HOUR


def test_fewer_hours_from_a_date_on_leave_what_lies_before_as_it_was():
    mornings = OFFICE.followed_by(date(2026, 11, 25), calendar_from(BERLIN, [[["09:00", "12:00"]]] * 5 + [CLOSED] * 2))
    assert add(mornings, berlin(24, "09:00"), 12 * HOUR) == berlin(26, "10:00")


def test_a_deadline_cannot_lie_before_its_start():
    with pytest.raises(NegativeBudget):
        add(OFFICE, berlin(23, "10:00"), -HOUR)
    with pytest.raises(NegativeBudget):
        add_working_dates(OFFICE, berlin(23, "10:00"), -1)


def test_a_start_without_a_zone_is_refused():
    with pytest.raises(NaiveInstant):
        add(OFFICE, datetime.fromisoformat("2026-11-23T10:00"), HOUR)
