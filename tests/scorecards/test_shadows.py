"""Whoever shadows writes a scorecard that counts nowhere, which the lead reads after their own, and signs."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from hiring.delivery.models import Message
from hiring.delivery.truth import is_still_true
from hiring.ledger.models import Event
from hiring.tenancy.errors import Incomplete, NotYours
from requisitions.models import Interview, InterviewSeat
from scorecards.actions.shadow import (
    ShadowOver,
    add_shadow,
    remove_shadow,
    save_shadow_draft,
    sign_shadow,
    submit_shadow,
)
from scorecards.models import Rating, Scorecard, Shadow, ShadowScorecard, TrainingProof
from scorecards.queries.export import rows_of
from scorecards.queries.shadow import draft_of
from scorecards.queries.training import Register
from scorecards.rules.draft import Draft
from sla.models import Commitment
from tests.requisitions.calling import Api
from tests.scorecards.loop import AFTER, FRIDAY
from tests.scorecards.training import course, start
from tests.scorecards.writing import CANARY, complete, hand_in
from tests.world import MONDAY

BEFORE = FRIDAY - timedelta(days=1)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def on_monday(move_clock):
    move_clock(MONDAY)


@pytest.fixture
def shadow(loop):
    """Finance learns at the loop's interview, beside the interviewer; it was held since."""
    north = loop.world
    with north.scope(north.recruiter):
        start(north)
        Interview.objects.update(state="scheduled", held_at=None)
        made = add(loop, north.finance, north.interviewer)
        Interview.objects.update(state="held", held_at=FRIDAY + timedelta(hours=1))
    return made


def add(loop, member, lead, kind="shadow", at=BEFORE, code="structured_interviewing"):
    act = loop.world.act(loop.world.recruiter, at)
    return add_shadow(loop.interview, member, lead=lead, course=course(code), kind=kind, act=act)


def write(loop, shadow, content=None, *, submits=True):
    north = loop.world
    with north.scope(north.finance):
        save_shadow_draft(shadow, content or complete(loop, evidence=CANARY), act=north.act(north.finance, AFTER))
        if submits:
            submit_shadow(shadow, act=north.act(north.finance, AFTER))


def test_who_may_shadow_beside_whom(loop):
    north = loop.world
    with north.scope(north.recruiter):
        start(north)
        with pytest.raises(ShadowOver, match="The interview is over"):
            add(loop, north.finance, north.interviewer)
        Interview.objects.update(state="scheduled", held_at=None)
        for member, lead, more, says in (
            (north.second_interviewer, north.interviewer, {}, "sits on the panel"),
            (north.finance, north.ta_leader, {}, "is not on the panel"),
            (north.finance, north.interviewer, {"code": "bias_mitigation"}, "completed by shadowing"),
            (north.finance, north.interviewer, {"kind": "haunt"}, "Choose shadow or reverse shadow"),
        ):
            with pytest.raises(Incomplete, match=says):
                add(loop, member, lead, **more)
        made = add(loop, north.finance, north.interviewer)
        assert add(loop, north.finance, north.interviewer) == made
        assert InterviewSeat.objects.filter(member=north.finance).count() == 0
        told = Message.objects.get(kind="shadow_invited")
        assert (told.recipient, is_still_true(told)) == (north.finance, True)
        assert "Nadia" not in str(told.letter), "the mail names no candidate"
        remove_shadow(made, act=north.act(north.recruiter, BEFORE))
        assert not is_still_true(told)
        assert Event.objects.filter(verb__startswith="shadow_").count() == 2


def test_the_lead_reads_after_their_own_and_signs_once(loop, shadow):
    north = loop.world
    write(loop, shadow)
    with north.scope(north.interviewer):
        assert draft_of(shadow) == Draft(), "sealed until the lead has written"
        with pytest.raises(Incomplete, match="Submit your own scorecard first"):
            sign_shadow(shadow, act=north.act(north.interviewer, AFTER))
    hand_in(loop, north.interviewer)
    with north.scope(north.interviewer):
        assert draft_of(shadow).ratings[0].evidence == CANARY
        for _ in range(2):
            sign_shadow(shadow, act=north.act(north.interviewer, MONDAY))
        proof = TrainingProof.objects.get()
        assert (proof.member, proof.kind, proof.done_on) == (north.finance, "shadow", FRIDAY.date())
        [line] = Register([north.finance.pk]).lines(north.finance, on=MONDAY.date())
        assert line.standing.left == "1 shadow and 1 reverse shadow"
        assert Event.objects.filter(verb="shadow_signed").count() == 1
    for reader in (north.second_interviewer, north.manager, north.recruiter, north.admin):
        with north.scope(reader):
            assert draft_of(shadow) == Draft()
            with pytest.raises(NotYours):
                sign_shadow(shadow, act=north.act(reader, MONDAY))


