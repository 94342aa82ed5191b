"""The words an organization advises against: its own list, by page and by program, and the notes it makes."""

import pytest

from hiring.ledger.models import Event
from hiring.tenancy.errors import Stale
from requisitions.actions.requirements import add_requirement
from requisitions.actions.vocabulary import put_on_the_list, take_off_the_list, write_words
from requisitions.models import WordList
from requisitions.queries.kickoff_notes import notes_on
from requisitions.queries.vocabulary import words_in_force
from requisitions.rules.drafts import RequirementDraft
from requisitions.rules.vocabulary import UNTESTABLE, Word
from requisitions.rules.vocabulary_default import DEFAULT
from tests.requisitions.agreeing import open_up, ready
from tests.requisitions.calling import Api
from tests.world import MONDAY

UNICORN = Word("unicorn", UNTESTABLE, "write what there has to be none of yet")
AT = "/o/north/settings/words/"


@pytest.fixture(autouse=True)
def _on_monday(move_clock):
    move_clock(MONDAY)


def test_a_word_is_advised_against_on_the_page_and_blocks_nothing(north):
    with north.scope(north.manager):
        requisition = ready(north)
        add_requirement(requisition, RequirementDraft("A young rockstar", "nice"), act=north.act(north.manager))
    page = north.client(north.recruiter).get("/o/north/requisitions/1/kickoff/").content.decode()
    assert "R2 says “rockstar”." in page
    assert "R2 says “young”." in page
    assert "Write what such a person has done that others have not." in page
    assert 'aria-disabled="true"' not in page


def test_each_organization_has_its_own_list(north, harbor):
    with north.scope(north.admin):
        put_on_the_list(UNICORN, expected_version=0, act=north.act(north.admin))
        assert words_in_force() == (1, (*DEFAULT, UNICORN))
        assert list(Event.objects.filter(verb="words_changed").values_list("data", flat=True)) == [
            {"version": 1, "count": len(DEFAULT) + 1}
        ]
    with harbor.scope(harbor.admin):
        assert words_in_force() == (0, DEFAULT)
        assert WordList.objects.count() == 0


def test_a_word_that_is_there_is_replaced_and_one_comes_off(north):
    act = north.act(north.admin)
    with north.scope(north.admin):
        write_words([UNICORN], expected_version=0, act=act)
        put_on_the_list(Word(" UNICORN ", UNTESTABLE, "say it"), expected_version=1, act=act)
        assert words_in_force()[1] == (Word("unicorn", UNTESTABLE, "say it"),)
        take_off_the_list("unicorn", expected_version=2, act=act)
        assert words_in_force() == (3, ())
        with pytest.raises(Stale):
            put_on_the_list(UNICORN, expected_version=2, act=act)


def test_the_page_adds_refuses_what_is_stale_and_takes_off(north):
    admin = north.client(north.admin)
    sent = {"seen": "0", "term": "unicorn", "kind": "untestable", "instead": "say it", "source": ""}
    assert admin.post(AT, sent).status_code == 302
    again = admin.post(AT, sent)
    assert (again.status_code, "The list was changed since you read it." in again.content.decode()) == (409, True)
    wrong = admin.post(AT, {**sent, "seen": "1", "term": "a*"})
    assert (wrong.status_code, "at least three letters" in wrong.content.decode()) == (422, True)
    for _ in "twice":
        admin.post(f"{AT}off/", {"seen": "1", "term": "unicorn"})
    with north.scope():
        assert words_in_force()[0] == 2
    assert "unicorn, Admin" not in admin.get(AT).content.decode()


def test_who_does_not_manage_the_settings_changes_no_word(north):
    for member in (north.recruiter, north.manager):
        browser = north.client(member)
        assert browser.get(AT).status_code == 403
        assert browser.post(f"{AT}off/", {"seen": "0", "term": "ninja"}).status_code == 403
    with north.scope():
        assert WordList.objects.count() == 0


def test_programs_read_the_list_and_the_notes_and_write_the_next_version(north, client):
    admin, recruiter = Api(north, north.admin, client), Api(north, north.recruiter, client)
    with north.scope(north.manager):
        requisition = ready(north)
        add_requirement(requisition, RequirementDraft("A unicorn", "nice"), act=north.act(north.manager))
    read = recruiter("GET words/").json()
    assert (read["version"], len(read["words"])) == (0, len(DEFAULT))
    unicorn = {"term": "unicorn", "kind": "untestable", "instead": "say it"}
    assert recruiter("PUT words/", {"version": 0, "words": [unicorn]}).status_code == 403
    assert admin("PUT words/", {"version": 0, "words": [unicorn]}).json()["version"] == 1
    assert admin("PUT words/", {"version": 0, "words": []}).status_code == 409
    assert admin("PUT words/", {"version": 1, "words": [unicorn, unicorn]}).status_code == 422
    notes = recruiter("GET requisitions/1/kickoff/notes/").json()
    assert [each["fact"] for each in notes if each["key"] == "R2"] == ["R2 says “unicorn”."]
    with north.scope():
        assert len(notes_on(requisition)) == len(notes)


def test_what_is_signed_stays_signed_whatever_comes_on_the_list(north):
    with north.scope(north.manager):
        requisition = open_up(north)
        put_on_the_list(Word("controller", UNTESTABLE, "say it"), expected_version=0, act=north.act(north.admin))
        requisition.refresh_from_db()
        assert requisition.state == "open"
        assert [note.fact for note in notes_on(requisition) if not note.blocks][-1] == "R1 says “controller”."
