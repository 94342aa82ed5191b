"""Would both want to meet the same person? Four answers without a middle, and how far two of them lie apart."""

from dataclasses import dataclass
from typing import Final

MOST_PROFILES: Final = 3
LONGEST_LABEL, LONGEST_DESCRIPTION, LONGEST_WHY = 80, 2_000, 600
ANSWERS: Final = {1: "Strong no", 2: "No", 3: "Yes", 4: "Strong yes"}
LINE = 3  # from here on one would meet them
SAME, CLOSE, SPLIT = "kept", "today", "split"


@dataclass(frozen=True, slots=True)
class Answer:
    """One side's: first name, and 1 to 4."""

    name: str
    rating: int

    @property
    def would_meet(self) -> bool:
        return self.rating >= LINE


@dataclass(frozen=True, slots=True)
class Difference:
    """`state` names the glyph: kept (the same), today (the same side of the line), split."""

    state: str
    words: str


def difference(one: Answer, other: Answer) -> Difference:
    """Return in words how two answers about the same person differ, and what to talk about."""
    if one.rating == other.rating:
        return Difference(SAME, f"Both say {ANSWERS[one.rating].lower()}.")
    if one.would_meet == other.would_meet:
        surer, other = (one, other) if abs(one.rating - 2.5) > abs(other.rating - 2.5) else (other, one)
        verb = "would" if one.would_meet else "would not"
        return Difference(CLOSE, f"Both {verb} meet them; {surer.name} is surer than {other.name}.")
    keen, wary = (one, other) if one.would_meet else (other, one)
    fact = f"{keen.name} would meet them, {wary.name} would not."
    return Difference(SPLIT, f"{fact} Which requirement is behind it, and is it written down?")
