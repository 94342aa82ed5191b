"""The one time scale that all promise strips of a page share, and its row of dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from analytics.charts.svg import Element, drawing, text
from analytics.charts.table import NBSP

STEPS = tuple(timedelta(days=days) for days in (7, 14, 28, 56, 91, 182, 364))
MOST_DATES = 4.5
ROOM_AHEAD = 0.12  # promises not due yet need a little of the page to the right of now
CLOSEST = 14.0  # per cent: two date labels nearer than this would touch in a narrow strip
HEIGHT = 14
BASELINE = 11


@dataclass(frozen=True, slots=True)
class TimeScale:
    """From `start` to `end`, both aware and in the reader's zone; places are per cent of the width."""

    start: datetime
    end: datetime

    def at(self, moment: datetime) -> float:
        """Return the place of a moment, 0 to 100; a moment beyond the scale lands on its end."""
        share = (moment - self.start) / (self.end - self.start)
        return 100 * min(max(share, 0.0), 1.0)

    def holds(self, moment: datetime) -> bool:
        """Say whether a moment lies on the scale."""
        return self.start <= moment <= self.end


def scale_until(now: datetime, *, since: datetime) -> TimeScale:
    """Return the page's scale: from `since` past `now`, so that now stands at nine tenths."""
    past = max(now - since, timedelta(days=1))
    return TimeScale(start=now - past, end=now + past * ROOM_AHEAD)


@dataclass(frozen=True, slots=True)
class DateAxis:
    """The dates above a column of strips, and where now is."""

    scale: TimeScale
    now: datetime

    def draw(self) -> str:
        """Return the labels in a drawing of the column's width; strips below line up with it."""
        marks = [self._label(date, _day(date)) for date in self._dates()]
        if self.scale.holds(self.now):
            marks.append(self._label(self.now, "now"))
        start, end = _day(self.scale.start), _day(self.scale.end)
        return drawing(*marks, size=("100%", HEIGHT), kind="axis", title=f"{start} to {end}")

    def _dates(self) -> list[datetime]:
        span = self.now - self.scale.start
        step = next((step for step in STEPS if span / step <= MOST_DATES), span / 4)
        dates = [self.scale.start + step * i for i in range(int(span / step) + 1)]
        return [date for date in dates if self.scale.at(self.now) - self.scale.at(date) >= CLOSEST]

    def _label(self, at: datetime, words: str) -> Element:
        place = self.scale.at(at)
        anchor = "start" if place == 0 else "middle"
        return text((f"{place:.2f}%", BASELINE), words, "chart-tick-label", anchor)


def _day(at: datetime) -> str:
    return f"{at.day}{NBSP}{at:%b}"
