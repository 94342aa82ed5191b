"""Days in stage: the middle half and the median, beside what was agreed."""

from collections.abc import Iterable

from analytics.charts.figure import Figure
from analytics.charts.ranges import DayRange, DayRanges
from analytics.dashboards import Looked, Panel
from analytics.queries.stage_days import Stays, days_in_stage
from analytics.rules.measured import FEWEST
from hiring.tenancy.rules.wording import count_of, spell

MEDIUM = 420


def draw(looked: Looked) -> Figure:
    found = _found(looked)
    agreed = looked.cohort.agreed
    ranges = tuple(_range(name, days, agreed.get(name)) for name, days in found.items() if days.visits)
    return Figure(
        key="days-in-stage",
        title="Days in stage",
        caption="Middle half and median of ended visits. Tick: agreed time. Diamond: slower than agreed.",
        chart=DayRanges("Days in stage", ranges),
        sentence=(_sentence(found),),
        width=MEDIUM,
        finding=slowest(ranges),
    )


def slowest(ranges: Iterable[DayRange]) -> str:
    """Return which stage takes longest beyond what was agreed, if one does by a day and enough have left it to say."""
    enough = [each for each in ranges if each.n >= FEWEST]
    over = [(each.median - each.agreed, each.label) for each in enough if each.median and each.agreed]
    days, name = max(over, default=(0.0, ""))
    return f"{name} takes {count_of(round(days), 'day')} longer than agreed" if days >= 1 else ""


def _found(looked: Looked) -> dict[str, Stays]:
    """Return the days by the names of the cohort's steps; where pipelines differ these are milestones."""
    steps = [step for step in looked.cohort.steps if step.milestone != "hired"]
    applications = looked.chosen.applications()
    if looked.cohort.is_shared:
        return days_in_stage(applications, [step.stage for step in steps], looked.now)
    found = days_in_stage(applications, [step.milestone for step in steps], looked.now, of="milestone")
    return {step.stage: found[step.milestone] for step in steps}


def _range(name: str, days: Stays, agreed: int | None) -> DayRange:
    ended = days.completed
    low, median, high = (ended.first, ended.median, ended.third) if ended else (None, None, None)
    return DayRange(name, low, median, high, days.visits - days.still_open, agreed)


def _sentence(found: dict[str, Stays]) -> str:
    still_open = sum(each.still_open for each in found.values())
    are = "is" if still_open == 1 else "are"
    words = f"{spell(still_open).capitalize()} {are} in a stage now; the days count when they leave it."
    return words if still_open else ""


ENTRY = Panel(order=2, draw=draw)
