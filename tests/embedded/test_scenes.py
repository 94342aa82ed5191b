"""The scenes around a kickoff, played on their own: what they leave behind."""

from datetime import timedelta
from types import SimpleNamespace

from hiring.embedded.demo_company.scenes import preparing
from requisitions.models import CalibrationProfile, CalibrationRating, Prework
from requisitions.queries.signing import agreed_version
from tests.requisitions.agreeing import create, kickoff, open_up
from tests.world import MONDAY, harbor, north  # noqa: F401 - fixtures

NOON = MONDAY + timedelta(hours=3)


def at_the_desk(world, requisition):
    company = SimpleNamespace(act=world.act, scope=world.scope, now=MONDAY + timedelta(days=1))
    requirements = {each.code: each for each in requisition.requirements.all()}
    return SimpleNamespace(
        company=company,
        requisition=requisition,
        recruiter=world.recruiter,
        manager=world.manager,
        requirements=requirements | {"R2": requirements.get("R1")},
    )


def test_answers_before_it_and_profiles_on_which_they_differ(north):  # noqa: F811 - the fixture
    with north.scope():
        desk = at_the_desk(north, create(north))
        preparing.asked(desk, MONDAY, due_at=NOON)
        preparing.answered(desk, MONDAY + timedelta(hours=1))
        assert Prework.objects.get().completed_at is not None
        preparing.calibrated(desk, NOON)
        assert [each.is_open for each in CalibrationProfile.objects.all()] == [True, False]
        with north.scope(north.manager):
            assert CalibrationRating.objects.filter(profile__position=2).count() == 0


def test_a_change_after_the_opening_waits_for_the_managers_name(north):  # noqa: F811 - the fixture
    with north.scope():
        requisition = open_up(north)
        story = preparing.amended(at_the_desk(north, requisition))
        at = next(story)
        while at is not None:
            at = _told(story, at)
        assert kickoff(requisition).version == agreed_version(requisition) + 1


def _told(story, at):
    try:
        return story.send(at)
    except StopIteration:
        return None
