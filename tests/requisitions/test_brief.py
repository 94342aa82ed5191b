"""The brief for the hiring team: what both signed, as a page, a PDF where one can be made, and a mail."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hiring.delivery import paper
from hiring.delivery.actions import relay
from hiring.delivery.models import Message
from hiring.delivery.truth import attachment_of, is_still_true
from requisitions.actions.requirements import add_requirement, change_requirement, draft_of
from requisitions.actions.signing import sign_kickoff
from requisitions.models import Requirement
from requisitions.rules.drafts import RequirementDraft
from tests.requisitions.agreeing import create, kickoff, open_up, ready
from tests.requisitions.calling import Api
from tests.world import MONDAY

LATER = MONDAY + timedelta(hours=4)
PAGE = "/o/north/requisitions/1/brief/"
AGENDA = "/o/north/requisitions/1/kickoff/paper/"
TEAM = ["interviewer@north.example", "manager@north.example", "recruiter@north.example"]


@pytest.fixture(autouse=True)
def _later(move_clock):
    move_clock(LATER)


def amend(north, requisition, *signers):
    add_requirement(requisition, RequirementDraft("Speaks Dutch", "nice"), act=north.act(north.recruiter, LATER))
    for member in signers:
        sign_kickoff(requisition, version=kickoff(requisition).version, act=north.act(member, LATER))


def briefs():
    return list(Message.objects.filter(kind="kickoff_brief").order_by("generation", "to_address"))


def test_everybody_on_the_team_has_it_once_both_have_signed_and_again_after_a_change(north):
    with north.scope(north.manager):
        requisition = open_up(north)
        first = briefs()
        assert [each.to_address for each in first] == TEAM
        assert first[0].letter["headline"] == "What we are looking for"
        amend(north, requisition, north.manager)
        assert len(briefs()) == len(TEAM)
        assert all(is_still_true(each) for each in first)
        sign_kickoff(requisition, version=kickoff(requisition).version, act=north.act(north.recruiter, LATER))
        again = briefs()[len(TEAM) :]
        assert [each.to_address for each in again] == TEAM
        assert again[0].letter["headline"] == "What was agreed has changed"
        assert [is_still_true(each) for each in (first[0], again[0])] == [False, True]


def test_a_requirement_is_told_whole_though_it_has_brackets(north):
    with north.scope(north.manager):
        requisition = ready(north)
        says = "Has shipped (not shown) a legged controller (or a flying one)"
        must = Requirement.objects.get(requisition=requisition)
        told = replace(draft_of(must), text=says)
        change_requirement(must, told, seen=must.fingerprint, act=north.act(north.manager))
        for member in (north.manager, north.recruiter):
            sign_kickoff(requisition, version=kickoff(requisition).version, act=north.act(member, LATER))
        assert ["Must-haves", says] in briefs()[0].letter["facts"]


def test_the_page_says_what_still_holds_while_a_change_waits(north, harbor):
    with north.scope(north.manager):
        requisition = create(north)
    assert "Nobody has signed yet" in north.client(north.manager).get(PAGE).content.decode()
    with north.scope(north.manager):
        requisition = open_up(north, title="The second")
        amend(north, requisition, north.manager)
    page = north.client(north.interviewer).get("/o/north/requisitions/2/brief/").content.decode()
    assert "Has shipped a legged controller" in page
    assert "Speaks Dutch" not in page
    assert north.client(north.interviewer).get(PAGE).status_code == 404
    assert harbor.client(harbor.recruiter).get(PAGE).status_code == 404


@pytest.mark.parametrize("at", [PAGE, AGENDA])
def test_it_is_a_pdf_where_one_can_be_made_and_else_the_page_says_why(north, at):
    with north.scope(north.manager):
        open_up(north)
    answer = north.client(north.manager).get(f"{at}pdf/", follow=True)
    if paper.may_draw():
        assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    else:
        assert (answer.redirect_chain, paper.CANNOT in answer.content.decode()) == ([(at, 302)], True)


def test_the_mail_carries_it_where_it_can_be_made_and_goes_without_it_otherwise(north, mailoutbox):
    with north.scope(north.manager):
        open_up(north)
        made = attachment_of(briefs()[0])
        assert (made is not None) == paper.may_draw()
    relay(north.organization.pk, now=LATER)
    sent = [each for each in mailoutbox if "the brief" in each.subject]
    assert sorted(each.to[0].partition("<")[2].strip(">") for each in sent) == TEAM
    names = [attached[0] for each in sent for attached in each.attachments]
    assert names == (["REQ-1-brief.pdf"] * len(TEAM) if paper.may_draw() else [])


def test_put_away_it_draws_nothing():
    with paper.put_away():
        assert paper.draw("<p>Agreed</p>") is None
    assert (paper.draw("<p>Agreed</p>") is not None) == paper.may_draw()


def test_paper_fetches_nothing():
    with pytest.raises(paper.FetchesNothing):
        paper._refuse("http://example.com/x.png")


def test_the_agenda_is_one_page_before_anything_is_agreed(north):
    with north.scope(north.manager):
        create(north)
    page = north.client(north.manager).get(AGENDA).content.decode()
    assert "Before you sign" in page
    assert north.client(north.manager).get(f"{PAGE}pdf/", follow=True).redirect_chain == [(PAGE, 302)]


def test_by_program(north, client):
    with north.scope(north.manager):
        create(north)
    manager = Api(north, north.manager, client)
    assert manager("GET requisitions/1/brief/").status_code == 404
    with north.scope(north.manager):
        requisition = open_up(north, title="The second")
        version = kickoff(requisition).version
    told = manager("GET requisitions/2/brief/").json()
    assert (told["version"], told["role"]) == (version, "The second")
    assert told["sections"][1]["lines"][0]["text"].startswith("Has shipped a legged controller")
