"""Pass-through per stage: share that advanced of those decided, with n, the Wilson interval and a year ago."""

from collections import Counter

from analytics.charts.bars import ShareBar, ShareBars
from analytics.charts.figure import Figure
from analytics.dashboards import Looked, Panel
from analytics.queries.pass_through import Figures, by_milestone

FEWEST = 5  # decided a year ago, to be compared with


def draw(looked: Looked) -> Figure:
    found = [each for each in looked.cohort.figures if each.milestone != "hired"]
    before = _a_year_ago(found, looked)
    changed = most_changed(found, before)
    chart = ShareBars(
        "Pass-through by stage",
        tuple(_bar(each, before.get(each.milestone), is_focus=each is changed) for each in found),
        compare_label="A year ago",
    )
    return Figure(
        key="pass-through",
        title="Pass-through",
        caption=f"Share that advanced, of those decided. Line: 95% interval.{' Tick: a year ago.' if before else ''}",
        chart=chart,
        sentence=(_sentence(found),),
        finding=_finding(changed, before),
    )


def _a_year_ago(found: list[Figures], looked: Looked) -> dict[str, float]:
    """Return the share of the same days a year ago by milestone, of those that name one stage alone."""
    earlier = looked.chosen.a_year_before(looked.now)
    if earlier is None:
        return {}
    stages = Counter(each.milestone for each in found)
    figures = by_milestone(earlier.applications())
    return {
        milestone: each.rate.value
        for milestone, each in figures.items()
        if stages[milestone] == 1 and each.decided >= FEWEST and each.rate.value is not None
    }


def most_changed(found: list[Figures], before: dict[str, float]) -> Figures | None:
    """Return the stage furthest from a year ago, of those where chance does not explain it."""
    changed = [each for each in found if each.milestone in before and _is_beyond(each, before[each.milestone])]
    return max(changed, key=lambda each: abs((each.figures.rate.value or 0) - before[each.milestone]), default=None)


def _is_beyond(each: Figures, before: float) -> bool:
    _, low, high = each.figures.rate
    return low is not None and high is not None and not low <= before <= high


def _finding(changed: Figures | None, before: dict[str, float]) -> str:
    if changed is None:
        return ""
    fewer = (changed.figures.rate.value or 0) < before[changed.milestone]
    return f"{changed.figures.stage} passes {'fewer' if fewer else 'more'} candidates than a year ago"


def _bar(each: Figures, before: float | None, *, is_focus: bool) -> ShareBar:
    figures = each.figures
    rate = figures.rate
    return ShareBar(
        figures.stage, rate.value, rate.low, rate.high, figures.passed, figures.decided, before, is_focus=is_focus
    )


def _sentence(found: list[Figures]) -> str:
    undecided = sum(each.figures.undecided for each in found)
    return f"{undecided} candidates are undecided and counted nowhere yet." if undecided else "Everybody is decided."


ENTRY = Panel(order=1, draw=draw)
