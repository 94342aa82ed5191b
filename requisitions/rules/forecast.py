"""How long like roles took, beside the wish. Days are calendar days from opening to filled."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

ENOUGH = 5


@dataclass(frozen=True, slots=True)
class Forecast:
    """The middle half of `n` like roles, `low` to `high`; `met`: how many took the wished days or fewer."""

    low: float
    median: float
    high: float
    n: int
    wish: int | None
    met: int


def forecast(days: Sequence[int], wish: int | None) -> Forecast | None:
    """Return what history says; None when fewer than five like roles were filled: too few to say.

    Quartiles interpolate between the closest ranks (Hyndman and Fan 1996, type 7), as R and numpy do.
    """
    if len(days) < ENOUGH:
        return None
    low, _, high = quantiles(days, n=4, method="inclusive")
    met = sum(1 for each in days if wish is not None and each <= wish)
    return Forecast(low, median(days), high, len(days), wish, met)
