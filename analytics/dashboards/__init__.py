"""One file per panel of the dashboard, each exporting ``ENTRY``: a Panel."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from analytics.charts.figure import Figure
from analytics.queries.chosen import Chosen
from analytics.queries.pass_through import Cohort


@dataclass(frozen=True, slots=True)
class Looked:
    """What the reader looks at: their choice, its cohort, the time, their zone, and whether they see every manager."""

    chosen: Chosen
    cohort: Cohort
    now: datetime
    zone: ZoneInfo
    sees_all: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """`order` is its place on the page; `draw` reads what it needs and returns the figure."""

    order: int
    draw: Callable[[Looked], Figure]
