"""Promises kept, both ways: share kept by the due time, per week, managers and recruiters on one scale."""

from datetime import date, timedelta

from analytics.charts.figure import Figure
from analytics.charts.lines import Line, Lines, floor_below
from analytics.dashboards import Looked, Panel
from analytics.queries.kept import Weekly, kept_by_week

WEEKS = timedelta(weeks=12)
MEDIUM = 420


def draw(looked: Looked) -> Figure:
    since = max(looked.chosen.since, looked.now - WEEKS)
    both = kept_by_week(since, looked.now, looked.zone)
    managers, recruiters = both["manager"], both["recruiter"]
    lines = (Line("Managers", _shares(managers)), Line("Recruiters", _shares(recruiters), is_dashed=True))
    floor = floor_below(lines)
    starts = f" The axis starts at {floor:.0%}." if floor else ""
    return Figure(
        key="promises-kept",
        title="Promises kept, both ways",
        caption=f"Share kept by the due time, per week.{starts}",
        chart=Lines("Promises kept by week", lines, tuple(_day(monday) for monday, _ in managers.weeks), floor),
        sentence=(f"Managers {_of(managers)}, recruiters {_of(recruiters)}.",),
        width=MEDIUM,
    )


def _shares(side: Weekly) -> tuple[float | None, ...]:
    return tuple(kept.rate.value if kept else None for _, kept in side.weeks)


def _of(side: Weekly) -> str:
    return f"{side.total.kept} of {side.total.kept + side.total.missed}"


def _day(monday: date) -> str:
    return f"{monday:%-d %b}"


ENTRY = Panel(order=3, draw=draw)