def test_a_learner_who_is_asked_onto_the_panel_judges_and_learns_no_more(loop, shadow):
    north = loop.world
    write(loop, shadow, submits=False)
    with north.scope(north.recruiter):
        InterviewSeat.objects.create(interview=loop.interview, member=north.finance, added_at=BEFORE)
    with north.scope(north.finance):
        act, words = north.act(north.finance, AFTER), "sits on the panel by now"
        with pytest.raises(ShadowOver, match=words):
            save_shadow_draft(shadow, Draft(), act=act)
        with pytest.raises(ShadowOver, match=words):
            submit_shadow(shadow, act=act)


def test_what_was_begun_goes_with_who_is_taken_off_though_nobody_else_sees_it(loop, shadow):
    north = loop.world
    write(loop, shadow, submits=False)
    with north.scope(north.recruiter):
        assert not ShadowScorecard.objects.exists()
        remove_shadow(shadow, act=north.act(north.recruiter, AFTER))
    with north.scope(north.finance):
        assert not ShadowScorecard.objects.exists()


def test_it_is_the_learners_alone_and_stays_as_handed_in(loop, shadow):
    north = loop.world
    with north.scope(north.finance):
        with pytest.raises(Incomplete, match="Left to do"):
            submit_shadow(shadow, act=north.act(north.finance, AFTER))
        Interview.objects.update(state="scheduled", held_at=None)
        with pytest.raises(ShadowOver, match="once the interview has begun"):
            save_shadow_draft(shadow, complete(loop), act=north.act(north.finance, BEFORE))
        Interview.objects.update(state="held", held_at=AFTER)
    with north.scope(north.interviewer), pytest.raises(NotYours):
        save_shadow_draft(shadow, complete(loop), act=north.act(north.interviewer, AFTER))
    write(loop, shadow)
    with north.scope(north.finance):
        submit_shadow(shadow, act=north.act(north.finance, AFTER))
        with pytest.raises(ShadowOver, match="stays as it was written"):
            save_shadow_draft(shadow, complete(loop, score=1), act=north.act(north.finance, AFTER))
        assert ShadowScorecard.objects.filter(shadow=shadow).update(saved_at=MONDAY) == 0, "the database holds it too"
    with north.scope(north.interviewer), pytest.raises(DatabaseError), transaction.atomic():
        ShadowScorecard.objects.create(shadow=shadow, author=north.finance, content={}, saved_at=AFTER)
    with north.scope(north.recruiter), pytest.raises(ShadowOver, match="has submitted"):
        remove_shadow(shadow, act=north.act(north.recruiter))


def everything(loop):
    """What any reader of judgement sees and counts: pages, the file, figures, rounds, promises."""
    north = loop.world
    found = {}
    for who in ("manager", "recruiter", "second_interviewer", "ta_leader"):
        browser = north.client(getattr(north, who))
        for path in (
            "", f"applications/{loop.application.pk}/debrief/", f"applications/{loop.application.pk}/",
            f"interviews/{loop.interview.pk}/scorecard/", "requisitions/142/", "insights/?period=730", "commitments/",
        ):  # fmt: skip
            shown = browser.get(f"/o/north/{path}").content.decode()
            found[who, path] = re.sub(r'(csrf|nonce|name="page" value|hx-headers|datetime=)[^>]*', "", shown)
    with north.scope(north.manager):
        found["file"] = list(rows_of(loop.requisition))
        found["rounds"] = list(Interview.objects.values_list("pk", "revealed_at", "state"))
        found["seats"] = list(InterviewSeat.objects.values_list("pk", "submitted_at"))
        found["promises"] = list(Commitment.objects.order_by("pk").values())
        found["cards"] = (Scorecard.objects.count(), Rating.objects.count())
        found["mails"] = Message.objects.count()
    return found


def test_a_shadow_scorecard_changes_nothing_that_anybody_reads_or_counts(loop, shadow):
    north = loop.world
    hand_in(loop, north.manager)
    hand_in(loop, north.interviewer)
    before = everything(loop)
    write(loop, shadow, complete(loop, score=1, overall=1, evidence=CANARY))
    with north.scope(north.interviewer):
        sign_shadow(shadow, act=north.act(north.interviewer, MONDAY))
    after = everything(loop)
    assert {name for name in before if before[name] != after[name]} == set()
    assert not any(CANARY in str(value) for value in after.values())
    hand_in(loop, north.second_interviewer)
    with north.scope():
        assert Interview.objects.get(pk=loop.interview.pk).revealed_at, "the round waits for no shadow"
    assert not any(CANARY in str(value) for value in everything(loop).values())


