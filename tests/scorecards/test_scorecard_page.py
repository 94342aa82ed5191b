"""The scorecard page, with and without script, for everybody who may come by."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scorecards.models import Rating, Scorecard
from tests.scorecards import loop as loops
from tests.scorecards.loop import AFTER, FRIDAY
from tests.scorecards.posting import fields, version
from tests.scorecards.writing import CANARY, EVIDENCE, complete, draft, hand_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(loop):
    return f"/o/{loop.world.slug}/interviews/{loop.interview.pk}/scorecard/"


@pytest.fixture(autouse=True)
def now(move_clock):
    move_clock(AFTER + timedelta(minutes=30))


def own(loop, member) -> Scorecard:
    with loop.world.scope(member):
        return Scorecard.objects.with_ratings().by(member).get()


def test_before_anybody_wrote_the_page_asks_for_each_competency_of_the_stage(loop, address):
    page = loop.world.client(loop.world.interviewer).get(address)
    text = page.content.decode()
    assert page.status_code == 200
    for each in loop.competencies:
        assert each.name in text
        assert all(anchor in text for anchor in each.anchors)
    for each in loop.requirements:
        assert f"Must-have {each.code}" in text
    assert "Left to do: rating 1, rating 2, overall" in text
    assert "Nobody has written yet." in text


def test_how_many_have_written_is_said_and_nothing_else_of_theirs(loop, address):
    hand_in(loop, loop.world.manager, complete(loop, evidence=CANARY))
    draft(loop, loop.world.second_interviewer, complete(loop, evidence=CANARY))
    page = loop.world.client(loop.world.interviewer).get(address)
    assert "One other has written theirs. You read them, and they read yours, once you submit." in page.content.decode()
    assert "CANARY" not in page.content.decode()


def test_without_script_a_draft_is_saved_by_its_button_and_stands_there_again(loop, address):
    me = loop.world.interviewer
    client = loop.world.client(me)
    answer = client.post(address, fields(loop, overall="", do="save"), follow=True)
    assert answer.redirect_chain == [(address, 302)]
    text = answer.content.decode()
    assert "Saved as a draft. Nobody else reads it before you submit." in text
    assert EVIDENCE in text
    assert "Left to do: overall" in text
    card = own(loop, me)
    assert (card.overall, card.submitted_at, [each.score for each in card.ratings.all()]) == (None, None, [3, 3])


def test_autosave_answers_with_the_bar_alone(loop, address):
    me = loop.world.interviewer
    answer = loop.world.client(me).post(address, fields(loop, overall=""), headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer["X-Saved-At"] == "14:30"
    text = answer.content.decode()
    assert "<html" not in text
    assert f'value="{version(loop, me)}"' in text
    assert "Left to do: overall" in text


def test_an_older_window_neither_overwrites_nor_loses_its_text(loop, address, move_clock):
    me = loop.world.interviewer
    draft(loop, me)
    client, old = loop.world.client(me), version(loop, me)
    draft(loop, me, complete(loop, evidence="Written in the newer window."), at=AFTER + timedelta(minutes=9))
    posted = fields(loop, saw="Written in the older window.", version=old)
    bar = client.post(address, posted, headers={"HX-Request": "true"})
    assert (bar.status_code, "Saved in another window at 14:09." in bar.content.decode()) == (422, True)
    page = client.post(address, posted | {"do": "save"})
    assert page.status_code == 409
    assert "Written in the older window." in page.content.decode()
    assert {each.evidence for each in own(loop, me).ratings.all()} == {"Written in the newer window."}
    kept = client.post(address, posted | {"over": version(loop, me)})
    assert kept.status_code == 302
    assert {each.evidence for each in own(loop, me).ratings.all()} == {"Written in the older window."}


def test_what_is_left_to_do_refuses_the_submission_and_keeps_the_text(loop, address):
    me = loop.world.interviewer
    answer = loop.world.client(me).post(address, fields(loop, saw="", do="submit"))
    assert answer.status_code == 422
    assert "Left to do: evidence 1, evidence 2." in answer.content.decode()
    assert own(loop, me).submitted_at is None
    assert [each.score for each in own(loop, me).ratings.all()] == [3, 3]


def test_a_rating_and_i_did_not_get_to_this_together_are_neither(loop, address):
    me = loop.world.interviewer
    both = {f"skip_{each.pk.hex}": "on" for each in loop.competencies}
    answer = loop.world.client(me).post(address, fields(loop, do="submit") | both)
    assert "Left to do: rating 1, rating 2." in answer.content.decode()
    assert [(each.score, each.not_assessed) for each in own(loop, me).ratings.all()] == [(None, False)] * 2


def test_submitting_shows_ones_own_and_the_others_and_a_second_click_is_harmless(loop, address):
    me = loop.world.interviewer
    hand_in(loop, loop.world.manager, complete(loop, evidence=CANARY))
    draft(loop, loop.world.second_interviewer, complete(loop, evidence="SEALED DRAFT"))
    client = loop.world.client(me)
    answer = client.post(address, fields(loop, do="submit"), follow=True)
    text = answer.content.decode()
    assert "Submitted. It does not change any more." in text
    assert EVIDENCE in text
    assert CANARY in text
    assert "SEALED DRAFT" not in text
    assert "One other has not written yet." in text
    assert 'name="overall"' not in text
    again = client.post(address, fields(loop, score=1, do="submit"), follow=True)
    assert again.status_code == 200
    assert [each.score for each in own(loop, me).ratings.all()] == [3, 3]


def test_it_opens_when_the_interview_begins(loop, address, move_clock):
    move_clock(FRIDAY - timedelta(hours=1))
    with loop.world.scope():
        type(loop.interview).objects.update(state="scheduled", held_at=None)
    client = loop.world.client(loop.world.interviewer)
    assert "Your scorecard opens when the interview begins" in client.get(address).content.decode()
    client.post(address, fields(loop, do="save"))
    with loop.world.scope(loop.world.interviewer):
        assert not Scorecard.objects.exists()


def test_strangers_find_nothing_and_colleagues_read_nothing(loop, address, harbor):
    world = loop.world
    hand_in(loop, world.manager, complete(loop, evidence=CANARY))
    assert harbor.client(harbor.interviewer).get(address.replace("/north/", "/harbor/")).status_code == 404
    assert harbor.client(harbor.interviewer).get(address).status_code == 404
    assert world.client(world.finance).get(address).status_code == 404
    for oversight in (world.ta_leader, world.chro, world.recruiter):
        page = world.client(oversight).get(address)
        assert (page.status_code, "CANARY" in page.content.decode()) == (200, False)
        assert world.client(oversight).post(address, fields(loop, do="submit")).status_code == 403
    with world.scope():
        assert Rating.objects.count() == 0


def test_an_owner_closes_the_round_on_the_page(loop, address):
    world = loop.world
    hand_in(loop, world.manager, complete(loop, evidence=CANARY))
    client, close = world.client(world.recruiter), address.replace("scorecard/", "close-round/")
    assert "Close the round without the missing scorecard" in client.get(address).content.decode()
    assert world.client(world.ta_leader).post(close, {"reason": "I would like to read them."}).status_code == 403
    refused = client.post(close, {"reason": "-"})
    assert (refused.status_code, "Say in a sentence" in refused.content.decode()) == (422, True)
    answer = client.post(close, {"reason": "Two of three are ill until December."}, follow=True)
    assert CANARY in answer.content.decode()


def test_hostile_text_is_kept_and_shown_as_text(loop, address):
    me = loop.world.interviewer
    hostile = "<script>alert(1)</script> \u202e \u0438\u043c\u044f " + "x" * 5_000
    client = loop.world.client(me)
    client.post(address, fields(loop, saw=hostile, do="submit"))
    assert "<script>alert(1)" not in client.get(address).content.decode()
    assert {each.evidence for each in own(loop, me).ratings.all()} == {hostile}
    for bad in ("nul \x00 byte", "y" * 10_001):
        refused = loop.world.client(loop.world.manager).post(address, fields(loop, saw=bad, do="save"))
        assert refused.status_code == 422


def test_the_number_of_queries_is_the_same_for_a_panel_of_one_and_of_three(loop, address):
    world = loop.world
    with world.scope():
        alone = loops.add_interview(loop.application, loop.stage, [world.interviewer])
    for each in (loop, replace(loop, interview=alone)):
        for member in loop.panel:
            if each is loop or member == world.interviewer:
                hand_in(each, member)
    client = world.client(world.interviewer)
    client.get(address)
    counts = []
    for interview in (loop.interview, alone):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/o/{world.slug}/interviews/{interview.pk}/scorecard/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
