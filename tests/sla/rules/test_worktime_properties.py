"""Laws of working time that hold for any calendar, and a slow, obvious walk through every minute that agrees.

The walk knows nothing of UTC edges, folds or intervals. It reads a wall clock minute by minute; a window is open from
the first minute that reads inside it to the last one.
"""

import os
import time
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sla.rules.calendar import ONE_DAY, calendar_from
from sla.rules.openings import Span, openings_between
from sla.rules.worktime import add, elapsed, subtract

MINUTE = timedelta(minutes=1)
# A weekend on which each zone's clock jumps: by an hour, by half an hour, at midnight, back across midnight, by a day.
CLOCK_CHANGES = {
    "UTC": date(2026, 11, 22),
    "Asia/Kathmandu": date(2026, 11, 22),
    "Europe/Berlin": date(2026, 3, 29),
    "Europe/Paris": date(2026, 10, 25),
    "America/New_York": date(2026, 11, 1),
    "America/Los_Angeles": date(2026, 3, 8),
    "Australia/Lord_Howe": date(2026, 4, 5),
    "America/Sao_Paulo": date(2015, 10, 18),
    "America/Havana": date(2026, 11, 1),
    "Atlantic/Azores": date(2026, 10, 25),
    "America/St_Johns": date(2010, 11, 7),
    "Pacific/Apia": date(2011, 12, 30),
}


def edge(minutes):
    return f"{minutes // 60:02}:{minutes % 60:02}"


quarter_hours = st.integers(0, 96).map(lambda quarter: quarter * 15)
# From 24:00 to 00:00 is the same moment twice, and refused (test_calendar).
pairs = st.tuples(quarter_hours, quarter_hours).filter(lambda pair: pair != (96 * 15, 0))
windows = st.lists(pairs.map(lambda pair: [edge(pair[0]), edge(pair[1])]), max_size=3)
spans_of_minutes = st.integers(0, 4 * 24 * 60).map(lambda minutes: minutes * MINUTE)


@st.composite
def calendars(draw):
    """A calendar near a clock change: every week has at least one window, some dates are holidays or differ.

    Up to two others take its place one after the other, with other hours and often in another zone.
    """
    zone = draw(st.sampled_from(sorted(CLOCK_CHANGES)))
    near = st.integers(-4, 4).map(lambda days: CLOCK_CHANGES[zone] + days * ONE_DAY)
    calendar = draw(plain_calendars(st.just(zone), near))
    for effective_on in draw(st.lists(near, max_size=2, unique=True)):
        later = draw(plain_calendars(st.sampled_from(["UTC", zone, "America/New_York", "Asia/Tokyo"]), near))
        calendar = calendar.followed_by(effective_on, later)
    return calendar


@st.composite
def plain_calendars(draw, zones, near):
    week = draw(st.lists(windows, min_size=7, max_size=7).filter(any))
    days = draw(st.dictionaries(near, windows, max_size=2))
    return calendar_from(draw(zones), week, draw(st.sets(near, max_size=2)), days)


@st.composite
def situations(draw):
    """A calendar, a start within two days of its clock change, and pauses around it."""
    calendar = draw(calendars())
    midday = datetime.combine(CLOCK_CHANGES[calendar.zone], datetime.min.time(), UTC)
    moments = st.integers(-2 * 24 * 60, 2 * 24 * 60).map(lambda minutes: midday + minutes * MINUTE)
    pauses = draw(st.lists(st.tuples(moments, moments).map(lambda pair: Span(*sorted(pair))), max_size=2))
    return calendar, draw(moments), pauses


