"""Days in stage: the middle half and the median, beside what was agreed."""

from analytics.charts.figure import Figure
from analytics.charts.ranges import DayRange, DayRanges
from analytics.dashboards import Looked, Panel
from analytics.queries.stage_days import Stays, days_in_stage

MEDIUM = 420


def draw(looked: Looked) -> Figure:
    applications = looked.chosen.applications()
    names = [each.figures.stage for each in looked.cohort.figures if each.milestone != "hired"]
    found = days_in_stage(applications, names, looked.now)
    ranges = tuple(_range(name, found[name], looked.cohort.agreed.get(name)) for name in names if found[name].visits)
    return Figure(
        key="days-in-stage",
        title="Days in stage",
        caption="Middle half and median of ended visits. Tick: agreed time. Diamond: slower than agreed.",
        chart=DayRanges("Days in stage", ranges),
        sentence=(_sentence(found),),
        width=MEDIUM,
    )


def _range(name: str, days: Stays, agreed: int | None) -> DayRange:
    ended = days.completed
    low, median, high = (ended.first, ended.median, ended.third) if ended else (None, None, None)
    return DayRange(name, low, median, high, days.visits - days.still_open, agreed)


def _sentence(found: dict[str, Stays]) -> str:
    still_open = sum(each.still_open for each in found.values())
    return f"{still_open} are in a stage now; their days count when they leave it." if still_open else ""


ENTRY = Panel(order=2, draw=draw)
