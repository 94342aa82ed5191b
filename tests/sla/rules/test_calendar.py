"""What a calendar holds: windows, night shifts, holidays, dates that differ, and what it refuses."""

from datetime import date, timedelta

import pytest

from sla.rules.calendar import WHOLE_DAY, Calendar, InvalidCalendar, Window, always_open, calendar_from

MONDAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)
SATURDAY = date(2026, 11, 28)
NINE_TO_FIVE = [["09:00", "17:00"]]
CLOSED = []
OFFICE_WEEK = [NINE_TO_FIVE] * 5 + [CLOSED] * 2


def window(opens, closes):
    return Window(timedelta(hours=opens), timedelta(hours=closes))


def test_a_weekday_has_its_windows_and_a_weekend_none():
    calendar = calendar_from("Europe/Berlin", OFFICE_WEEK)
    assert calendar.windows_on(MONDAY) == (window(9, 17),)
    assert calendar.windows_on(SATURDAY) == ()


def test_several_windows_a_day_are_kept_in_order():
    calendar = calendar_from("UTC", [[["14:00", "18:00"], ["09:00", "12:00"]]] + [CLOSED] * 6)
    assert calendar.windows_on(MONDAY) == (window(9, 12), window(14, 18))


def test_windows_that_overlap_or_touch_are_one():
    calendar = calendar_from("UTC", [[["09:00", "12:00"], ["11:00", "14:00"], ["14:00", "15:00"]]] + [CLOSED] * 6)
    assert calendar.windows_on(MONDAY) == (window(9, 15),)


def test_a_night_shift_is_cut_at_midnight():
    calendar = calendar_from("UTC", [[["22:00", "06:00"]]] + [CLOSED] * 6)
    assert calendar.windows_on(MONDAY) == (window(22, 24),)
    assert calendar.windows_on(TUESDAY) == (window(0, 6),)


def test_a_night_shift_on_sunday_runs_into_monday():
    calendar = calendar_from("UTC", [CLOSED] * 6 + [[["22:00", "06:00"]]])
    assert calendar.windows_on(MONDAY) == (window(0, 6),)


def test_a_shift_until_midnight_leaves_nothing_for_the_next_day():
    calendar = calendar_from("UTC", [[["16:00", "00:00"]]] + [CLOSED] * 6)
    assert calendar.windows_on(MONDAY) == (window(16, 24),)
    assert calendar.windows_on(TUESDAY) == ()


def test_what_opens_at_24_belongs_to_the_next_date():
    calendar = calendar_from("UTC", [[["24:00", "02:00"]]] + [CLOSED] * 6)
    assert not calendar.is_working_date(MONDAY)
    assert calendar.windows_on(TUESDAY) == (window(0, 2),)


def test_another_calendar_takes_over_on_its_date():
    fewer_days = calendar_from("UTC", [[["10:00", "14:00"]]] + [CLOSED] * 6)
    calendar = calendar_from("UTC", OFFICE_WEEK).followed_by(TUESDAY, fewer_days)
    assert calendar.windows_on(MONDAY) == (window(9, 17),)
    assert calendar.windows_on(TUESDAY) == ()
    assert calendar.windows_on(MONDAY + timedelta(days=7)) == (window(10, 14),)
    assert calendar.by_whole_dates().windows_on(MONDAY + timedelta(days=7)) == WHOLE_DAY
    assert calendar.followed_by(TUESDAY, always_open("UTC")).windows_on(TUESDAY) == WHOLE_DAY


def test_a_holiday_also_closes_the_early_hours_of_the_night_before():
    calendar = calendar_from("UTC", [[["22:00", "06:00"]]] * 7, holidays=[TUESDAY])
    assert calendar.windows_on(MONDAY) == (window(0, 6), window(22, 24))
    assert calendar.windows_on(TUESDAY) == ()


def test_an_override_replaces_the_week_and_wins_over_a_holiday():
    calendar = calendar_from("UTC", OFFICE_WEEK, holidays=[MONDAY], overrides={MONDAY: [["10:00", "12:00"]]})
    assert calendar.windows_on(MONDAY) == (window(10, 12),)


def test_an_empty_override_closes_the_date():
    calendar = calendar_from("UTC", OFFICE_WEEK, overrides={MONDAY: CLOSED})
    assert not calendar.is_working_date(MONDAY)


def test_an_override_across_midnight_joins_what_the_next_date_has():
    calendar = calendar_from("UTC", OFFICE_WEEK, overrides={MONDAY: [["20:00", "02:00"]]})
    assert calendar.windows_on(MONDAY) == (window(20, 24),)
    assert calendar.windows_on(TUESDAY) == (window(0, 2), window(9, 17))


def test_by_whole_dates_a_working_date_counts_24_hours_and_a_free_one_none():
    calendar = calendar_from("UTC", OFFICE_WEEK, holidays=[TUESDAY], overrides={SATURDAY: [["10:00", "12:00"]]})
    whole = calendar.by_whole_dates()
    assert [whole.windows_on(day) for day in (MONDAY, TUESDAY, SATURDAY)] == [WHOLE_DAY, (), WHOLE_DAY]


def test_equal_calendars_are_interchangeable_as_keys():
    first, second = (calendar_from("UTC", OFFICE_WEEK, overrides={MONDAY: CLOSED}) for _ in range(2))
    assert {first: "known"}[second] == "known"


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        pytest.param(["9am", "17:00"], "'9am' is not a time of day", id="words"),
        pytest.param(["09:00", "24:01"], "'24:01' is not a time of day", id="beyond midnight"),
        pytest.param(["09:60", "17:00"], "'09:60' is not a time of day", id="sixty minutes"),
        pytest.param(["-1:00", "17:00"], "'-1:00' is not a time of day", id="negative"),
        pytest.param(["24:00", "00:00"], "the same moment twice", id="no length"),
        pytest.param(["09:00"], "a window is an opening and a closing time", id="no closing time"),
    ],
)
def test_an_edge_that_is_no_time_of_day_is_refused_by_name(pair, says):
    with pytest.raises(InvalidCalendar, match=f"(?i){says}"):
        calendar_from("UTC", [[pair]] + [CLOSED] * 6)


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd", "Europe"])
def test_an_unknown_zone_is_refused_by_name(zone):
    with pytest.raises(InvalidCalendar, match="is not a time zone"):
        always_open(zone)


def test_a_week_of_six_days_is_refused():
    with pytest.raises(InvalidCalendar, match="seven days, not 6"):
        Calendar("UTC", (WHOLE_DAY,) * 6)
