"""Both sides of one requisition agree on other terms: within bounds, signed by both, and for nobody else."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from hiring.ledger.models import Event
from hiring.tenancy.actions.tokens import make_token
from hiring.tenancy.errors import NotYours, Stale
from requisitions.actions.kickoff_terms import seen_of, terms_of
from requisitions.actions.signing import sign_kickoff
from requisitions.models import Kickoff
from requisitions.rules.drafts import Promises
from sla.actions.kickoff_promises import OutOfRange, agree_promises
from sla.actions.reapply import reapply
from sla.actions.rebuild import rebuild
from sla.models import Agreement, Commitment
from sla.rules.clocks import Clock
from tests.requisitions.agreeing import open_up
from tests.requisitions.running import Running, run
from tests.sla.test_engine import hold, local
from tests.sla.test_policy import write
from tests.world import MONDAY

HOUR = timedelta(hours=1)
PAGE = "/o/north/requisitions/142/promises/"


@pytest.fixture
def running(north, harbor, move_clock):
    move_clock(MONDAY)
    with north.scope():
        return run(north)


def agree(world, running, *, by=None, seen=None, at=MONDAY, **wished):
    seen = seen or seen_of(terms_of(Kickoff.objects.get(), Promises))
    return agree_promises(running.requisition, wished, seen=seen, act=world.act(by or world.recruiter, at))


def every(clause):
    return [each.due_at for each in Commitment.objects.filter(clause=clause)]


def both_sign(world, running, at=MONDAY):
    version = Kickoff.objects.get().version
    for member in (world.recruiter, world.manager):
        sign_kickoff(running.requisition, version=version, act=world.act(member, at))


def test_what_both_sign_times_the_promises_that_begin_and_leaves_those_that_run(north, harbor):
    with north.scope():
        running = Running(north, open_up(north))
        hold(north, running.apply("Runs Already"), at=local(24, 13))
        kickoff = agree(north, running, feedback=4 * HOUR, at=local(24, 15))
        assert "Promise: Scorecard after an interview within 4" in kickoff.versions.latest("version").content
        hold(north, running.apply("Before They Signed"), at=local(24, 16))
        assert sorted(every("feedback")) == [local(25, 14), local(25, 17)]
        both_sign(north, running, at=local(25, 9))
        before, after = Agreement.objects.order_by("version")
        assert (before.terms["feedback"]["allowance"], after.terms["feedback"]["allowance"]) == ("PT24H", "PT4H")
        assert after.terms["debrief"] == before.terms["debrief"]
        hold(north, running.apply("As Signed"), at=local(25, 10))
        assert sorted(every("feedback")) == [local(25, 14), local(25, 15), local(25, 17)]


@pytest.mark.parametrize(
    ("wished", "says"),
    [
        ({"feedback": 25 * HOUR}, "up to 24"),
        ({"feedback": 0 * HOUR}, "up to 24"),
        ({"slate_review": 3}, "up to two working days"),
        ({"slate_review": 3 * HOUR}, "up to two working days"),
        ({"slate": 3}, "nothing to agree on"),
    ],
)
def test_they_may_promise_more_than_everywhere_and_not_less(north, running, wished, says):
    with north.scope():
        with pytest.raises(OutOfRange, match=says):
            agree(north, running, **wished)
        assert Kickoff.objects.get().promises == []


def test_the_organization_says_how_far_they_may_go(north, running):
    terms = {"clock": Clock.WEEKDAY_24H.value, "allowance": "PT24H", "at_most": "PT48H"}
    with north.scope():
        write(north, {"feedback": terms}, at=MONDAY)
        assert agree(north, running, feedback=48 * HOUR).promises[0]["allowance"] == "PT48H"
        with pytest.raises(OutOfRange, match="up to 48"):
            agree(north, running, feedback=49 * HOUR)


def test_only_the_two_agree_and_nobody_over_a_stale_page(north, harbor, running):
    with north.scope():
        with pytest.raises(NotYours):
            agree(north, running, by=north.interviewer, feedback=HOUR)
        seen = seen_of(terms_of(Kickoff.objects.get(), Promises))
        agree(north, running, feedback=4 * HOUR)
        version = Kickoff.objects.get().version
        with pytest.raises(Stale):
            agree(north, running, seen=seen, by=north.manager, feedback=5 * HOUR)
        for same in (None, seen):
            agree(north, running, **({"seen": same} if same else {}), feedback=4 * HOUR)
        assert Kickoff.objects.get().version == version, "a second click changes nothing, whatever its page showed"
        with pytest.raises(Stale, match="You changed the promises"):
            agree(north, running, seen=seen, by=north.recruiter, feedback=6 * HOUR)


def test_the_page_shows_agrees_and_refuses(north, harbor, running):
    recruiter = north.client(north.recruiter)
    kickoff = recruiter.get("/o/north/requisitions/142/kickoff/").content.decode()
    assert f'href="{PAGE}"' in kickoff
    with north.scope():
        seen = seen_of(terms_of(Kickoff.objects.get(), Promises))
    page = recruiter.get(PAGE).content.decode()
    assert seen in page
    assert "Everywhere 24, and no more here." in page
    assert recruiter.post(PAGE, {"seen": seen, "feedback": 25}).status_code == 422
    answer = recruiter.post(PAGE, {"seen": seen, "feedback": 4})
    assert (answer.status_code, answer["Location"]) == (302, "/o/north/requisitions/142/kickoff/#promises")
    assert recruiter.post(PAGE, {"seen": seen, "feedback": 5}).status_code == 409
    assert "agreed here" in north.client(north.manager).get("/o/north/requisitions/142/kickoff/").content.decode()
    assert north.client(north.interviewer).get(PAGE).status_code in {403, 404}
    assert harbor.client(harbor.recruiter).get(PAGE).status_code == 404


def test_a_program_agrees(north, running):
    with north.scope():
        _, secret = make_token(north.recruiter, name="x", expires_at=None, act=north.act(north.recruiter))
    program = Client(headers={"Authorization": f"Bearer {secret}"})

    def put(promises):
        path = "/api/v1/o/north/requisitions/142/promises/"
        return program.put(path, json.dumps({"promises": promises}), content_type="application/json")

    answer = put({"feedback": "PT4H"})
    assert (answer.status_code, answer.json()["promises"]) == (200, {"feedback": "PT4H"})
    assert answer.json()["terms"]["feedback"]["allowance"] == "PT4H"
    for wrong in ({"feedback": "soon"}, {"feedback": "PT25H"}, {"nonsense": "PT1H"}):
        assert put(wrong).status_code in {400, 409, 422}, wrong
    assert put({}).json()["promises"] == {}


@pytest.fixture
def signed_anew(north, harbor, move_clock):
    """A scorecard due on Wednesday at 14:00 under the first agreement; since 15:00 on Tuesday six hours are agreed."""
    with north.scope():
        running = Running(north, open_up(north))
        hold(north, running.apply("Runs Already"), at=local(24, 13))
        agree(north, running, feedback=6 * HOUR, at=local(24, 14))
        both_sign(north, running, at=local(24, 15))
    move_clock(local(24, 16))
    return running


def test_what_runs_follows_the_new_agreement_when_somebody_says_so(north, harbor, signed_anew):
    path = f"/o/north/requisitions/{signed_anew.requisition.number}/promises/apply/"
    page = f"/o/north/requisitions/{signed_anew.requisition.number}/kickoff/"
    assert "Let them follow" not in north.client(north.recruiter).get(page).content.decode()
    leader = north.client(north.ta_leader)
    assert "under an earlier one" in leader.get(page).content.decode()
    assert north.client(north.recruiter).post(path).status_code == 403
    assert harbor.client(harbor.ta_leader).post(path.replace("north", "harbor")).status_code == 404
    for _ in range(2):
        assert leader.post(path).status_code == 302
    with north.scope():
        assert every("feedback") == [local(24, 20)]
        assert Event.objects.filter(verb="terms_reapplied").count() == 1
        checked = rebuild(signed_anew.requisition, act=north.act(None, local(24, 17)), is_check=True)
        assert checked.sentences == ()
    assert "under an earlier one" not in leader.get(page).content.decode()


def test_a_program_applies_it_once(north, signed_anew):
    with north.scope():
        _, secret = make_token(north.ta_leader, name="x", expires_at=None, act=north.act(north.ta_leader))
    program = Client(headers={"Authorization": f"Bearer {secret}"})
    path = f"/api/v1/o/north/requisitions/{signed_anew.requisition.number}/promises/apply/"
    answer = program.post(path)
    assert (answer.status_code, len(answer.json()["promises"])) == (200, 2)
    assert program.post(path).status_code == 409


def test_nobody_lets_their_own_promises_follow_other_terms(north, signed_anew):
    with north.scope():
        Commitment.objects.filter(clause="feedback").update(owner=north.ta_leader)
        with pytest.raises(NotYours):
            reapply(signed_anew.requisition, act=north.act(north.ta_leader, local(24, 16)))
        assert every("feedback") == [local(25, 14)]
