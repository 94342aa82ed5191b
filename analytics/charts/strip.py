"""The promise strip: one tick per promise on the day it was due, both sides drawn alike.

Places are per cent of the width and lengths are pixels, so the same drawing is true at 128 px and at 560 px and
nothing in it is ever scaled. Paused time has been taken out of the fractions before they come here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from analytics.charts.svg import Element, drawing, el, glyph, number
from analytics.charts.table import NBSP, Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from analytics.charts.axis import TimeScale

Kind = Literal["kept", "late", "late_owed", "open"]

IN_TABLES = 30
ON_BOARDS = 34
KEY_HEIGHT = 24
LEAST = 2.5  # px: a promise kept on the last minute still shows
ABOVE = 2.0  # px kept free at the top of a full tick, for its round end
BELOW = 4.0  # px kept free under a full late tick, for its dot or ring
DOT = 2.6
RING = 2.8
WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
FROM_BACK_TO_FRONT = {"kept": 0, "late": 1, "late_owed": 2, "open": 3}
OUTCOMES = {"kept": "Kept", "late": "Late", "late_owed": "Late, still owed", "open": "Not due yet"}


class Promised(Protocol):
    """Whatever says of one promise what a tick says of it is drawn as one."""

    @property
    def due_at(self) -> datetime: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def fraction(self) -> float: ...
    @property
    def label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Tick:
    """One promise; `fraction` is how early or late as a share of its term: 1, a whole term, is the longest drawn."""

    due_at: datetime
    kind: Kind
    fraction: float = 0.0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """One person's promises on the page's scale; the rule begins at `opened_at`, or at the left edge."""

    who: str
    ticks: Sequence[Promised]
    scale: TimeScale
    now: datetime
    opened_at: datetime | None = None

    @property
    def kept(self) -> int:
        """Count the promises kept."""
        return sum(tick.kind == "kept" for tick in self.ticks)

    @property
    def answered(self) -> int:
        """Count the promises whose time has come, kept or not."""
        return sum(tick.kind != "open" for tick in self.ticks)

    @property
    def owed(self) -> int:
        """Count the promises that are late and still owed."""
        return sum(tick.kind == "late_owed" for tick in self.ticks)

    @property
    def summary(self) -> str:
        """Return the strip in words: Marcus Bell kept 12 of 17, one still owed."""
        rest = f", {in_words(self.owed)} still owed" if self.owed else ""
        return f"{self.who} kept {self.kept} of {self.answered}{rest}"

    def draw(self, width: float | str = "100%", height: int = IN_TABLES, key: str = "") -> str:
        """Return the drawing; a width in pixels fixes it, per cent lets it fill its column."""
        middle = height / 2
        waiting = len(self.ticks) - self.answered
        seen = [tick for tick in self.ticks if self.scale.holds(tick.due_at)]
        seen.sort(key=lambda tick: (FROM_BACK_TO_FRONT[tick.kind], tick.due_at))
        return drawing(
            *self._ground(height),
            *(mark for tick in seen for mark in _tick(tick, self.scale.at(tick.due_at), middle)),
            size=(width if isinstance(width, str) else f"{width:g}", height),
            kind="strip",
            title=self.summary,
            desc=f"{in_words(waiting).capitalize()} not due yet." if waiting else "",
            key=key,
        )

    def table(self) -> Table:
        """Return every promise, also those before the page's first day."""
        ticks = sorted(self.ticks, key=lambda tick: tick.due_at)
        rows = ((f"{t.due_at.day}{NBSP}{t.due_at:%b}{NBSP}{t.due_at:%Y}", t.label, OUTCOMES[t.kind]) for t in ticks)
        return Table(headings=("Due", "Promise", "Outcome"), rows=tuple(rows), text_columns=3)

    def _ground(self, height: float) -> tuple[Element, ...]:
        start = self.scale.at(self.opened_at) if self.opened_at else 0.0
        rule = el("line", class_="chart-rule", x1=_at(start), x2="100%", y1=height / 2, y2=height / 2)
        if not self.scale.holds(self.now):
            return (rule,)
        place = _at(self.scale.at(self.now))
        return (rule, el("line", class_="chart-now", x1=place, x2=place, y1=0.0, y2=height))


def strip_key() -> str:
    """Return the small strip that stands beside its explanation: one kept, one late, one not due yet."""
    middle = KEY_HEIGHT / 2
    rule = el("line", class_="chart-rule", x1="0%", x2="100%", y1=middle, y2=middle)
    shown = (("kept", 0.9, 12.5), ("late", 0.75, 43.75), ("open", 0.0, 81.25))
    marks = [mark for kind, fraction, place in shown for mark in _marks(kind, fraction, place, middle)]
    return glyph(rule, *marks, size=("64", KEY_HEIGHT), kind="strip")


def in_words(count: int) -> str:
    """Return a small count as a word, as people say it."""
    return WORDS[count] if count < len(WORDS) else str(count)


def _tick(tick: Promised, place: float, middle: float) -> tuple[Element, ...]:
    marks = _marks(tick.kind, tick.fraction, place, middle)
    return (el("g", el("title", tick.label), *marks, class_="chart-tick"),) if tick.label else marks


def _marks(kind: str, fraction: float, place: float, middle: float) -> tuple[Element, ...]:
    """Return the line of one promise and what stands at its end; fractions past a whole term are drawn as one."""
    x, share = _at(place), min(max(fraction, 0.0), 1.0)
    if kind == "open":
        return (el("circle", class_="chart-ring", cx=x, cy=middle, r=RING),)
    if kind == "kept":
        top = middle - max(share * (middle - ABOVE), LEAST)
        return (el("line", class_="chart-kept", x1=x, x2=x, y1=middle, y2=top),)
    end = middle + max(share * (middle - BELOW), LEAST)
    line = el("line", class_="chart-late", x1=x, x2=x, y1=middle, y2=end)
    return line, el("circle", class_="chart-owed" if kind == "late_owed" else "chart-dot-late", cx=x, cy=end, r=DOT)


def _at(place: float) -> str:
    return f"{number(place)}%"
