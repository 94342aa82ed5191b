"""Pass-through per stage: share that advanced of those decided, with n and the Wilson interval."""

from analytics.charts.bars import ShareBar, ShareBars
from analytics.charts.figure import Figure
from analytics.dashboards import Looked, Panel
from analytics.queries.pass_through import Figures


def draw(looked: Looked) -> Figure:
    found = [each for each in looked.cohort.figures if each.milestone != "hired"]
    chart = ShareBars("Pass-through by stage", tuple(_bar(each) for each in found))
    return Figure(
        key="pass-through",
        title="Pass-through",
        caption="Share that advanced, of those decided. Line: 95% interval.",
        chart=chart,
        sentence=(_sentence(found),),
    )


def _bar(each: Figures) -> ShareBar:
    figures = each.figures
    rate = figures.rate
    return ShareBar(figures.stage, rate.value, rate.low, rate.high, figures.passed, figures.decided)


def _sentence(found: list[Figures]) -> str:
    undecided = sum(each.figures.undecided for each in found)
    return f"{undecided} candidates are undecided and counted nowhere yet." if undecided else "Everybody is decided."


ENTRY = Panel(order=1, draw=draw)
