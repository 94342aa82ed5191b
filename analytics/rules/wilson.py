"""How sure a rate is: Wilson's score interval for a proportion."""

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

CONFIDENCE = 0.95


class ImpossibleCount(ValueError):
    """More successes than trials, or fewer than none."""


class Rate(NamedTuple):
    """A proportion with its interval; every part None when there was nothing to take a proportion of."""

    value: float | None
    low: float | None
    high: float | None


NO_RATE = Rate(None, None, None)


def wilson(successes: int, trials: int, confidence: float = CONFIDENCE) -> Rate:
    """Return successes / trials with the two-sided score interval at the given confidence.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
    American Statistical Association 22 (1927), 209-212: the rates p for which the observed one lies within z standard
    errors, (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n). Unlike the textbook p ± z √(p(1-p)/n) it stays within
    0 and 1, and does not claim certainty after five failures out of five. Raises `ImpossibleCount`.
    """
    if not 0 <= successes <= trials:
        raise ImpossibleCount(f"{successes} out of {trials} is no proportion.")
    if trials == 0:
        return NO_RATE
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    rate, weight = successes / trials, z * z / trials
    centre = (rate + weight / 2) / (1 + weight)
    reach = z * sqrt(rate * (1 - rate) / trials + weight / (4 * trials)) / (1 + weight)
    # At 0 and at n the closed form ends exactly at 0 and at 1; rounding must not leave a crumb beyond.
    low = 0.0 if successes == 0 else centre - reach
    high = 1.0 if successes == trials else centre + reach
    return Rate(rate, low, high)
