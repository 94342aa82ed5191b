"""A hand-over's arithmetic: when things are due, how it stands, and on which days its owner is told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requisitions.rules.hand_over import (
    ASIDE,
    DEFAULT,
    DONE,
    GRACE,
    OPEN,
    Due,
    Line,
    NotNow,
    Standing,
    Unusable,
    alert_days,
    checked,
    days_words,
    due_on,
    in_order,
    is_late,
    settled,
    standing,
)

TODAY = date(2026, 11, 23)
days = st.integers(-90, 90).map(lambda away: TODAY + timedelta(days=away))
items = st.lists(st.builds(Due, st.sampled_from([OPEN, DONE, ASIDE]), days), min_size=1, max_size=8)


@given(items)
def test_it_stands_as_its_worst_item_does(found):
    late = [each for each in found if each.state == OPEN and each.due_on < TODAY]
    waiting = [each for each in found if each.state == OPEN]
    expected = Standing.LATE if late else Standing.UNDER_WAY if waiting else Standing.COMPLETE
    assert standing(found, today=TODAY) == expected
    assert standing(None, today=TODAY) == Standing.NOT_BEGUN


@given(items, days)
def test_time_alone_makes_it_late_and_never_complete(found, later):
    now, then = standing(found, today=TODAY), standing(found, today=max(TODAY, later))
    assert now == then or (now, then) == (Standing.UNDER_WAY, Standing.LATE)


@given(items)
def test_settling_what_is_open_completes_it(found):
    assert standing([Due(DONE, each.due_on) for each in found], today=TODAY) == Standing.COMPLETE


@given(items)
def test_whatever_gets_late_is_told_and_what_is_late_already_once(found):
    told = alert_days(found, today=TODAY)
    assert all(each.due_on in told for each in found if each.state == OPEN and each.due_on >= TODAY)
    assert sum(each < TODAY for each in told) == any(is_late(each, today=TODAY) for each in found)
    assert list(told) == sorted(set(told))
    assert set(told) <= {each.due_on for each in found if each.state == OPEN}


@given(days, st.integers(-400, 400), days)
def test_nothing_is_due_before_anybody_could_do_it(starts_on, offset, known_on):
    due = due_on(starts_on, offset, known_on=known_on)
    assert due >= known_on + GRACE
    assert due in {starts_on + timedelta(days=offset), known_on + GRACE}


@pytest.mark.parametrize(
    ("state", "to", "reason"), [(DONE, ASIDE, "x"), (ASIDE, DONE, ""), (OPEN, ASIDE, ""), (OPEN, "gone", "")]
)
def test_what_cannot_be_done_says_so(state, to, reason):
    with pytest.raises(NotNow):
        settled(state, to, reason)


@pytest.mark.parametrize("line", [Line(" ", "manager", 0), Line("x", "somebody", 0), Line("x", "manager", 999)])
def test_a_line_that_nobody_could_work_from(line):
    with pytest.raises(Unusable):
        checked(line)


def test_the_program_s_own_list_is_in_order_and_reads_as_said():
    assert in_order(DEFAULT) == DEFAULT == tuple(checked(each) for each in DEFAULT)
    assert [days_words(each) for each in (-14, -1, 0, 30)] == [
        "14 days before",
        "1 day before",
        "on the first day",
        "30 days after",
    ]
