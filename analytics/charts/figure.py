"""What a chart figure holds: title, a caption that explains every mark, drawing, table and a sentence of meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analytics.charts.table import Chart

WIDE = 520
MEDIUM = 420
NARROW = 288  # a 360 px screen less its margins
WIDTHS = (WIDE, MEDIUM, NARROW)  # static/css/charts.css shows the widest one that fits


@dataclass(frozen=True, slots=True)
class Link:
    """A part of the sentence that leads somewhere."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Figure:
    """`key` names the figure in ids and addresses; `sentence` is text and links in the order they are read.

    Without a `chart` there is too little to draw, and the sentence says so. `finding` is what the page begins with if
    this figure has something to say: half a sentence without its full stop.
    """

    key: str
    title: str
    caption: str
    chart: Chart | None
    sentence: tuple[str | Link, ...] = ()
    width: int = WIDE
    starts_as_table: bool = False
    finding: str = ""
