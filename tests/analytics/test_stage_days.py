"""What the database counts is what the rule counts: the same visits, the same quartiles."""

import re
from datetime import timedelta
from random import Random

import pytest

from analytics.queries.stage_days import days_in_stage
from analytics.rules.durations import Visit, stage_days
from requisitions.models import Application, Candidate, Stage, StageVisit
from tests.requisitions.running import run
from tests.world import MONDAY, harbor, north

__all__ = ["harbor", "north"]

HOUR = timedelta(hours=1)


def wander(running, random):
    """Forty applications through the stages, some visits a minute long, some two told at one instant; by stage name."""
    stays = {stage.name: [] for stage in running.stages.values()}
    for n in range(40):
        began = MONDAY - timedelta(days=90) + n * HOUR
        path = random.sample(list(running.stages.values()), random.randint(1, 3))
        times = [began, began, began + random.choice([30, 60, 90_000]) * timedelta(seconds=1)][: len(path)]
        closed_at = random.choice([None, MONDAY - n * HOUR])
        candidate = Candidate.objects.create(name=f"Candidate {n}", email=f"c{n}@mail.example", created_at=began)
        application = Application.objects.create(
            candidate=candidate, requisition=running.requisition, applied_at=began, stage=path[-1],
            stage_since_at=times[-1], closed_at=closed_at, state="withdrawn" if closed_at else "active",
        )  # fmt: skip
        for stage, at in zip(path, times, strict=True):
            StageVisit.objects.create(
                application=application, stage=stage, milestone=stage.milestone, position=stage.position,
                entered_at=at, hiring_manager=running.world.manager, recorded_at=at,
            )  # fmt: skip
            left_at = min((each for each in times if each > at), default=closed_at)
            stays[stage.name].append(Visit(at, left_at))
    return stays


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_database_and_the_rule_agree(north, harbor, seed):
    with harbor.scope(harbor.recruiter):
        wander(run(harbor), Random(0))
    with north.scope(north.recruiter):
        running = run(north)
        before = Application.objects.values_list("pk", flat=True)
        mine = Application.objects.exclude(pk__in=list(before))
        stays = wander(running, Random(seed))
        found = days_in_stage(mine, list(stays), MONDAY)
    for name, visits in stays.items():
        expected = stage_days(visits, MONDAY)
        assert (found[name].visits, found[name].still_open) == (expected.visits, expected.still_open)
        if expected.completed is None:
            assert found[name].completed is None
        else:
            assert vars(found[name].completed) == pytest.approx(vars(expected.completed))


def test_nothing_chosen_is_nothing_counted(north):
    with north.scope(north.recruiter):
        assert days_in_stage(Application.objects.none(), [], MONDAY) == {}
        assert days_in_stage(Application.objects.none(), ["Onsite"], MONDAY)["Onsite"].visits == 0


def test_where_pipelines_differ_the_milestones_tell_stages_of_any_name(north, harbor, move_clock):
    move_clock(MONDAY)
    for world in (harbor, north):
        with world.scope(world.recruiter):
            for number, name, days in ((142, "Technical", 4), (143, "Day with us", 6)):
                passes_through(run(world, number=number), name, days)
    drawn = north.client(north.ta_leader).get(f"/o/{north.slug}/insights/").content.decode()
    table = drawn[drawn.index('id="days-in-stage"') :].partition("</figure>")[0]
    rows = [re.sub(r"<[^>]+>|\s", " ", row).split() for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)]
    assert [row for row in rows if "Interview" in row] == [
        ["Interview", "5", "d", "4.5", "to", "5.5", "d", "7", "d", "2"]
    ]


def passes_through(running, name, days):
    """Rename the technical stage, and let somebody stay in it for so many days."""
    stages = running.stages
    Stage.objects.filter(pk=stages["Technical"].pk).update(name=name)
    application = running.apply(f"Mira {name}", email=f"{days}@mail.example", days=-10)
    for stage, since in ((stages["Technical"], -9), (stages["Loop"], days - 9)):
        at = MONDAY + timedelta(days=since)
        StageVisit.objects.create(
            application=application, stage=stage, milestone=stage.milestone, position=stage.position,
            entered_at=at, hiring_manager=running.world.manager, recorded_at=at,
        )  # fmt: skip
