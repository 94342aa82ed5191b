"""A wish beside history: how long the middle half of like roles took, the median, and what is hoped for."""

from __future__ import annotations

import math
from dataclasses import dataclass

from analytics.charts.scale import Linear, nice_step, steps, text_width
from analytics.charts.svg import Element, drawing, el, number, text
from analytics.charts.table import NBSP, Table, plain

MARGIN = 6.0
BASE = 36.0  # px down to the axis, when the two names do not meet
LIFT = 14.0  # px more when they do
BAND, MEDIAN, TICK = 10.0, 15.0, 4.0
TRIANGLE_HALF, TRIANGLE = 5.2, 8.5
UNDER = 21.0


@dataclass(frozen=True, slots=True)
class Forecast:
    """Days that `n` like roles took: the middle half from `low` to `high`, the median, and the wish if there is one."""

    low: float
    median: float
    high: float
    n: int
    wish: float | None = None

    @property
    def title(self) -> str:
        """Return the drawing in words."""
        wish = f", wish {plain(self.wish)} days" if self.wish is not None else ""
        return f"Time to hire: history {plain(self.median)} days, half {plain(self.low)} to {plain(self.high)}{wish}"

    def draw(self, width: float, key: str = "") -> str:
        """Return the drawing for this many pixels."""
        low, high, step = self._domain()
        x = Linear(low, high, MARGIN, width - MARGIN)
        history = _centred(f"history {plain(self.median)}", x.at(self.median), width)
        wish = _centred(f"wish {plain(self.wish)}", x.at(self.wish), width) if self.wish is not None else None
        lift = LIFT if wish and _meet(history, wish) else 0.0
        base = BASE + lift
        marks = [*_axis(x, base, width, steps(low, high, step)), *self._history(x, base)]
        marks.append(text((history[0], base - MEDIAN - 6 - lift), history[1], "chart-label", "middle"))
        if wish and self.wish is not None:
            marks += [
                _triangle(x.at(self.wish), base),
                text((wish[0], base - 14 - lift / 2), wish[1], "chart-label", "middle"),
            ]
        return drawing(*marks, size=(width, base + UNDER), kind="forecast", title=self.title, key=key)

    def table(self) -> Table:
        """Return the figures of the drawing."""
        wish = (("Wish", plain(self.wish, "days")),) if self.wish is not None else ()
        history = ("History, median", plain(self.median, "days"))
        half = ("History, middle half", f"{plain(self.low)} to {plain(self.high, 'days')}")
        return Table(("Time to hire", "Days"), (*wish, history, half, ("Roles", f"{self.n}")))

    def _domain(self) -> tuple[float, float, float]:
        """Return the round days the axis starts and ends on, half a step clear of everything shown, and the step."""
        values = [self.low, self.median, self.high] + ([self.wish] if self.wish is not None else [])
        step = nice_step(max(max(values) - min(values), 2), 2)
        start = max(0.0, math.floor((min(values) - step / 2) / (step / 2)) * step / 2)
        return start, start + step * max(math.ceil((max(values) + step / 2 - start) / step), 1), step

    def _history(self, x: Linear, base: float) -> tuple[Element, ...]:
        at, left, right = x.at(self.median), x.at(self.low), x.at(self.high)
        return (
            el("rect", class_="chart-range", x=left, y=base - BAND, width=right - left, height=BAND),
            el("line", class_="chart-median", x1=at, x2=at, y1=base - MEDIAN, y2=base),
        )


def _axis(x: Linear, base: float, width: float, days: tuple[float, ...]) -> list[Element]:
    marks = [el("line", class_="chart-axis", x1=0, x2=width, y1=base, y2=base)]
    for i, day in enumerate(days):
        at = x.at(day)
        marks.append(el("line", class_="chart-axis", x1=at, x2=at, y1=base, y2=base + TICK))
        anchor = "start" if i == 0 else "end" if i == len(days) - 1 else "middle"
        words = plain(day) + (f"{NBSP}days" if anchor == "end" else "")
        marks.append(text((at, base + 17), words, "chart-tick-label", anchor))
    return marks


def _triangle(at: float, base: float) -> Element:
    corners = ((at - TRIANGLE_HALF, base - TRIANGLE), (at + TRIANGLE_HALF, base - TRIANGLE), (at, base))
    return el("polygon", class_="chart-wish", points=" ".join(f"{number(x)},{number(y)}" for x, y in corners))


def _centred(words: str, at: float, width: float) -> tuple[float, str]:
    """Return where the middle of the words stands, moved inward so that they stay in the drawing."""
    half = text_width(words) / 2
    return min(max(at, half), max(width - half, half)), words


def _meet(one: tuple[float, str], other: tuple[float, str]) -> bool:
    return abs(one[0] - other[0]) < (text_width(one[1]) + text_width(other[1])) / 2 + 4
