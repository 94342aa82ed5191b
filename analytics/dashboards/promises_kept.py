"""Promises kept, both ways: share kept by the due time, managers and recruiters on one scale.

Each point counts the four weeks up to it: a week of one promise would say 0% or 100%, and mean nothing.
"""

from datetime import date, timedelta

from analytics.charts.figure import Figure
from analytics.charts.lines import Line, Lines, floor_below
from analytics.dashboards import Looked, Panel
from analytics.queries.kept import Weekly, kept_by_week
from analytics.rules.sla_kept import Kept

WEEKS = timedelta(weeks=12)
MEDIUM = 420
SPAN, LEAST = 4, 5  # weeks that a point counts; promises it needs to be drawn


def draw(looked: Looked) -> Figure:
    since = max(looked.chosen.since, looked.now - WEEKS)
    both = kept_by_week(since, looked.now, looked.zone)
    managers, recruiters = both["manager"], both["recruiter"]
    lines = (Line("Managers", shares(managers)), Line("Recruiters", shares(recruiters), is_dashed=True))
    floor = floor_below(lines)
    starts = f" The axis starts at {floor:.0%}." if floor else ""
    return Figure(
        key="promises-kept",
        title="Promises kept, both ways",
        caption=f"Share kept by the due time, over four weeks up to each; drawn from five promises.{starts}",
        chart=Lines("Promises kept by week", lines, tuple(_day(monday) for monday, _ in managers.weeks), floor),
        sentence=(f"Managers {_of(managers)}, recruiters {_of(recruiters)}.",),
        width=MEDIUM,
    )


def shares(side: Weekly) -> tuple[float | None, ...]:
    weeks = [kept for _, kept in side.weeks]
    return tuple(_share([each for each in weeks[max(0, end - SPAN) : end] if each]) for end in range(1, len(weeks) + 1))


def _share(weeks: list[Kept]) -> float | None:
    kept, due = sum(each.kept for each in weeks), sum(each.kept + each.missed for each in weeks)
    return kept / due if due >= LEAST else None


def _of(side: Weekly) -> str:
    return f"{side.total.kept} of {side.total.kept + side.total.missed}"


def _day(monday: date) -> str:
    return f"{monday:%-d %b}"


ENTRY = Panel(order=4, draw=draw)
