"""At most two lines over time, told apart by dash and by a name at their end; never a legend."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.charts.scale import Linear, fit, spread, steps, text_width
from analytics.charts.svg import Element, drawing, el, number, text
from analytics.charts.table import Table, percent

MOST = 2
LEFT, LEAST_RIGHT, MOST_RIGHT = 38.0, 104.0, 0.42  # px, px and a share of the width
FIGURE_ROOM = 40.0  # px of " 100%" in bold
TOP, PLOT, UNDER = 8.0, 234.0, 22.0
TO_BASELINE = 4.0
TO_NAME = 9.0
BOLD = 1.08  # a semibold text needs this much more room
LABEL_GAP = 15.0
DATE_ROOM = 54.0  # px from one date label to the next
DOT = 3.4
FLOORS = (0.75, 0.5, 0.25)


@dataclass(frozen=True, slots=True)
class Line:
    """A share per period, None where nothing was due; the dashed one is the accent."""

    label: str
    values: tuple[float | None, ...]
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Both sides on one scale; raises ValueError for a third line or for lines and dates of different length."""

    title: str
    lines: tuple[Line, ...]
    dates: tuple[str, ...]
    floor: float = 0.0
    row_heading: str = "Week of"

    def __post_init__(self) -> None:
        if len(self.lines) > MOST:
            raise ValueError("a third line cannot be told apart without a legend")
        if any(len(line.values) != len(self.dates) for line in self.lines):
            raise ValueError("every line needs a value or None for every date")

    def draw(self, width: float, key: str = "") -> str:
        """Return the drawing for this many pixels."""
        widest = max((text_width(line.label) for line in self.lines), default=0.0) * BOLD + FIGURE_ROOM + TO_NAME
        right = min(max(widest, LEAST_RIGHT), width * MOST_RIGHT)
        x = Linear(0, max(len(self.dates) - 1, 1), LEFT, width - right)
        y = Linear(self.floor, 1, TOP + PLOT, TOP)
        marks = [*_grid(x, y), *self._dates(x)]
        marks += [mark for line in self.lines for mark in _line(line, x, y)]
        marks += self._names(x, y, width)
        size = (width, TOP + PLOT + UNDER)
        return drawing(*marks, size=size, kind="lines", title=self.title, desc=self._sentence(), key=key)

    def table(self) -> Table:
        """Return every value, a row per date."""
        rows = ((date, *(percent(line.values[i]) for line in self.lines)) for i, date in enumerate(self.dates))
        return Table((self.row_heading, *(line.label for line in self.lines)), tuple(rows))

    def _sentence(self) -> str:
        ends = ((line.label, percent(_first(line)), percent(_last(line)[1])) for line in self.lines)
        return "; ".join(f"{label} {first} at first, {last} at last" for label, first, last in ends) + "."

    def _dates(self, x: Linear) -> list[Element]:
        """Name the first date, then as many as keep their distance, and always the last."""
        last = len(self.dates) - 1
        if last < 0:
            return []
        apart = max(1, -(-DATE_ROOM * last // (x.end - x.start)))
        every = int(next((n for n in (1, 2, 4) if n >= apart), apart))
        shown = [i for i in range(0, last, every) if x.at(last) - x.at(i) >= DATE_ROOM] + [last]
        under = TOP + PLOT + 17
        return [text((x.at(i), under), self.dates[i], "chart-tick-label", "middle") for i in shown]

    def _names(self, x: Linear, y: Linear, width: float) -> list[Element]:
        ends = [(line, *_last(line)) for line in self.lines]
        known = [(line, value) for line, _, value in ends if value is not None]
        places = spread([y.at(value) for _, value in known], LABEL_GAP, TOP, TOP + PLOT)
        return [
            text(
                (x.end + TO_NAME, place + TO_BASELINE),
                f"{fit(line.label, (width - x.end - TO_NAME - FIGURE_ROOM) / BOLD)} {percent(value)}",
                "chart-name-dashed" if line.is_dashed else "chart-name",
            )
            for (line, value), place in zip(known, places, strict=True)
        ]


def floor_below(lines: tuple[Line, ...]) -> float:
    """Return the highest quarter below every value: where the axis may start, and what the caption then says."""
    least = min((value for line in lines for value in line.values if value is not None), default=0.0)
    return next((floor for floor in FLOORS if floor <= least), 0.0)


def _grid(x: Linear, y: Linear) -> list[Element]:
    step = 0.05 if y.low >= FLOORS[0] else 0.1 if y.low >= FLOORS[1] else 0.25
    marks = []
    for value in steps(y.low, 1, step):
        at = y.at(value)
        marks.append(el("line", class_="chart-grid", x1=x.start, x2=x.end, y1=at, y2=at))
        words = f"{value * 100:.0f}" + ("%" if value > 1 - step / 2 else "")
        marks.append(text((x.start - 7, at + TO_BASELINE), words, "chart-tick-label", "end"))
    return marks


def _line(line: Line, x: Linear, y: Linear) -> list[Element]:
    """Return one stroke per unbroken run of values, and the dot at the end."""
    runs: list[list[str]] = [[]]
    for i, value in enumerate(line.values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(f"{number(x.at(i))},{number(y.at(value))}")
    kind = "chart-line-dashed" if line.is_dashed else "chart-line"
    marks = [el("polyline", class_=kind, points=" ".join(run * 2 if len(run) == 1 else run)) for run in runs if run]
    at, value = _last(line)
    if value is not None:
        end = "chart-end-dashed" if line.is_dashed else "chart-end"
        marks.append(el("circle", class_=end, cx=x.at(at), cy=y.at(value), r=DOT))
    return marks


def _first(line: Line) -> float | None:
    return next((value for value in line.values if value is not None), None)


def _last(line: Line) -> tuple[int, float | None]:
    known = [(i, value) for i, value in enumerate(line.values) if value is not None]
    return known[-1] if known else (0, None)
