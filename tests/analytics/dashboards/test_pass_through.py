"""What changed since a year ago is said first, and only what chance does not explain."""

from datetime import timedelta

import pytest

from analytics.charts.ranges import DayRange
from analytics.dashboards.pass_through import most_changed
from analytics.dashboards.stage_days import slowest
from analytics.queries.pass_through import Figures
from analytics.rules.pass_through import ApplicationFact, Ending, pass_through
from requisitions.models import Application
from tests.analytics.test_peers import decided
from tests.requisitions.running import run
from tests.world import MONDAY, harbor, north

__all__ = ["harbor", "north"]

STAGES = ("Screen", "Technical", "Hired")


def figures(*, screened, passed):
    """Of a hundred applications, `screened` reached the technical stage and `passed` of these went on."""
    facts = [
        ApplicationFact("Screen", Ending.REJECTED, number=100 - screened),
        ApplicationFact("Technical", Ending.REJECTED, number=screened - passed),
        ApplicationFact("Hired", Ending.HIRED, number=passed),
    ]
    found = pass_through(STAGES, facts)
    return [Figures(milestone, each) for milestone, each in zip(("screen", "interview", "hired"), found, strict=True)]


@pytest.mark.parametrize(
    ("before", "stage"),
    [
        pytest.param({"screen": 0.52, "interview": 0.45}, None, id="inside both intervals"),
        pytest.param({"screen": 0.5, "interview": 0.9}, "Technical", id="one is beyond its interval"),
        pytest.param({"screen": 0.9, "interview": 0.95}, "Technical", id="of two, the one that changed most"),
        pytest.param({}, None, id="nothing to compare with"),
    ],
)
def test_a_stage_is_pointed_at_only_beyond_its_interval(before, stage):
    found = most_changed(figures(screened=50, passed=20), before)
    assert (found and found.figures.stage) == stage


@pytest.mark.parametrize(
    ("medians", "words"),
    [
        ({"Loop": (14, 10), "Technical": (8, 7)}, "Loop takes four days longer than agreed"),
        ({"Loop": (10.4, 10), "Technical": (3, 7)}, ""),
        ({"Loop": (None, 10), "Offer": (3, None)}, ""),
        ({}, ""),
    ],
)
def test_the_slowest_stage_beyond_its_agreement_is_named(medians, words):
    assert slowest([DayRange(name, 0, median, 20, 9, agreed) for name, (median, agreed) in medians.items()]) == words


def test_the_page_begins_with_what_changed_and_draws_the_year_before(north, harbor, move_clock):
    move_clock(MONDAY + timedelta(hours=1))
    for world, before in ((harbor, 2), (north, 18)):
        with world.scope(world.recruiter):
            running = run(world)
            decided(running, world.manager, 2, 20)
            decided(running, world.manager, before, 20, first=20)
            names = [f"{world.manager.name} {n}" for n in range(20, 40)]
            year_ago = Application.objects.filter(candidate__name__in=names)
            year_ago.update(applied_at=MONDAY - timedelta(days=400))
    page = north.client(north.ta_leader).get("/o/north/insights/").content.decode()
    assert "Technical passes fewer candidates than a year ago" in page
    assert "Tick: a year ago." in page
    assert "20 applications, counted" in page
    page = north.client(north.ta_leader).get("/o/north/insights/?period=730").content.decode()
    assert "a year ago" not in page
