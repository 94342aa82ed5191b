"""The question bank: written, found, worded anew without touching kits, retired; the kit that an interviewer sees."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from hiring.ledger.models import Event
from hiring.tenancy.errors import Incomplete, NotYours, Stale
from requisitions.models import Stage
from scorecards.actions.kit import NotAssessed, put_in_kit, renew_in_kit, take_out_of_kit
from scorecards.actions.question import QuestionRetired, change_question, restore_question, retire_question
from scorecards.models import Question, QuestionVersion, StageQuestion
from scorecards.queries.kit import questions_for
from scorecards.rules.question import objection
from tests.requisitions.calling import Api
from tests.scorecards.asking import DRAFT, write
from tests.scorecards.loop import AFTER, FRIDAY
from tests.world import MONDAY


@pytest.fixture(autouse=True)
def on_monday(move_clock):
    move_clock(MONDAY)


def bank(world, path=""):
    return f"/o/{world.slug}/library/questions/{path}"


def kit(loop, path=""):
    return f"/o/{loop.world.slug}/requisitions/{loop.requisition.number}/plan/{loop.stage.pk}/kit/{path}"


def fields(**changes):
    names = ("level", "kind", "text", "follow_ups", "good")
    return {name: getattr(DRAFT, name) for name in names} | changes


@pytest.fixture
def asked(loop):
    """The loop's first competency has a question, and its stage asks it; asked as early as the loop was planned."""
    with loop.world.scope():
        question = write(loop.world, loop.competencies[0])
        act = loop.world.act(loop.world.recruiter, FRIDAY - timedelta(days=1))
        return put_in_kit(Stage.objects.select_related("requisition").get(pk=loop.stage.pk), question, act=act)


@pytest.mark.parametrize(
    ("changes", "says"), [({"text": " "}, "Write the question"), ({"good": ""}, "Say what a good answer holds")]
)
def test_a_question_has_words_and_an_answer_to_listen_for(changes, says):
    assert objection(replace(DRAFT, **changes).cleaned).startswith(says)


def test_follow_ups_are_one_a_line():
    assert replace(DRAFT, follow_ups=" Why?\n\n  What then? ").cleaned.follow_ups == "Why?\nWhat then?"


def test_written_and_found_on_pages(loop, harbor):
    north = loop.world
    recruiter = north.client(north.recruiter)
    sent = fields(competency=str(loop.competencies[0].pk))
    assert recruiter.post(bank(north, "new/"), sent | {"good": ""}).status_code == 422
    for _ in range(2):
        assert recruiter.post(bank(north, "new/"), sent).status_code == 302
    with north.scope():
        made = Question.objects.get()
        assert Event.objects.filter(verb="question_written").count() == 1
    for query, is_there in (
        ("", True), ("?q=residuals", True), ("?q=juggling", False), ("?level=senior&kind=behavioural", True),
        ("?level=junior", False), ("?state=retired", False), (f"?competency={loop.competencies[0].pk}", True),
        (f"?competency={loop.competencies[1].pk}", True),
    ):  # fmt: skip
        shown = recruiter.get(bank(north, query)).content.decode()
        assert (DRAFT.text in shown) is is_there, query
    one = north.client(north.interviewer).get(bank(north, f"{made.pk}/")).content.decode()
    assert "Names the residuals" in one
    assert "Who found it?" in one
    assert "Word it anew" not in one
    assert harbor.client(harbor.recruiter).get(bank(harbor, f"{made.pk}/")).status_code == 404
    assert DRAFT.text not in harbor.client(harbor.recruiter).get(bank(harbor)).content.decode()


def test_a_kit_keeps_the_wording_it_chose(loop, asked):
    north = loop.world
    with north.scope():
        act = north.act(north.ta_leader)
        again = replace(DRAFT, text="Tell me of a calibration that went wrong.")
        for _ in range(2):
            change_question(asked.question, again, seen=1, act=act)
        with pytest.raises(Stale, match="Ta changed it, 10:00"):
            change_question(asked.question, replace(DRAFT, text="Mine"), seen=1, act=north.act(north.recruiter))
        assert [each.text for each in QuestionVersion.objects.all()] == [DRAFT.text, again.text]
        with pytest.raises(DatabaseError), transaction.atomic():
            QuestionVersion.objects.update(text="Rewritten")
    recruiter = north.client(north.recruiter)
    shown = recruiter.get(kit(loop)).content.decode()
    assert DRAFT.text in shown
    assert "worded anew since" in shown
    for _ in range(2):
        assert recruiter.post(kit(loop, f"{asked.pk}/renew/")).status_code == 302
    with north.scope():
        assert StageQuestion.objects.standing().get().wording.text == again.text
        assert [each.wording.text for each in questions_for(loop.interview, now=MONDAY)] == [DRAFT.text]
        assert Question.objects.with_uses().get().uses == 1


def test_two_writers_of_one_question_keep_both_texts(loop, asked):
    north = loop.world
    with north.scope():
        change_question(asked.question, replace(DRAFT, good="Theirs."), seen=1, act=north.act(north.ta_leader))
    recruiter, at = north.client(north.recruiter), bank(loop.world, f"{asked.question_id}/edit/")
    answer = recruiter.post(at, fields(good="Mine.", seen=1))
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert '<dd class="pre-line">Theirs.</dd>' in shown
    assert "Mine.</textarea>" in shown
    assert recruiter.post(at, fields(good="Mine.", seen=2)).status_code == 302
    with north.scope():
        assert (Question.objects.get().good, Question.objects.get().version) == ("Mine.", 3)


