"""People beside their peers: shares against the number of decisions, inside the limits that chance explains.

The limits are computed elsewhere (they are statistics); here they are only drawn. A name appears in the drawing only
outside the 99.8% limits, or where the reader asked for that person; under five decisions nobody is drawn at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from analytics.charts.ranges import diamond
from analytics.charts.scale import Linear, fit, nice_step, spread, steps, text_width
from analytics.charts.svg import Element, drawing, el, number, text
from analytics.charts.table import NONE, Table, percent, plain

FEWEST = 5
LEFT, RIGHT = 36.5, 92.0
TOP, PLOT = 8.0, 216.0
UNDER = 34.0
DOT, DIAMOND = 4.4, 6.1
TO_BASELINE = 4.0
LABEL_GAP = 13.0
NARROW_BELOW, NARROW_RIGHT = 400.0, 60.0
SIDES = {True: "outside", False: "inside"}
SHARES = ((1.0, "100%"), (0.75, "75"), (0.5, "50"), (0.25, "25"), (0.0, "0"))


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """`k` of `n` decisions of one person, with their share's interval; `label` is empty where it is not to be read."""

    label: str
    k: int
    n: int
    is_outside: bool = False  # beyond the 99.8% limits
    is_focus: bool = False  # whom the reader asked for, or is
    interval: tuple[float | None, float | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Limit:
    """The control limits at `n` decisions, as shares: 95% and 99.8%."""

    n: float
    low: float
    high: float
    far_low: float
    far_high: float


@dataclass(frozen=True, slots=True)
class FunnelPlot:
    """All points of one question, the share of all of them together and the limits from 5 decisions on.

    `too_few`: names with fewer decisions. `left_out`: names whose figures would give those of the few away.
    """

    title: str
    points: tuple[FunnelPoint, ...]
    overall: float
    limits: tuple[Limit, ...]
    too_few: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    unit: str = "decisions made"
    row_heading: str = "Manager"

    @property
    def drawn(self) -> tuple[FunnelPoint, ...]:
        """Return the points with enough decisions to be shown."""
        return tuple(point for point in self.points if point.n >= FEWEST)

    def draw(self, width: float, key: str = "") -> str:
        """Return the drawing for this many pixels."""
        right = NARROW_RIGHT if width < NARROW_BELOW else RIGHT
        most = max([point.n for point in self.drawn] + [limit.n for limit in self.limits] + [FEWEST * 2])
        step = nice_step(most, 3)
        x = Linear(0, most, LEFT, width - right)
        y = Linear(0, 1, TOP + PLOT, TOP)
        marks = [*_grid(x, y), *self._limits(x, y), *_ticks(x, y, step, self.unit), *self._names(x, y, width)]
        marks += [mark for point in self.drawn for mark in _point(point, x, y, width)]
        size = (width, TOP + PLOT + UNDER)
        return drawing(*marks, size=size, kind="funnel", title=self.title, desc=self._sentence(), key=key)

    def table(self) -> Table:
        """Return everyone who is drawn, and who is not with the reason."""
        rows = [_row(point) for point in sorted(self.drawn, key=lambda point: -point.n)]
        rows += [(name, NONE, NONE, NONE, NONE, "too few to say") for name in self.too_few]
        rows += [(name, NONE, NONE, NONE, NONE, "would give the few away") for name in self.left_out]
        return Table((self.row_heading, "Decisions", "Advanced", "Share", "95% interval", "99.8% limits"), tuple(rows))

    def _sentence(self) -> str:
        outside = [f"{point.label or 'one'} {point.k} of {point.n}" for point in self.drawn if point.is_outside]
        rest = f"Outside the 99.8% limits: {', '.join(outside)}." if outside else "All lie inside the 99.8% limits."
        return f"{len(self.drawn)} people, {percent(self.overall)} over all. {rest}"

    def _limits(self, x: Linear, y: Linear) -> tuple[Element, ...]:
        if not self.limits:
            return ()
        upper = [(limit.n, limit.high) for limit in self.limits]
        lower = [(limit.n, limit.low) for limit in reversed(self.limits)]
        far = (
            [(limit.n, limit.far_high) for limit in self.limits],
            [(limit.n, limit.far_low) for limit in self.limits],
        )
        start, level = x.at(self.limits[0].n), y.at(self.overall)
        return (
            el("polygon", class_="chart-band", points=_points(upper + lower, x, y)),
            *(el("polyline", class_="chart-far", points=_points(curve, x, y)) for curve in far),
            el("line", class_="chart-overall", x1=start, x2=x.end, y1=level, y2=level),
        )

    def _names(self, x: Linear, y: Linear, width: float) -> list[Element]:
        """Return the words at the right end of the limits, kept apart."""
        if not self.limits:
            return []
        last = self.limits[-1]
        words = ("99.8%", "95%" if width < NARROW_BELOW else "95% of chance", f"all {percent(self.overall)}")
        places = spread([y.at(last.far_high), y.at(last.high), y.at(self.overall)], LABEL_GAP, TOP, TOP + PLOT)
        at = x.end + 6
        return [text((at, level + TO_BASELINE), w, "chart-tick-label") for level, w in zip(places, words, strict=True)]


def _row(point: FunnelPoint) -> tuple[str, ...]:
    low, high = point.interval
    interval = NONE if low is None else f"{percent(low)} to {percent(high)}"
    share = percent(point.k / point.n)
    return point.label or NONE, f"{point.n}", f"{point.k}", share, interval, SIDES[point.is_outside]


def _grid(x: Linear, y: Linear) -> list[Element]:
    marks = []
    for share, words in SHARES:
        at = y.at(share)
        marks.append(el("line", class_="chart-grid", x1=x.start, x2=x.end, y1=at, y2=at))
        marks.append(text((x.start - 7, at + TO_BASELINE), words, "chart-tick-label", "end"))
    return marks


def _ticks(x: Linear, y: Linear, step: float, unit: str) -> list[Element]:
    under = y.start + 15
    values = [FEWEST, *(value for value in steps(step, step * (x.high // step), step) if value > FEWEST * 2)]
    marks = [text((x.at(value), under), plain(value), "chart-tick-label", "middle") for value in values]
    return [*marks, text(((x.start + x.end) / 2, under + 15), unit, "chart-tick-label", "middle")]


def _point(point: FunnelPoint, x: Linear, y: Linear, width: float) -> tuple[Element, ...]:
    at, level = x.at(point.n), y.at(point.k / point.n)
    kind = "chart-focus" if point.is_focus else "chart-peer"
    mark = diamond(at, level, DIAMOND) if point.is_outside else el("circle", class_=kind, cx=at, cy=level, r=DOT)
    if not point.label or not (point.is_outside or point.is_focus):
        return (mark,)
    words = fit(f"{point.label} {point.k}/{point.n}", width - 40)
    return mark, _name(words, "chart-outlier" if point.is_outside else "chart-focus-name", at, level, width)


def _name(words: str, kind: str, at: float, level: float, width: float) -> Element:
    """Return the name on the side of the mark that has room for it, else centred above."""
    room = text_width(words) + 11
    y = level + TO_BASELINE
    if at + room <= width:
        return text((at + 11, y), words, kind)
    if at - room >= 0:
        return text((at - 11, y), words, kind, "end")
    return text((width / 2, max(level - 11, 12)), words, kind, "middle")


def _points(curve: list[tuple[float, float]], x: Linear, y: Linear) -> str:
    return " ".join(f"{number(x.at(n))},{number(y.at(share))}" for n, share in curve)
