"""When a seat is late, and what is left of a budget."""

from datetime import date

import pytest

from requisitions.rules.plan_budget import Balance, Totals, overdue_since

TODAY = date(2026, 11, 23)
PAST, AHEAD = date(2026, 11, 20), date(2026, 12, 1)


@pytest.mark.parametrize(
    ("state", "open_by", "start", "is_open", "since"),
    [
        pytest.param("approved", PAST, AHEAD, False, PAST, id="to be open on Friday, and it is not"),
        pytest.param("approved", PAST, AHEAD, True, None, id="open"),
        pytest.param("draft", None, PAST, False, PAST, id="no day to open: the start counts"),
        pytest.param("delayed", PAST, AHEAD, False, PAST, id="a delay is no excuse once its day has come"),
        pytest.param("declined", PAST, PAST, False, None, id="ended: nobody waits"),
        pytest.param("proposed", TODAY, AHEAD, False, None, id="today is not late"),
    ],
)
def test_a_seat_is_late_from_the_day_after_its_own(state, open_by, start, is_open, since):
    assert overdue_since(state, open_by=open_by, start=start, is_open=is_open, today=TODAY) == since


@pytest.mark.parametrize(
    ("cost", "budget", "left", "over", "share"),
    [
        pytest.param(300, 400, 100, 0, 75, id="within"),
        pytest.param(400, 400, 0, 0, 100, id="all of it"),
        pytest.param(500, 400, -100, 100, 125, id="beyond"),
        pytest.param(0, 0, 0, 0, 100, id="no budget at all"),
    ],
)
def test_what_is_left_of_a_budget(cost, budget, left, over, share):
    balance = Balance(Totals(cost=cost), budget)
    assert (balance.left, balance.over, balance.share, balance.is_over) == (left, over, share, over > 0)
