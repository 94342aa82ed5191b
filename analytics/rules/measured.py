"""A share of few or many: with its n and its interval, or too few to say."""

from dataclasses import dataclass

from analytics.rules.wilson import Rate, wilson

FEWEST = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """`number` of `n`. Below ``FEWEST`` the share is nobody's business: it says more about people than about roles."""

    number: int
    n: int

    @property
    def is_enough(self) -> bool:
        return self.n >= FEWEST

    @property
    def rate(self) -> Rate:
        return wilson(self.number, self.n)

    @property
    def words(self) -> str:
        """Return "62%, 45 to 77", or that it is too few to say."""
        value, low, high = self.rate
        if not self.is_enough or value is None or low is None or high is None:
            return "too few to say"
        return f"{100 * value:.0f}%, {100 * low:.0f} to {100 * high:.0f}"
