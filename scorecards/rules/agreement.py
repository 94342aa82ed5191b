"""Where a panel agrees and where it differs: one verdict a competency, one for the overall answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

# From here on two ratings of the same person tell different stories.
SPLIT_FROM = 2
FIRST_YES = 3


class Together(StrEnum):
    AGREE = "agree"
    SPLIT = "split"
    SINGLE = "single"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`words` as the grid's last column says it: "Agree, 3 to 4", "Split, 1 to 3", "One rating"."""

    kind: Together
    words: str


def verdict(scores: Iterable[int | None]) -> Verdict:
    """Compare the ratings of one competency; None is "not asked" and counts for nothing."""
    given = sorted(each for each in scores if each is not None)
    if not given:
        return Verdict(Together.NONE, "No rating")
    if len(given) == 1:
        return Verdict(Together.SINGLE, "One rating")
    low, high = given[0], given[-1]
    if high - low >= SPLIT_FROM:
        return Verdict(Together.SPLIT, f"Split, {low} to {high}")
    return Verdict(Together.AGREE, f"Agree, {low}" if low == high else f"Agree, {low} to {high}")


def tally(overalls: Sequence[int | None]) -> str:
    """Count the overall answers, 1 to 4, None for "cannot say": "3 no, 2 yes, 1 cannot say"."""
    yes = sum(each is not None and each >= FIRST_YES for each in overalls)
    no = sum(each is not None and each < FIRST_YES for each in overalls)
    counts = ((no, "no"), (yes, "yes"), (len(overalls) - no - yes, "cannot say"))
    return ", ".join(f"{count} {word}" for count, word in counts if count) or "No answer"
