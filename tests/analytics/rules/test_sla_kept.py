"""How well promises are kept: an organization's day on which three of five were kept and two were not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.rules.sla_kept import PromiseFact, Standing, sla_kept, sla_kept_by, standing
from sla.rules.commitment import Outcome

MADE = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
DUE = MADE + 24 * HOUR
TICK = timedelta(microseconds=1)
OPEN = PromiseFact(DUE)


def done_after(hours):
    at = MADE + hours * HOUR
    return PromiseFact(DUE, Outcome.MET if at <= DUE else Outcome.MET_LATE, at, None if at <= DUE else DUE)


def due_in(hours, now, outcome=Outcome.NONE):
    return PromiseFact(now + hours * HOUR, outcome)


def test_open_and_overdue_is_missed_today_and_open_in_time_is_pending():
    now = MADE + 40 * HOUR
    promises = [
        done_after(5),
        done_after(23.9),
        done_after(24),
        done_after(30),
        OPEN,  # forty hours old
        due_in(21, now),
        due_in(14, now, Outcome.CANCELLED),
    ]
    kept = sla_kept(promises, now)
    assert (kept.kept, kept.missed, kept.pending, kept.excluded) == (3, 2, 1, 1)
    assert kept.rate == pytest.approx((0.6, 0.230724, 0.882379), abs=1e-6)


@pytest.mark.parametrize(
    ("promise", "now", "counts_as"),
    [
        pytest.param(done_after(24), DUE, Standing.KEPT, id="done at the due instant"),
        pytest.param(OPEN, DUE, Standing.PENDING, id="open at the due instant"),
        pytest.param(OPEN, DUE + TICK, Standing.MISSED, id="open a tick later, before any sweep"),
        pytest.param(replace(OPEN, outcome=Outcome.MISSED, breached_at=DUE), DUE + HOUR, Standing.MISSED, id="missed"),
        pytest.param(done_after(30), DUE + 9 * HOUR, Standing.MISSED, id="kept late is missed"),
        pytest.param(
            replace(OPEN, outcome=Outcome.WAIVED, breached_at=DUE), DUE + HOUR, Standing.EXCLUDED, id="forgiven"
        ),
        pytest.param(
            replace(OPEN, outcome=Outcome.SUPERSEDED), DUE + HOUR, Standing.EXCLUDED, id="rescheduled in time"
        ),
        pytest.param(
            replace(OPEN, outcome=Outcome.CANCELLED, breached_at=DUE),
            DUE + HOUR,
            Standing.MISSED,
            id="called off when already overdue",
        ),
    ],
)
def test_how_a_promise_counts(promise, now, counts_as):
    assert standing(promise, now) is counts_as


def test_without_anything_due_there_is_no_rate():
    assert sla_kept([OPEN], MADE).rate.value is None


def test_both_sides_are_counted_apart():
    promises = [replace(done_after(5), side="manager"), replace(done_after(30), side="recruiter")]
    by_side = sla_kept_by(promises, DUE + 9 * HOUR, key=lambda promise: promise.side)
    assert {side: kept.rate.value for side, kept in by_side.items()} == {"manager": 1.0, "recruiter": 0.0}


@st.composite
def promises(draw):
    outcome = draw(st.sampled_from(Outcome))
    hours = st.integers(-48, 48).map(lambda count: DUE + count * HOUR)
    satisfied_at = draw(hours) if outcome in {Outcome.MET, Outcome.MET_LATE} else None
    return PromiseFact(DUE, outcome, satisfied_at, draw(st.none() | st.just(DUE)))


@given(st.lists(promises()), st.integers(-48, 48))
def test_every_promise_counts_exactly_once(facts, hours):
    kept = sla_kept(facts, DUE + hours * HOUR)
    assert kept.kept + kept.missed + kept.pending + kept.excluded == len(facts)


@given(st.lists(promises()), st.integers(-48, 48), st.integers(0, 48))
def test_time_alone_only_ever_turns_pending_into_missed(facts, hours, later):
    now = DUE + hours * HOUR
    before, after = sla_kept(facts, now), sla_kept(facts, now + later * HOUR)
    assert (before.kept, before.excluded) == (after.kept, after.excluded)
    assert before.pending - after.pending == after.missed - before.missed >= 0
