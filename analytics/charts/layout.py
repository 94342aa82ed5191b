"""Where the parts of a row drawing stand: labels beside the bars when there is room, above them when there is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analytics.charts.scale import Linear, fit, text_width
from analytics.charts.svg import Element, el, text

if TYPE_CHECKING:
    from collections.abc import Sequence

NARROW_BELOW = 400.0  # px: under this the labels move above their bars instead of everything shrinking
LEAST_LABEL, MOST_LABEL = 122.0, 0.38  # px, and a share of the width
TO_BASELINE = 4.0  # px from the middle of a line of 11 or 12 px text down to its baseline
AXIS_ROOM = 18.0
FOOT = 4.0


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one drawing `width` pixels wide, with a figure and a count in two right-aligned columns."""

    width: float
    labels: tuple[str, ...]
    counts: tuple[str, ...]
    figure_room: float  # px of the figures' column
    least_count_room: float  # px of the outermost column; it grows with its counts

    @property
    def is_narrow(self) -> bool:
        """Say whether labels stand above their bars."""
        return self.width < NARROW_BELOW

    @property
    def pitch(self) -> float:
        """Return the pixels from one row to the next."""
        return 46.0 if self.is_narrow else 34.0

    @property
    def count_room(self) -> float:
        """Return the pixels of the outermost column."""
        return max([text_width(count) + 8 for count in self.counts] + [self.least_count_room])

    @property
    def plot(self) -> tuple[float, float]:
        """Return the left and right edge of the bars."""
        if self.is_narrow:
            return 9.0, self.width - 18.0
        widest = max((text_width(label) for label in self.labels), default=0.0) + 7
        left = min(max(widest, LEAST_LABEL), self.width * MOST_LABEL)
        return left, self.width - self.figure_room - self.count_room

    @property
    def foot(self) -> float:
        """Return the lower end of the grid."""
        return self.pitch * len(self.labels) + FOOT

    @property
    def height(self) -> float:
        """Return the height of the whole drawing, axis included."""
        return self.foot + AXIS_ROOM

    def middle(self, row: int) -> float:
        """Return the middle of a row's bar."""
        return self.pitch * row + (31.0 if self.is_narrow else self.pitch / 2)

    def words(self, row: int, figure: str) -> tuple[Element, ...]:
        """Return the label, the figure and the count of a row."""
        y = (self.pitch * row + 12) if self.is_narrow else self.middle(row) + TO_BASELINE
        room = (self.width - self.figure_room - self.count_room) if self.is_narrow else self.plot[0] - 7
        return (
            text((0, y), fit(self.labels[row], room), "chart-label"),
            text((self.width - self.count_room, y), figure, "chart-figure-text", "end"),
            text((self.width, y), self.counts[row], "chart-count", "end"),
        )

    def grid(self, scale: Linear, ticks: Sequence[tuple[float, str]]) -> tuple[Element, ...]:
        """Return a hairline and its text for every tick of a horizontal scale."""
        places = [scale.at(value) for value, _ in ticks]
        lines = [el("line", class_="chart-grid", x1=x, x2=x, y1=0, y2=self.foot) for x in places]
        at = self.foot + 14
        names = [
            text((x, at), words, "chart-tick-label", "middle") for x, (_, words) in zip(places, ticks, strict=True)
        ]
        return (*lines, *names)
