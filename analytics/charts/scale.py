"""From figures to pixels: linear scales, round steps, labels that keep their distance and text that keeps its room."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Sequence

# Between the widths of the system fonts the stack names (Segoe UI 0.52, Roboto 0.53, Inter 0.57) and of
# DejaVu Sans (0.60), the widest fallback seen: a label that fits by this measure fits everywhere.
EM_PER_CHARACTER = 0.6


@dataclass(frozen=True, slots=True)
class Linear:
    """A straight scale: `low` and `high` in the data's unit land on `start` and `end` in pixels."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the pixel of a value; a value beyond the scale lands on its end."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def nice_step(span: float, parts: int) -> float:
    """Return the 1, 2 or 5 times a power of ten that cuts a span into at most `parts` pieces."""
    rough = max(span, 1e-9) / parts
    power: float = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough * (1 - 1e-9))


def steps(low: float, high: float, step: float) -> tuple[float, ...]:
    """Return every multiple from `low` to `high`, both included."""
    return tuple(low + step * i for i in range(round((high - low) / step) + 1))


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move labels as little as a single sweep allows until they stand `gap` pixels apart between low and high."""
    if len(places) < 2:  # noqa: PLR2004 - one label has no neighbour
        return [min(max(place, low), high) for place in places]
    gap = min(gap, (high - low) / (len(places) - 1))
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = [min(max(places[i], low), high) for i in order]
    for i in range(1, len(moved)):
        moved[i] = max(moved[i], moved[i - 1] + gap)
    moved[-1] = min(moved[-1], high)
    for i in range(len(moved) - 2, -1, -1):
        moved[i] = min(moved[i], moved[i + 1] - gap)
    return [place for _, place in sorted(zip(order, moved, strict=True))]


def text_width(words: str, size: float = 12) -> float:
    """Return the room a text needs in pixels, estimated on the wide side."""
    return sum(1 if east_asian_width(sign) in "WF" else EM_PER_CHARACTER for sign in words) * size


def fit(words: str, width: float, size: float = 12) -> str:
    """Return the text, cut with an ellipsis where it would leave its room; the table has it whole."""
    if text_width(words, size) <= width:
        return words
    kept = ""
    for sign in words:
        if text_width(f"{kept}{sign}…", size) > width:
            break
        kept += sign
    return f"{kept.rstrip()}…"
