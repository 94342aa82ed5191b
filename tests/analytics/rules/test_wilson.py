"""Wilson's interval against the figures of statsmodels 0.15.0 (proportion_confint), and its laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.rules.wilson import NO_RATE, ImpossibleCount, wilson


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (0, 5, 0.0, 0.434482),
        (1, 5, 0.036224, 0.624465),
        (3, 5, 0.230724, 0.882379),
        (5, 5, 0.565518, 1.0),
        (12, 40, 0.180748, 0.4543),
        (38, 60, 0.50683, 0.743791),
        (450, 1000, 0.419415, 0.480967),
        (0, 20, 0.0, 0.161125),
        (2, 3, 0.20766, 0.938508),
        (26, 34, 0.600039, 0.87563),
    ],
)
def test_the_interval_is_that_of_the_reference(successes, trials, low, high):
    assert wilson(successes, trials) == pytest.approx((successes / trials, low, high), abs=1e-6)


def test_of_nothing_there_is_no_rate():
    assert wilson(0, 0) == NO_RATE


@pytest.mark.parametrize(("successes", "trials"), [(6, 5), (-1, 5), (0, -1)])
def test_more_successes_than_trials_are_refused(successes, trials):
    with pytest.raises(ImpossibleCount, match=f"{successes} out of {trials}"):
        wilson(successes, trials)


counts = st.integers(1, 5000).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials)))


@given(counts)
def test_the_interval_holds_the_rate_and_stays_within_0_and_1(count):
    rate, low, high = wilson(*count)
    assert 0 <= low <= rate <= high <= 1
    assert low < high


@given(counts)
def test_failures_mirror_successes(count):
    successes, trials = count
    mirrored = wilson(trials - successes, trials)
    assert wilson(successes, trials)[1:] == pytest.approx((1 - mirrored.high, 1 - mirrored.low))


@given(counts)
def test_ten_times_the_evidence_is_surer(count):
    successes, trials = count
    few, many = wilson(successes, trials), wilson(10 * successes, 10 * trials)
    assert many.high - many.low < few.high - few.low


@given(counts)
def test_asking_for_more_confidence_widens_it(count):
    usual, surer = wilson(*count), wilson(*count, confidence=0.998)
    assert surer.low <= usual.low < usual.high <= surer.high