def open_minutes(calendar, first, last):
    """Return, in order, every UTC minute from first to last in which some window is open."""
    inside = {}
    turn = 0
    moment = first - 3 * ONE_DAY
    turns = [(calendar.zone, date.min), *((each.calendar.zone, each.effective_on) for each in calendar.successors)]
    while moment < last + 3 * ONE_DAY:
        # The calendar that counts is the last whose first date has begun on its own wall.
        for nth in range(turn + 1, len(turns)):
            zone, effective_on = turns[nth]
            if moment.astimezone(ZoneInfo(zone)).date() >= effective_on:
                turn = nth
        local = moment.astimezone(ZoneInfo(turns[turn][0]))
        until = min((effective_on for _, effective_on in turns[turn + 1 :]), default=date.max)
        since_midnight = timedelta(hours=local.hour, minutes=local.minute)
        # A date that the next calendar has already taken is not the earlier one's any more, even while it waits for it.
        for nth, window in enumerate(calendar.windows_on(local.date()) if local.date() < until else ()):
            if window.opens <= since_midnight < window.closes:
                inside.setdefault((turn, local.date(), nth), []).append(moment)
        moment += MINUTE
    open_ones = {
        stretch[0] + nth * MINUTE
        for stretch in inside.values()
        for nth in range((stretch[-1] - stretch[0]) // MINUTE + 1)
    }
    return sorted(minute for minute in open_ones if first <= minute < last)


@given(situations(), spans_of_minutes)
@settings(max_examples=60)
def test_elapsed_is_what_a_walk_through_every_minute_counts(situation, length):
    calendar, start, pauses = situation
    walked = [
        minute
        for minute in open_minutes(calendar, start, start + length)
        if not any(pause.starts_at <= minute < pause.ends_at for pause in pauses)
    ]
    assert elapsed(calendar, start, start + length, pauses) == len(walked) * MINUTE


@given(situations(), st.integers(0, 600))
@settings(max_examples=60)
def test_a_deadline_is_where_a_walk_through_every_minute_ends(situation, budget):
    calendar, start, pauses = situation
    due = add(calendar, start, budget * MINUTE, pauses)
    if due > start + 10 * ONE_DAY:  # a walk that long says no more, only later
        return
    walked = [
        minute
        for minute in open_minutes(calendar, start, due + ONE_DAY)
        if not any(pause.starts_at <= minute < pause.ends_at for pause in pauses)
    ]
    reached = walked[budget - 1] + MINUTE if budget else next(iter(walked), due)
    assert due == reached


@given(situations(), spans_of_minutes)
def test_exactly_the_budget_elapses_until_due(situation, budget):
    calendar, start, pauses = situation
    assert elapsed(calendar, start, add(calendar, start, budget, pauses), pauses) == budget


@given(situations(), spans_of_minutes, spans_of_minutes)
def test_two_budgets_in_a_row_are_one(situation, first, second):
    calendar, start, pauses = situation
    due = add(calendar, start, first + second, pauses)
    in_a_row = add(calendar, add(calendar, start, first, pauses), second, pauses)
    # With nothing left to add, a deadline at closing time stays while "no budget" means the next opening.
    assert in_a_row == due if second else elapsed(calendar, due, in_a_row, pauses) == timedelta(0)


@given(situations(), spans_of_minutes, spans_of_minutes)
def test_more_budget_is_never_due_earlier(situation, budget, more):
    calendar, start, pauses = situation
    if budget:
        assert add(calendar, start, budget, pauses) <= add(calendar, start, budget + more, pauses)


@given(situations(), spans_of_minutes, spans_of_minutes)
def test_a_later_start_is_never_due_earlier(situation, budget, later):
    calendar, start, pauses = situation
    assert add(calendar, start, budget, pauses) <= add(calendar, start + later, budget, pauses)


@given(situations(), spans_of_minutes)
def test_nothing_is_ever_due_in_closed_time(situation, budget):
    calendar, start, _ = situation
    due = add(calendar, start, budget)
    assert any(span.starts_at <= due <= span.ends_at for span in openings_between(calendar, due - MINUTE, due + MINUTE))


@given(situations(), spans_of_minutes)
def test_counting_back_from_due_leaves_exactly_the_budget(situation, budget):
    calendar, end, _ = situation
    start = subtract(calendar, end, budget)
    assert start <= end
    assert elapsed(calendar, start, end) == budget


@given(situations(), spans_of_minutes, spans_of_minutes)
def test_elapsed_time_adds_up(situation, first, second):
    calendar, start, pauses = situation
    middle, end = start + first, start + first + second
    parts = elapsed(calendar, start, middle, pauses) + elapsed(calendar, middle, end, pauses)
    assert elapsed(calendar, start, end, pauses) == parts


@given(situations(), spans_of_minutes, st.sampled_from(["Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu"]))
@settings(max_examples=50)
@example(
    (calendar_from("Europe/Berlin", [[["09:00", "17:00"]]] * 7), datetime(2026, 3, 29, tzinfo=UTC), []),
    8 * 60 * MINUTE,
    "Pacific/Auckland",
)
def test_the_zone_of_the_process_changes_nothing(situation, budget, process_zone):
    calendar, start, pauses = situation
    here = add(calendar, start, budget, pauses)
    with process_in(process_zone):
        assert add(calendar, start, budget, pauses) == here


@contextmanager
def process_in(zone):
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()
