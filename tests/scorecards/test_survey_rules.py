"""Who is asked how it was to apply, and in which quarter that counts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from scorecards.rules.survey import COOLDOWN, LATEST, OUTCOMES, Ended, complete_on, next_quarter, quarter_of, why_not

DUE = datetime(2026, 11, 24, 9, tzinfo=UTC)
ENDED = Ended(outcome="rejected", due_at=DUE)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_however_it_ended_who_had_an_interview_is_asked(outcome):
    assert why_not(replace(ENDED, outcome=outcome), is_on=True, now=DUE) is None


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"outcome": "active"}, "reopened"),
        ({"was_interviewed": False}, "no_interview"),
        ({"has_address": False}, "no_address"),
        ({"is_duplicate": True}, "duplicate"),
        ({"runs_elsewhere": True}, "elsewhere"),
        ({"asked_at": DUE - COOLDOWN + timedelta(seconds=1)}, "asked_lately"),
        ({"asked_at": DUE - COOLDOWN}, None),
        ({"due_at": DUE - LATEST}, None),
        ({"due_at": DUE - LATEST - timedelta(seconds=1)}, "late"),
    ],
)
def test_who_is_not_asked_and_why(changed, why):
    assert why_not(replace(ENDED, **changed), is_on=True, now=DUE) == why


def test_switched_off_nobody_is_asked():
    assert why_not(ENDED, is_on=False, now=DUE) == "off"


@pytest.mark.parametrize(
    ("day", "first", "following", "complete"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 4, 1), date(2026, 4, 16)),
        (date(2026, 9, 30), date(2026, 7, 1), date(2026, 10, 1), date(2026, 10, 16)),
        (date(2026, 12, 31), date(2026, 10, 1), date(2027, 1, 1), date(2027, 1, 16)),
    ],
)
def test_a_quarter_is_complete_once_every_link_of_it_has_run_out(day, first, following, complete):
    assert (quarter_of(day), next_quarter(first), complete_on(first)) == (first, following, complete)