def test_nothing_but_shadowing_knows_of_shadows():
    """No query of grids, figures or promises can count what it does not name."""
    ours = {"shadow.py", "__init__.py", "trained.py", "training.py", "messages.py", "querysets.py", "urls.py"}
    named = {
        str(path.relative_to(ROOT))
        for app in ("requisitions", "scorecards", "sla", "analytics")
        for path in (ROOT / app).rglob("*.py")
        if path.name not in ours and "migrations" not in path.parts and "Shadow" in path.read_text()
    }
    assert named <= {"requisitions/models/competency.py"} | {
        f"scorecards/{path}" for path in ("api_urls.py", "apps.py", "rules/training_letters.py")
    }


def test_shadowing_on_pages(loop, harbor):
    north = loop.world
    with north.scope():
        start(north)
        Interview.objects.update(
            state="scheduled", held_at=None, starts_at=MONDAY + timedelta(hours=1), ends_at=MONDAY + timedelta(hours=2)
        )
        asked = course("structured_interviewing")
    recruiter, at = north.client(north.recruiter), f"/o/north/interviews/{loop.interview.pk}/"
    sent = {
        "member": str(north.finance.pk),
        "lead": str(north.interviewer.pk),
        "kind": "shadow",
        "course": str(asked.pk),
    }
    assert north.client(north.interviewer).get(f"{at}shadow/").status_code == 403
    assert recruiter.post(f"{at}shadow/", {**sent, "lead": str(north.ta_leader.pk)}).status_code == 422
    assert recruiter.post(f"{at}shadow/", sent).status_code == 302
    assert "Shadow beside Interviewer North" in recruiter.get(at).content.decode()
    with north.scope():
        made = Shadow.objects.get()
    learner, one = north.client(north.finance), f"/o/north/shadows/{made.pk}/"
    assert "once the interview has begun" in learner.get(one).content.decode()
    assert one in learner.get("/o/north/training/").content.decode()
    assert recruiter.get(one).status_code == 404
    assert harbor.client(harbor.finance).get(f"/o/harbor/shadows/{made.pk}/").status_code == 404
    with north.scope():
        Interview.objects.update(state="held", held_at=FRIDAY, starts_at=FRIDAY, ends_at=AFTER)
    assert "It counts nowhere." in learner.get(one).content.decode()
    card = {"overall": "3", "overall_note": CANARY}
    for each in loop.competencies:
        card |= {f"score_{each.pk.hex}": "3", f"saw_{each.pk.hex}": CANARY}
    assert learner.post(one, {**card, "overall": "", "submit": "1"}).status_code == 422
    assert learner.post(one, card).status_code == 302
    assert learner.post(one, {**card, "submit": "1"}).status_code == 302
    lead = north.client(north.interviewer)
    assert "Yours first." in lead.get(one).content.decode()
    hand_in(loop, north.interviewer)
    assert CANARY in lead.get(one).content.decode()
    assert "Yours to sign" in lead.get("/o/north/training/").content.decode()
    assert learner.post(f"{one}sign/").status_code == 403
    assert lead.post(f"{one}sign/").status_code == 302
    assert "Signed" in lead.get(one).content.decode()
    assert "has submitted a scorecard" in recruiter.post(f"{one}remove/", follow=True).content.decode()


def test_shadowing_by_a_program(loop, harbor, client):
    north = loop.world
    with north.scope():
        start(north)
        Interview.objects.update(state="scheduled", held_at=None)
        asked = str(course("structured_interviewing").pk)
    ours, learner = Api(north, north.recruiter, client), Api(north, north.finance, client)
    sent = {
        "member": str(north.finance.pk),
        "lead": str(north.interviewer.pk),
        "kind": "reverse_shadow",
        "course": asked,
    }
    at = f"interviews/{loop.interview.pk}/shadows/"
    made = ours(f"POST {at}", sent)
    assert made.status_code == 201, made.content
    assert ours(f"GET {at}").json()["count"] == 1
    one = f"shadows/{made.json()['id']}/"
    ratings = [{"competency": str(each.pk), "score": 3, "evidence": CANARY} for each in loop.competencies]
    body = {"version": None, "overall": 3, "overall_note": CANARY, "ratings": ratings}
    with north.scope():
        Interview.objects.update(state="held", held_at=FRIDAY)
    assert (
        learner(f"PUT {one}scorecard/", {**body, "ratings": [{**ratings[0], "competency": asked}]}).status_code == 422
    )
    assert learner(f"PUT {one}scorecard/", body).status_code == 200
    assert learner(f"POST {one}scorecard/").json()["submitted_at"]
    assert Api(harbor, harbor.finance, client)(f"POST {one}scorecard/").status_code == 404
    hand_in(loop, north.interviewer)
    assert Api(north, north.interviewer, client)(f"POST {one}sign/").json()["signed_at"]
    assert ours(f"DELETE {one}").json()["code"] == "shadow_over"
    with north.scope():
        assert TrainingProof.objects.get().kind == "reverse_shadow"
