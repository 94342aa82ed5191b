"""What was said about hours adds up to a calendar, as it is and as it was known before."""

from datetime import UTC, date, datetime, timedelta

from sla.rules.calendar import Window, calendar_from
from sla.rules.hours import (
    BEFORE_ALL,
    DEFAULT_WEEK,
    Day,
    Entry,
    Known,
    Week,
    calendar_of,
    days_of,
    history_of,
    news_in,
)

BERLIN, LISBON = "Europe/Berlin", "Europe/Lisbon"
MONDAY, FRIDAY, NEXT_MONDAY = date(2026, 11, 23), date(2026, 11, 27), date(2026, 11, 30)
FIRST, SECOND = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 20, tzinfo=UTC)
MORNINGS = ((("08:00", "12:00"),),) * 5 + ((), ())


def said(*entries, at=FIRST):
    return [Entry(nth, at, each) for nth, each in enumerate(entries, start=1)]


def hours(calendar, day):
    return [
        (window.opens // timedelta(hours=1), window.closes // timedelta(hours=1)) for window in calendar.windows_on(day)
    ]


def test_who_said_nothing_works_nine_to_five_in_their_own_zone():
    assert calendar_of([], [], BERLIN) == calendar_from(BERLIN, DEFAULT_WEEK)


def test_the_organizations_week_and_days_hold_for_everybody():
    house = said(Week(MONDAY, MORNINGS), Day(FRIDAY, (), "Founders' day"))
    calendar = calendar_of(house, [], BERLIN)
    assert hours(calendar, MONDAY) == [(8, 12)]
    assert hours(calendar, FRIDAY) == []
    assert hours(calendar, MONDAY - timedelta(days=7)) == [(9, 17)]


def test_a_persons_own_week_goes_before_it_and_the_days_stay():
    house = said(Day(FRIDAY), Day(MONDAY))
    own = said(Week(MONDAY, MORNINGS, LISBON), Day(MONDAY, (("10:00", "11:00"),)))
    calendar = calendar_of(house, own, BERLIN)
    assert hours(calendar, MONDAY) == [(10, 11)]
    assert hours(calendar, FRIDAY) == []
    assert calendar.in_force_on(MONDAY).zone == LISBON
    assert calendar.zone == BERLIN


def test_who_lives_elsewhere_need_not_keep_the_organizations_days():
    calendar = calendar_of(said(Day(FRIDAY)), said(Week(MONDAY, None, LISBON, keeps_house_days=False)), BERLIN)
    assert hours(calendar, FRIDAY) == [(9, 17)]


def test_of_two_things_said_about_a_date_the_last_counts():
    twice = said(Day(FRIDAY), Day(FRIDAY, None), Day(MONDAY), Day(MONDAY, (("09:00", "10:00"),), "Half"))
    assert days_of(twice) == {MONDAY: Day(MONDAY, (("09:00", "10:00"),), "Half")}


def test_a_week_counts_until_a_later_one_does_whichever_was_said_first():
    calendar = calendar_of([], said(Week(NEXT_MONDAY, DEFAULT_WEEK), Week(MONDAY, MORNINGS)), BERLIN)
    assert [hours(calendar, day) for day in (MONDAY, FRIDAY, NEXT_MONDAY)] == [[(8, 12)], [(8, 12)], [(9, 17)]]


def test_what_was_known_before_can_be_worked_out_again():
    own = [*said(Day(FRIDAY)), Entry(2, SECOND, Day(FRIDAY, None))]
    closed = calendar_of([], said(Day(FRIDAY)), BERLIN)
    plain = calendar_of([], [], BERLIN)
    assert history_of([], own, BERLIN) == (Known(BEFORE_ALL, plain), Known(FIRST, closed), Known(SECOND, plain))


def test_what_stands_already_is_no_news():
    stands = said(Week(MONDAY, MORNINGS), Day(FRIDAY, (), "Bridge"))
    again = (Week(MONDAY, MORNINGS), Day(FRIDAY, (), "Bridge"), Day(MONDAY, None))
    assert news_in(stands, again) == ()
    other = (Week(MONDAY, DEFAULT_WEEK), Day(FRIDAY, None), Day(MONDAY))
    assert news_in(stands, other) == other


def test_a_window_across_midnight_on_the_last_day_of_a_week_is_kept():
    nights = ((("22:00", "06:00"),),) * 7
    calendar = calendar_of([], said(Week(MONDAY, nights)), BERLIN)
    assert calendar.windows_on(MONDAY) == (
        Window(timedelta(0), timedelta(hours=6)),
        Window(timedelta(hours=22), timedelta(hours=24)),
    )
