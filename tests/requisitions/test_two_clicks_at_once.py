"""Two people, or one impatient one, press the same button at the same instant, each on a connection of their own."""

from datetime import timedelta
from functools import partial

import pytest

from requisitions.actions.application import add_application, reject
from requisitions.actions.candidate import add_candidate
from requisitions.actions.hand_over_checklist import put_on_checklist
from requisitions.actions.interview import Slot, schedule
from requisitions.actions.kickoff_template import write_template
from requisitions.actions.plan import create_plan_item
from requisitions.actions.plan_policy import change_plan_policy
from requisitions.actions.slate import Proposal, draft_slate, present_slate
from requisitions.actions.slate_answer import advance
from requisitions.actions.vocabulary import put_on_the_list
from requisitions.models import Application, Interview, PlanItem, StageVisit
from requisitions.queries.approvals import USUAL
from requisitions.rules.hand_over import OWNER, Line
from requisitions.rules.kickoff_template import Beginning
from requisitions.rules.plan import MATERIAL
from requisitions.rules.vocabulary import UNTESTABLE, Word
from tests.requisitions.agreeing import draft
from tests.requisitions.calling import at_once
from tests.requisitions.running import run
from tests.world import MONDAY

pytestmark = pytest.mark.django_db(transaction=True)
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def running(north):
    with north.scope(north.recruiter):
        return run(north)


def test_somebody_applied_twice_at_once_runs_once(running):
    with running.world.scope(running.world.recruiter):
        candidate = add_candidate(name="Elif Arslan", act=running.act())
    click = lambda: add_application(running.requisition, candidate, act=running.act())  # noqa: E731
    assert at_once(running.world, click, click) == ["", "already_applied"]
    with running.world.scope():
        assert (Application.objects.count(), StageVisit.objects.count()) == (1, 1)


def test_the_same_interview_twice_at_once_is_one(running):
    with running.world.scope(running.world.recruiter):
        application = running.apply("Elif Arslan")
        stage = running.stages["Technical"]
    slot = Slot(TUESDAY, TUESDAY + timedelta(hours=1))
    people = [running.world.interviewer]
    click = lambda: schedule(application, stage=stage, slot=slot, interviewers=people, act=running.act())  # noqa: E731
    assert at_once(running.world, click, click) == ["", ""]
    with running.world.scope():
        assert Interview.objects.count() == 1


def test_answering_a_slate_while_its_candidate_is_closed_waits_and_ends(running):
    """One locks the slate's candidate, the other the candidate's slate: the requisition's row keeps the order."""
    with running.world.scope(running.world.recruiter):
        musts = {each.pk: "Shown" for each in running.requirements}
        both = [Proposal(running.apply(name), musts) for name in ("Elif Arslan", "Oskar Berg")]
        slate = present_slate(draft_slate(running.requisition, both, act=running.act()), act=running.act(days=0.1))
        place = slate.candidates.get(application=both[0].application)
    manager = running.act(running.world.manager, days=1)
    refused = at_once(
        running.world,
        lambda: advance(place, act=manager),
        lambda: reject(both[0].application, reason="role_closed", act=running.act(days=1)),
    )
    assert refused in (["", ""], ["", "not_waiting"])
    with running.world.scope():
        assert Application.objects.get(pk=both[0].application.pk).state == "rejected"


def test_a_seat_written_twice_at_once_is_one_and_another_day_is_two(running):
    world, seat = running.world, draft(running.world)

    def click(*, after):
        return lambda: create_plan_item(seat, act=world.act(world.recruiter, MONDAY + after))

    assert at_once(running.world, *(click(after=timedelta(milliseconds=each)) for each in (20, 20_020))) == ["", ""]
    with world.scope(world.recruiter):
        assert PlanItem.objects.count() == 1
        click(after=timedelta(hours=1))()
        assert PlanItem.objects.count() == 2


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(partial(put_on_the_list, Word("unicorn", UNTESTABLE, "say it")), id="the words"),
        pytest.param(partial(put_on_checklist, Line("Badge made", OWNER, -1)), id="the checklist"),
        pytest.param(partial(write_template, "Engineering", Beginning()), id="a template of kickoffs"),
        pytest.param(
            partial(change_plan_policy, steps=USUAL, material=MATERIAL, note=""), id="the policy of the hiring plan"
        ),
    ],
)
def test_of_two_who_write_the_first_version_at_once_one_is_told(running, write):
    click = lambda: write(expected_version=0, act=running.act())  # noqa: E731
    assert at_once(running.world, click, click) == ["", "stale"]
