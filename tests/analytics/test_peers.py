"""Managers beside their peers on the page: the same count as pass-through, and who may read what about whom."""

import re
from datetime import timedelta

import pytest

from analytics.queries.pass_through import Step, cohort
from analytics.queries.peers import judged
from hiring.tenancy.access import Role
from hiring.tenancy.actions.organizations import add_member
from hiring.tenancy.models import Member
from requisitions.models import Application, Candidate, Requisition, StageVisit
from tests.requisitions.running import run
from tests.world import MONDAY, harbor, north

__all__ = ["harbor", "north"]

TECHNICAL = Step("Technical", "interview")
RANK = {"manager_review": 2, "interview": 3, "onsite": 4}
# Passed and decided of each manager beside the one the requisition names.
PEERS = {"Aiko": (11, 22), "Jonas": (15, 31), "Leila": (16, 36), "Rachel": (22, 47), "Tomas": (1, 3), "Ines": (2, 3)}


def decided(running, manager, passed, number, *, first=0, cites=True, stages=("Loop", "Technical")):
    """Write applications that ended after the technical stage, or in it, as candidates of `manager`."""
    after, there = (running.stages[name] for name in stages)
    for n in range(number):
        stage = after if n < passed else there
        name = f"{manager.name} {first + n}"
        candidate = Candidate.objects.create(name=name, email=f"{name}@mail.example", created_at=MONDAY)
        at = MONDAY - timedelta(days=30)
        application = Application.objects.create(
            candidate=candidate, requisition=running.requisition, applied_at=at, stage=stage, stage_since_at=at,
            furthest=RANK[stage.milestone], closed_at=MONDAY, state="rejected",
            reason="requirement" if cites else "other", requirement=running.requirements[0] if cites else None,
            reason_note="" if cites else "Not quite",
        )  # fmt: skip
        StageVisit.objects.create(
            application=application, stage=stage, milestone=stage.milestone, position=stage.position,
            entered_at=at, hiring_manager=manager, recorded_at=at,
        )  # fmt: skip


def people(world, act):
    """Return a manager for every name in ``PEERS``, theirs carrying the organization's."""
    return {
        name: add_member(
            name=f"{name} {world.slug.capitalize()}", email=f"{name.lower()}@{world.slug}.example",
            time_zone="Europe/Amsterdam", roles=[Role.HIRING_MANAGER], act=act,
        )
        for name in PEERS
    }  # fmt: skip


def hire_a_lot(world):
    with world.scope(world.recruiter):
        running = run(world)
        for name, manager in people(world, running.act()).items():
            decided(running, manager, *PEERS[name])
        decided(running, world.manager, 2, 19)
        decided(running, world.manager, 0, 9, first=19, cites=False)
        running.apply("Still here", days=-3)
    return running


def figure(browser, world, query=""):
    page = browser.get(f"/o/{world.slug}/insights/{query}").content.decode()
    return page[page.index('id="peers"') :].partition("</figure>")[0]


@pytest.fixture
def busy(north, harbor, move_clock):
    move_clock(MONDAY + timedelta(hours=1))
    hire_a_lot(harbor)
    hire_a_lot(north)
    return north


def test_all_managers_together_are_the_pass_through_of_the_stage(busy):
    with busy.scope(busy.ta_leader):
        step, made = judged(Application.objects.all(), cohort().steps)[0]
        [stage] = [each.figures for each in cohort().figures if each.milestone == "interview"]
        assert step == TECHNICAL
    assert (sum(each.passed for each in made), sum(each.decided for each in made)) == (stage.passed, stage.decided)
    assert {each.name: (each.passed, each.decided, each.unexplained) for each in made} == {
        busy.manager.name: (2, 28, 9),
        **{f"{name} North": (*pair, 0) for name, pair in PEERS.items()},
    }


def test_who_lies_outside_is_named_with_the_facts_and_a_way_to_them(busy):
    drawn = figure(busy.client(busy.ta_leader), busy)
    assert drawn.count(f"{busy.manager.name} 2/28") == 3, "once in each width"
    link = f'<a href="?period=180&amp;manager={busy.manager.pk}">{busy.manager.name}, 28 decisions, 9 without'
    assert f"One manager lies outside 99.8%: {link}" in drawn
    assert "Two managers with too few to say." in drawn
    assert re.findall(r'<th scope="row">(\w+) North</th>', drawn)[-2:] == ["Ines", "Tomas"]
    assert drawn.count(">too few to say<") == 2
    assert "Harbor" not in drawn


def test_whom_one_chose_is_named_inside_the_band_too(busy):
    with busy.scope():
        aiko = Member.objects.get(name="Aiko North")
        Requisition.objects.update(hiring_manager=aiko)
    assert figure(busy.client(busy.ta_leader), busy, f"?manager={aiko.pk}").count("Aiko North 11/22") == 3


def test_a_manager_sees_their_own_point_and_no_colleague(busy):
    drawn = figure(busy.client(busy.manager), busy)
    assert drawn.count("You 2/28") == 3
    assert "Outside what chance explains: 2 of 28 went on; 41% over all managers." in drawn
    assert "chart-band" in drawn
    assert "chart-peer" not in drawn
    for name in PEERS:
        assert f"{name} North" not in drawn


def test_where_too_few_decided_after_the_talk_they_are_compared_at_the_next_stage(north, move_clock):
    move_clock(MONDAY + timedelta(hours=1))
    with north.scope(north.recruiter):
        running = run(north)
        for name, manager in people(north, running.act()).items():
            decided(running, manager, *PEERS[name], stages=("Technical", "Slate"))
        decided(running, north.manager, 2, 28, stages=("Technical", "Slate"))
    drawn = figure(north.client(north.ta_leader), north)
    assert "Share that went on from Slate" in drawn
    assert drawn.count("<svg") > 0


def test_four_managers_are_not_compared(north, move_clock):
    move_clock(MONDAY)
    with north.scope(north.recruiter):
        running = run(north)
        decided(running, north.manager, 2, 28)
    drawn = figure(north.client(north.ta_leader), north)
    assert "Too few to say: one manager has five decisions or more, and five are needed to compare." in drawn
    assert "<svg" not in drawn
    assert north.manager.name not in drawn
