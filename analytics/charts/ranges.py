"""Days as ranges: the middle half, the median on it, the agreed time as a tick and a diamond where it took longer."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.charts.layout import Rows
from analytics.charts.scale import Linear, nice_step, steps
from analytics.charts.svg import Element, drawing, el, number
from analytics.charts.table import NBSP, NONE, Table, plain

HALF_RANGE = 5.0
HALF_TICK = 11.0
DOT = 4.6
DIAMOND = 5.6
ROUND = 2.0
PARTS = 5


@dataclass(frozen=True, slots=True)
class DayRange:
    """The middle half (`low` to `high`) and the median of `n` visits, in days; None where too few have ended."""

    label: str
    low: float | None
    median: float | None
    high: float | None
    n: int
    agreed: float | None = None

    @property
    def is_slower(self) -> bool:
        """Say whether the median is beyond the agreed time."""
        return self.median is not None and self.agreed is not None and self.median > self.agreed


@dataclass(frozen=True, slots=True)
class DayRanges:
    """Ranges of one question on one scale from 0 days."""

    title: str
    ranges: tuple[DayRange, ...]
    row_heading: str = "Stage"

    def draw(self, width: float, key: str = "") -> str:
        """Return the drawing for this many pixels."""
        counts = tuple(f"n{NBSP}{r.n}" for r in self.ranges)
        rows = Rows(width, tuple(r.label for r in self.ranges), counts, figure_room=44, least_count_room=36)
        step = nice_step(max(self._longest(), 1), PARTS)
        top = step * max(-(-self._longest() // step), 1)
        scale = Linear(0, top, *rows.plot)
        ticks = steps(0, top, step)
        named = [(v, plain(v)) for v in ticks[:-1]] + [(ticks[-1], plain(ticks[-1], "d"))]
        marks: list[Element] = [*rows.grid(scale, named)]
        for i, r in enumerate(self.ranges):
            marks += rows.words(i, plain(r.median, "d"))
            marks += _range(r, scale, rows.middle(i))
        size = (width, rows.height)
        return drawing(*marks, size=size, kind="ranges", title=self.title, desc=self._sentence(), key=key)

    def table(self) -> Table:
        """Return every range."""
        rows = ((r.label, plain(r.median, "d"), _half(r), plain(r.agreed, "d"), f"{r.n}") for r in self.ranges)
        return Table((self.row_heading, "Median", "Middle half", "Agreed", "Candidates"), tuple(rows))

    def _longest(self) -> float:
        return max((v for r in self.ranges for v in (r.high, r.median, r.agreed) if v is not None), default=1.0)

    def _sentence(self) -> str:
        said = (
            f"{r.label} {plain(r.median, 'days')}" + (", slower than agreed" if r.is_slower else "")
            for r in self.ranges
        )
        return "; ".join(said) + "."


def _range(r: DayRange, scale: Linear, y: float) -> list[Element]:
    """Return the middle half, then the agreed tick, then the median over both."""
    marks = []
    if r.low is not None and r.high is not None:
        x, end = scale.at(r.low), scale.at(r.high)
        box = {"x": x, "y": y - HALF_RANGE, "width": end - x, "height": HALF_RANGE * 2}
        marks.append(el("rect", class_="chart-range", rx=ROUND, **box))
    if r.agreed is not None:
        x = scale.at(r.agreed)
        marks.append(el("line", class_="chart-compare", x1=x, x2=x, y1=y - HALF_TICK, y2=y + HALF_TICK))
    if r.median is not None:
        x = scale.at(r.median)
        marks.append(diamond(x, y, DIAMOND) if r.is_slower else el("circle", class_="chart-dot", cx=x, cy=y, r=DOT))
    return marks


def diamond(x: float, y: float, half: float) -> Element:
    """Return the mark of something outside what was agreed or what chance explains."""
    corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    return el("polygon", class_="chart-diamond", points=" ".join(f"{number(a)},{number(b)}" for a, b in corners))


def _half(r: DayRange) -> str:
    return NONE if r.low is None or r.high is None else f"{plain(r.low)} to {plain(r.high, 'd')}"
