"""How long like roles took, beside the wish. Days are calendar days from opening to filled.

Time to fill as SHRM and ISO 30414 count it. Of what was imported nobody knows the opening: it is counted from the first
application, which is a little less, and said so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

ENOUGH = 5


@dataclass(frozen=True, slots=True)
class Took:
    """The days one role took; from its opening, or from its first application where that is not known."""

    days: int
    is_from_first: bool = False


@dataclass(frozen=True, slots=True)
class Forecast:
    """The middle half of `n` like roles, `low` to `high`; four of five took `p80` days or fewer.

    `met`: how many took the wished days or fewer. `from_first`: how many are counted from their first application.
    """

    low: float
    median: float
    high: float
    p80: float
    n: int
    wish: int | None
    met: int
    from_first: int = 0

    @property
    def gap(self) -> int:
        """Whole days by which the wish is shorter than what half of them took; not above nothing: it is not shorter."""
        return round(self.median) - self.wish if self.wish else 0

    @property
    def safe_gap(self) -> int:
        """The same against what four of five took."""
        return round(self.p80) - self.wish if self.wish else 0


def forecast(times: Sequence[Took], wish: int | None) -> Forecast | None:
    """Return what history says; None when fewer than five like roles were filled: too few to say.

    Quantiles interpolate between the closest ranks (Hyndman and Fan 1996, type 7), as R and numpy do.
    """
    if len(times) < ENOUGH:
        return None
    days = [each.days for each in times]
    low, _, high = quantiles(days, n=4, method="inclusive")
    p80 = quantiles(days, n=5, method="inclusive")[3]
    met = sum(1 for each in days if wish is not None and each <= wish)
    return Forecast(low, median(days), high, p80, len(days), wish, met, sum(each.is_from_first for each in times))
