"""How many more would recommend us than warn of us, and how sure that is."""

from collections.abc import Iterable
from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

from analytics.rules.wilson import CONFIDENCE

PROMOTES_FROM, DETRACTS_TO = 9, 6
ADDED = 3  # of them a quarter promotes, a quarter detracts


class NetPromoter(NamedTuple):
    """`value`, `low` and `high` from -100 to 100; None of nobody."""

    n: int
    value: float | None
    low: float | None
    high: float | None


def net_promoter(scores: Iterable[int], confidence: float = CONFIDENCE) -> NetPromoter:
    """Return the share of 9 and 10 minus that of 0 to 6, times a hundred, with its interval.

    Source: B. Rocks, "Interval Estimation for the Net Promoter Score", The American Statistician 70 (2016), 365-372:
    the adjusted Wald interval with three answers added, 3/4 promoters, 3/2 between, 3/4 detractors. The textbook one
    claims certainty when five out of five agree.
    """
    given = list(scores)
    if not given:
        return NetPromoter(0, None, None, None)
    promote = sum(score >= PROMOTES_FROM for score in given)
    detract = sum(score <= DETRACTS_TO for score in given)
    n = len(given) + ADDED
    more, less = (promote + ADDED / 4) / n, (detract + ADDED / 4) / n
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * sqrt((more + less - (more - less) ** 2) / n)
    low, high = max(more - less - reach, -1.0), min(more - less + reach, 1.0)
    return NetPromoter(len(given), 100 * (promote - detract) / len(given), 100 * low, 100 * high)
