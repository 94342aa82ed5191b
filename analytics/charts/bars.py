"""Share bars: from 0 to 100% always, each with its 95% interval, its count and what it is compared with."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.charts.layout import Rows
from analytics.charts.scale import Linear
from analytics.charts.svg import Element, drawing, el, number
from analytics.charts.table import NONE, Table, percent

HALF_BAR = 7.0
HALF_CAP = 4.0
HALF_TICK = 11.0
ROUND = 2.0
TICKS = ((0.0, "0%"), (0.25, "25"), (0.5, "50"), (0.75, "75"), (1.0, "100%"))


@dataclass(frozen=True, slots=True)
class ShareBar:
    """`k` of `n` with the Wilson interval `low` to `high`; shares are 0 to 1 and None where nothing was decided."""

    label: str
    share: float | None
    low: float | None
    high: float | None
    k: int
    n: int
    compare: float | None = None
    is_focus: bool = False


@dataclass(frozen=True, slots=True)
class ShareBars:
    """Bars of one question on one scale; `compare_label` says what the tick is, such as "A year ago"."""

    title: str
    bars: tuple[ShareBar, ...]
    compare_label: str = "Before"
    row_heading: str = "Stage"

    def draw(self, width: float, key: str = "") -> str:
        """Return the drawing for this many pixels."""
        counts = tuple(f"{bar.k}/{bar.n}" for bar in self.bars)
        rows = Rows(width, tuple(bar.label for bar in self.bars), counts, figure_room=46, least_count_room=66)
        scale = Linear(0, 1, *rows.plot)
        marks: list[Element] = [*rows.grid(scale, TICKS)]
        for i, bar in enumerate(self.bars):
            marks += rows.words(i, percent(bar.share))
            marks += _bar(bar, scale, rows.middle(i))
        size = (width, rows.height)
        return drawing(*marks, size=size, kind="bars", title=self.title, desc=self._sentence(), key=key)

    def table(self) -> Table:
        """Return every bar with its interval."""
        compared = any(bar.compare is not None for bar in self.bars)
        rows = ((*_figures(bar), *([percent(bar.compare)] * compared)) for bar in self.bars)
        headings = (self.row_heading, "Share", "95% interval", "Advanced", "Of", *([self.compare_label] * compared))
        return Table(headings, tuple(rows))

    def _sentence(self) -> str:
        return "; ".join(f"{bar.label} {percent(bar.share)}, {bar.k} of {bar.n}" for bar in self.bars) + "."


def _bar(bar: ShareBar, scale: Linear, y: float) -> list[Element]:
    """Return the bar, the interval over it and the comparison over both."""
    marks = []
    if bar.share is not None:
        box = {"x": scale.start, "y": y - HALF_BAR, "width": scale.at(bar.share) - scale.start, "height": HALF_BAR * 2}
        marks.append(el("rect", class_="chart-bar-focus" if bar.is_focus else "chart-bar", rx=ROUND, **box))
    if bar.low is not None and bar.high is not None:
        path = _whisker(scale.at(bar.low), scale.at(bar.high), y)
        marks += [el("path", class_="chart-halo", d=path), el("path", class_="chart-whisker", d=path)]
    if bar.compare is not None:
        x = scale.at(bar.compare)
        marks.append(el("line", class_="chart-compare", x1=x, x2=x, y1=y - HALF_TICK, y2=y + HALF_TICK))
    return marks


def _whisker(low: float, high: float, y: float) -> str:
    left, right, middle = number(low), number(high), number(y)
    top, bottom = number(y - HALF_CAP), number(y + HALF_CAP)
    return f"M{left} {top}V{bottom}M{left} {middle}H{right}M{right} {top}V{bottom}"


def _figures(bar: ShareBar) -> tuple[str, ...]:
    interval = NONE
    if bar.low is not None and bar.high is not None:
        interval = f"{bar.low * 100:.1f} to {bar.high * 100:.1f}%"
    return bar.label, percent(bar.share), interval, f"{bar.k}", f"{bar.n}"
