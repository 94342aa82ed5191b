"""Days in stage on a pipeline card: how long so far, a tick at the agreed limit, and what lies beyond it in late."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.charts.svg import Element, drawing, el, glyph, number
from analytics.charts.table import Table, plain

HEIGHT = 10
REACH = 1.6  # the track is this many times the agreed limit long, so every card's tick stands in the same place
TICK = 4.0  # px above and below the track


@dataclass(frozen=True, slots=True)
class Meter:
    """Working or elapsed days in the stage and the days agreed for it, in the same unit."""

    days: float
    agreed: float

    @property
    def is_over(self) -> bool:
        """Say whether the stage has taken longer than agreed."""
        return self.days > self.agreed

    def draw(self, width: float | str = "100%", key: str = "") -> str:
        """Return the track; it fills its card unless given pixels."""
        words = f"{plain(self.days)} of {plain(self.agreed)} days agreed"
        size = (width if isinstance(width, str) else f"{width:g}", HEIGHT)
        return drawing(*self.marks(), size=size, kind="meter", title=words, key=key)

    def table(self) -> Table:
        """Return both figures."""
        return Table(("Days in stage", "Agreed"), ((plain(self.days, "d"), plain(self.agreed, "d")),), text_columns=0)

    def marks(self) -> tuple[Element, ...]:
        """Return the track, the days spent, the days over and the tick."""
        middle = HEIGHT / 2
        limit, reached = _at(self.agreed, self.agreed), _at(self.days, self.agreed)
        within = reached if not self.is_over else limit
        track = el("line", class_="chart-track", x1="0%", x2="100%", y1=middle, y2=middle)
        spent = el("line", class_="chart-spent", x1="0%", x2=within, y1=middle, y2=middle)
        over = el("line", class_="chart-over", x1=limit, x2=reached, y1=middle, y2=middle)
        tick = el("line", class_="chart-limit", x1=limit, x2=limit, y1=middle - TICK, y2=middle + TICK)
        return (track, spent, over, tick) if self.is_over else (track, spent, tick)


def meter_key() -> str:
    """Return the small track that stands beside its explanation, hidden from readers."""
    return glyph(*Meter(days=3, agreed=5).marks(), size=("60", HEIGHT), kind="meter")


def _at(days: float, agreed: float) -> str:
    longest = agreed * REACH
    return f"{number(100 * min(max(days, 0.0), longest) / longest)}%"