def test_the_interviewer_reads_the_kit_beside_the_scorecard(loop, asked):
    north = loop.world
    reader = north.client(north.interviewer)
    for path in (f"interviews/{loop.interview.pk}/scorecard/", f"interviews/{loop.interview.pk}/"):
        shown = reader.get(f"/o/north/{path}").content.decode()
        assert DRAFT.text in shown, path
        assert "What did you check first?" in shown
        assert "Names the residuals" in shown
        assert "Names methods, cannot say when one applies." in shown, "the organization's own anchors"


def test_what_was_asked_stays_known_when_the_kit_changes(loop, asked):
    north = loop.world
    with north.scope():
        for _ in range(2):
            take_out_of_kit(asked, act=north.act(north.recruiter, MONDAY))
        assert [each.wording.text for each in questions_for(loop.interview, now=MONDAY)] == [DRAFT.text]
        assert not StageQuestion.objects.standing().exists()
        assert Question.objects.with_uses().get().uses == 0
        added = put_in_kit(asked.stage, asked.question, act=north.act(north.recruiter, AFTER))
        assert put_in_kit(asked.stage, asked.question, act=north.act(north.recruiter, AFTER)) == added
        verbs = Event.objects.filter(verb__startswith="kit_question").order_by("id").values_list("verb", flat=True)
        assert list(verbs) == ["kit_question_added", "kit_question_removed", "kit_question_added"]


def test_a_retired_question_stays_in_its_kits_and_goes_into_no_other(loop, asked):
    north = loop.world
    with north.scope():
        act = north.act(north.recruiter)
        for _ in range(2):
            retire_question(asked.question, act=act)
        with pytest.raises(QuestionRetired):
            change_question(asked.question, replace(DRAFT, text="x"), seen=1, act=act)
        assert [each.pk for each in questions_for(loop.interview, now=MONDAY)] == [asked.pk]
        take_out_of_kit(asked, act=act)
        with pytest.raises(QuestionRetired, match="It was retired from the bank"):
            put_in_kit(asked.stage, Question.objects.get(), act=act)
        restore_question(asked.question, act=act)
        put_in_kit(asked.stage, Question.objects.get(), act=act)
        assert Event.objects.filter(verb="question_retired").count() == 1


def test_a_stage_asks_only_about_what_it_assesses(loop):
    north = loop.world
    with north.scope():
        other = write(north, type(loop.competencies[0]).objects.create(name="Juggling"))
        with pytest.raises(NotAssessed, match="does not assess Juggling"):
            put_in_kit(loop.stage, other, act=north.act(north.recruiter))
        retired = loop.competencies[1]
        retired.retired_at = MONDAY
        retired.save()
        with pytest.raises(Incomplete, match="was retired from the library"):
            write(north, retired)


def test_who_may_choose_questions(loop, asked, harbor):
    north = loop.world
    with north.scope():
        north.second_interviewer.role_set.create(role="recruiter", granted_at=MONDAY)
        with pytest.raises(NotYours):
            renew_in_kit(asked, act=north.act(north.second_interviewer))
    stranger = north.client(north.second_interviewer)
    assert stranger.post(kit(loop, "add/"), {"question": str(asked.question_id)}).status_code == 403
    interviewer = north.client(north.interviewer)
    assert interviewer.post(kit(loop, f"{asked.pk}/remove/")).status_code == 403
    assert interviewer.post(bank(north, f"{asked.question_id}/retire/")).status_code == 403
    assert harbor.client(harbor.recruiter).post(kit(loop, f"{asked.pk}/remove/")).status_code == 404
    manager = north.client(north.manager)
    assert manager.post(kit(loop, "add/"), {"question": "nonsense"}, follow=True).status_code == 200
    assert manager.post(kit(loop, f"{asked.pk}/remove/")).status_code == 302
    assert manager.post(kit(loop, "add/"), {"question": str(asked.question_id)}).status_code == 302
    with north.scope():
        assert StageQuestion.objects.standing().count() == 1


def test_the_bank_and_a_kit_by_a_program(loop, harbor, client):
    north = loop.world
    ours, theirs = Api(north, north.recruiter, client), Api(harbor, harbor.recruiter, client)
    sent = fields(competency=str(loop.competencies[0].pk))
    made = ours("POST questions/", sent)
    assert made.status_code == 201, made.content
    one = f"questions/{made.json()['id']}/"
    assert theirs(f"GET {one}").status_code == 404
    assert Api(north, north.interviewer, client)("POST questions/", sent).status_code == 403
    assert ours(f"PUT {one}", fields(text="Anew?", seen=7)).json()["code"] == "stale"
    assert ours(f"PUT {one}", fields(text="Anew?", seen=1)).json()["version"] == 2
    assert [each["version"] for each in ours(f"GET {one}versions/").json()["results"]] == [1, 2]
    place = f"requisitions/{loop.requisition.number}/stages/{loop.stage.pk}/questions/"
    added = ours(f"POST {place}", {"question": made.json()["id"]})
    assert (added.status_code, added.json()["wording"]["text"]) == (201, "Anew?")
    ours(f"PUT {one}", fields(text="And anew?", seen=2))
    assert ours(f"GET {place}").json()["results"][0]["is_behind"] is True
    renewed = ours(f"PUT {place}{added.json()['id']}/").json()
    assert renewed["wording"]["text"] == "And anew?"
    assert ours("GET questions/?q=anew&kind=behavioural").json()["results"][0]["uses"] == 1
    assert ours(f"DELETE {place}{renewed['id']}/").status_code == 204
    assert ours(f"GET {place}").json()["count"] == 0
    assert ours(f"POST {one}retirement/").json()["retired_at"]
    assert ours(f"DELETE {one}retirement/").json()["retired_at"] is None
