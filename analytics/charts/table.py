"""The table that stands beside every drawing and holds all of its figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

NBSP = "\u00a0"
NONE = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows of one length; the first column heads its row, columns up to `text_columns` are words."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    text_columns: int = 1


class Chart(Protocol):
    """What a figure asks of a drawing."""

    def draw(self, width: float, key: str = "") -> str:
        """Return the drawing for this many pixels."""
        ...

    def table(self) -> Table:
        """Return every figure of the drawing."""
        ...


def percent(share: float | None) -> str:
    """Return a share as people read it; one decimal below ten percent of what would round away."""
    return NONE if share is None else f"{share * 100:.0f}%"


def plain(value: float | None, unit: str = "") -> str:
    """Return a figure without a needless decimal, with its unit after a no-break space."""
    if value is None:
        return NONE
    return f"{value:.1f}".removesuffix(".0") + (f"{NBSP}{unit}" if unit else "")
