"""Which quarters' answers are read together. What was shown never changes: later minus earlier would be one answer.

A round ends with a quarter that nobody can answer for any more, once five have; quarters with fewer wait for the next.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analytics.rules.measured import FEWEST
from scorecards.rules.survey import complete_on, next_quarter

MONTHS = 3


@dataclass(frozen=True, slots=True)
class Round:
    """From the quarter that begins on `first` to the one that begins on `last`; most are one quarter."""

    first: date
    last: date

    @property
    def key(self) -> str:
        """Return "2026-Q3": how an address names it, by its end."""
        return f"{self.last.year}-Q{_number(self.last)}"

    @property
    def words(self) -> str:
        """Return "Q3 2026", "Q2 to Q3 2026", or "Q4 2025 to Q1 2026"."""
        end = f"Q{_number(self.last)} {self.last.year}"
        if self.first == self.last:
            return end
        year = "" if self.first.year == self.last.year else f" {self.first.year}"
        return f"Q{_number(self.first)}{year} to {end}"


def _number(first: date) -> int:
    return (first.month - 1) // MONTHS + 1


def rounds(answered: Mapping[date, int], *, today: date) -> list[Round]:
    """Return the rounds that are over, newest first. `answered`: how many by the first day of their quarter."""
    found: list[Round] = []
    quarter = first = min(answered, default=today)
    waiting = 0
    while complete_on(quarter) <= today:
        waiting += answered.get(quarter, 0)
        if waiting >= FEWEST:
            found.append(Round(first, quarter))
            waiting, first = 0, next_quarter(quarter)
        quarter = next_quarter(quarter)
    return found[::-1]
