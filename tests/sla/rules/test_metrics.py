"""What counts, metric by metric: late cancellations, unexplained rejections, a share, days without progress."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from sla.rules.metrics import METRICS, Incident, Kind, Measure
from sla.rules.rulebook import RULES

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
DANA, REQ = UUID(int=1), UUID(int=7)
RULE = {rule.key: rule for rule in RULES}


def at(number, days_ago, kind=Kind.AGAINST, **about):
    return Incident(UUID(int=100 + number), kind, NOW - days_ago * DAY, DANA, REQ, **about)


def measure(key, incidents, now=NOW):
    return METRICS[RULE[key].metric].measure(RULE[key], incidents, now)


@pytest.mark.parametrize(
    ("notice", "counts"),
    [(timedelta(0), 1), (24 * HOUR - timedelta(seconds=1), 1), (24 * HOUR, 0), (-HOUR, 1), (None, 0)],
)
def test_an_interview_called_off_within_a_day_of_its_start_or_later_counts(notice, counts):
    assert measure("late_cancellations", [at(1, 3, notice=notice)]).value == counts


def test_how_late_is_late_is_the_rules_own():
    strict = replace(RULE["late_cancellations"], notice=48 * HOUR)
    assert METRICS[strict.metric].measure(strict, [at(1, 3, notice=30 * HOUR)], NOW).value == 1


def test_a_rejection_that_was_taken_back_does_not_count():
    rejections = [at(1, 3), at(2, 2, is_void=True), at(3, 1)]
    assert measure("unexplained_rejections", rejections) == Measure(2, (rejections[0].id, rejections[2].id))


def test_a_share_is_late_of_all_that_fell_due():
    late, kept = [at(n, n) for n in range(1, 5)], [at(n, n, Kind.KEPT) for n in range(5, 9)]
    assert measure("feedback_late", late + kept) == Measure(50, tuple(each.id for each in reversed(late)))


def test_a_share_of_few_is_no_share():
    assert measure("feedback_late", [at(n, n) for n in range(1, 6)]) == Measure(0)


def test_what_was_waived_is_neither_late_nor_kept():
    late = [at(n, n, is_void=n == 6) for n in range(1, 7)]
    assert measure("feedback_late", late) == Measure(0)


def progress(days_ago, number=1):
    return at(number, days_ago, Kind.PROGRESS)


def held(days_ago, number=20):
    return at(number, days_ago, Kind.HELD)


def resumed(days_ago, number=30):
    return at(number, days_ago, Kind.RESUMED)


@pytest.mark.parametrize(
    ("happened", "days"),
    [
        pytest.param([progress(50, 1), progress(43, 2)], 43, id="since what moved last"),
        pytest.param([progress(43), held(40), resumed(30)], 33, id="a hold does not count"),
        pytest.param([progress(43), held(10)], 33, id="nor one that lasts"),
        pytest.param([progress(43), held(60), resumed(40)], 40, id="of a hold before, only what lies after"),
        pytest.param([progress(43), held(30), held(29, 21), resumed(20)], 33, id="held twice is held once"),
        pytest.param([progress(43), at(40, 2, Kind.ENDED)], 0, id="what has ended stands no more"),
        pytest.param([progress(43), progress(-1, 2)], 43, id="what comes later has not moved it yet"),
        pytest.param([held(43)], 0, id="what never began does not stand still"),
    ],
)
def test_days_without_progress(happened, days):
    assert measure("stalled", happened).value == days
    assert measure("stalled", list(reversed(happened))).value == days


def test_it_rests_on_what_moved_last():
    assert measure("stalled", [progress(50, 1), progress(43, 2)]).evidence == (progress(43, 2).id,)


def test_a_concern_is_never_counted():
    assert METRICS["concern"].measure(RULE["stalled"], [at(1, 1)], NOW) == Measure(0)
