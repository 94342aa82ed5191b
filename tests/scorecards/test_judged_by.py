"""Whoever was judged stays judged by the version of the kickoff that both had signed that day."""

import pytest

from requisitions.models import Kickoff, KickoffSignature, KickoffVersion
from scorecards.models import Scorecard
from tests.scorecards import loop as loops
from tests.scorecards.loop import AFTER
from tests.scorecards.test_debrief import REASONS, Conclusion, conclude, everybody_writes, meet, plan
from tests.scorecards.writing import hand_in
from tests.world import MONDAY


@pytest.fixture
def loop(north):
    return loops.build(north)


def amend(loop, *signers):
    """Write version 3 of what the requisition opened by, version 2, and put these names under it."""
    with loop.world.scope():
        kickoff = Kickoff.objects.get(requisition=loop.requisition)
        Kickoff.objects.filter(pk=kickoff.pk).update(version=3)
        KickoffVersion.objects.create(kickoff=kickoff, version=3, content="x", content_hash="x", written_at=MONDAY)
        for side in signers:
            member = getattr(loop.world, side)
            KickoffSignature.objects.create(
                kickoff=kickoff, version=3, side=side, member=member, content_hash="x", signed_at=AFTER
            )


def test_a_scorecard_keeps_the_version_of_the_day_it_was_handed_in(loop):
    world = loop.world
    first = hand_in(loop, world.interviewer)
    amend(loop, "manager")
    second = hand_in(loop, world.second_interviewer)
    with loop.world.scope():
        kickoff = Kickoff.objects.get(requisition=loop.requisition)
        KickoffSignature.objects.create(
            kickoff=kickoff, version=3, side="recruiter", member=world.recruiter, content_hash="x", signed_at=AFTER
        )
    third = hand_in(loop, world.manager)
    assert [each.kickoff_version for each in (first, second, third)] == [2, 2, 3]
    with world.scope(world.interviewer):
        assert Scorecard.objects.get(pk=first.pk).kickoff_version == 2
    page = world.client(world.interviewer).get(f"/o/north/interviews/{loop.interview.pk}/scorecard/")
    assert "Judged by version&nbsp;2 of the kickoff." in page.content.decode()


def test_a_decision_keeps_it_too_and_leads_to_what_changed_since(loop):
    everybody_writes(loop)
    decided = conclude(loop, meet(loop, plan(loop)), Conclusion("offer", REASONS))
    assert decided.kickoff_version == 2
    amend(loop)
    manager = loop.world.client(loop.world.manager)
    page = manager.get(f"/o/north/applications/{loop.application.pk}/debrief/").content.decode()
    at = f"/o/north/requisitions/{loop.requisition.number}/kickoff/changes/?since=2"
    assert at in page
    assert "Version 2 to 3" in manager.get(at).content.decode()
