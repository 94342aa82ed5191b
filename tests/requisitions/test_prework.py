"""What the manager answers before the kickoff: asked, written, handed in, taken over or returned."""

from datetime import timedelta

import pytest

from hiring.delivery.models import Message
from hiring.delivery.truth import is_still_true
from hiring.tenancy.errors import Incomplete, NotYours, Stale
from requisitions.actions.kickoff import HeldAlready
from requisitions.actions.prework import AsksAndReviews, NotReady, review_answer, send_prework, write_answer
from requisitions.models import KickoffLine, Prework, PreworkAnswer, Requirement
from requisitions.rules.prework import QUESTIONS
from tests.requisitions.agreeing import create, kickoff, ready, verbs
from tests.requisitions.calling import Api
from tests.world import MONDAY

DUE = MONDAY + timedelta(days=1)
PAGE = "/o/north/requisitions/1/kickoff/prework/"


@pytest.fixture(autouse=True)
def _on_monday(move_clock):
    move_clock(MONDAY)


@pytest.fixture
def requisition(north):
    with north.scope():
        made = create(north)
        send_prework(made, due_at=DUE, act=north.act(north.recruiter))
    return made


def answer(key):
    return PreworkAnswer.objects.get(key=key)


def write(north, requisition, key, text, *, hand_in=True, seen=None):
    return write_answer(
        requisition, key, text, seen=seen or answer(key).fingerprint, hand_in=hand_in, act=north.act(north.manager)
    )


def review(north, requisition, key, by=None, **decision):
    by = by or north.recruiter
    return review_answer(requisition, key, seen=answer(key).fingerprint, act=north.act(by), **decision)


def test_the_manager_has_the_questions_by_mail_until_all_are_answered(north, requisition):
    with north.scope():
        mail = Message.objects.get(kind="prework_sent")
        assert (mail.to_address, "Seven questions" in mail.letter["headline"]) == (north.manager.email, True)
        assert is_still_true(mail)
        for each in QUESTIONS:
            write(north, requisition, each.key, "There is nothing to say.")
        assert not is_still_true(mail)
        assert verbs(requisition).count("prework_answered") == len(QUESTIONS)
        assert verbs(requisition).count("prework_completed") == 1


def test_another_moment_asks_again_and_the_same_does_not(north, requisition):
    with north.scope():
        act = north.act(north.recruiter)
        send_prework(requisition, due_at=DUE, act=act)
        send_prework(requisition, due_at=DUE + timedelta(days=1), act=act)
        assert Prework.objects.get().generation == 1
        first, second = Message.objects.filter(kind="prework_sent").order_by("generation")
        assert (is_still_true(first), is_still_true(second)) == (False, True)
        assert verbs(requisition).count("prework_sent") == 2


def test_a_draft_is_read_by_its_writer_alone(north, requisition):
    with north.scope():
        write(north, requisition, "outcome", "It walks, I hope", hand_in=False)
        assert answer("outcome").state == "draft"
    assert "It walks, I hope" in north.client(north.manager).get(PAGE).content.decode()
    assert "It walks, I hope" not in north.client(north.recruiter).get(PAGE).content.decode()


def test_approved_answers_are_written_into_the_kickoff_beside_what_stands_there(north, requisition):
    with north.scope():
        write(north, requisition, "must-haves", "- Has shipped a controller\n- Writes tests first")
        write(north, requisition, "profile", "Tired of slides")
        write(north, requisition, "sourcing", "Two names")
        write(north, requisition, "risks", "- There are forty such people\n- Our competitor pays more")
        for key in ("must-haves", "profile", "sourcing", "risks"):
            for _ in "twice":
                review(north, requisition, key, approves=True)
        found = Requirement.objects.filter(requisition=requisition)
        assert [(each.text, each.level) for each in found] == [
            ("Has shipped a controller", "must"),
            ("Writes tests first", "must"),
        ]
        now = kickoff(requisition)
        assert (now.ideal_profile, now.sourcing_plan) == ("Tired of slides", "Two names")
        risks = ["K1 There are forty such people", "K2 Our competitor pays more"]
        assert [str(each) for each in KickoffLine.objects.agreed()] == risks
        assert verbs(requisition).count("prework_approved") == 4
        with pytest.raises(NotReady, match="taken over"):
            write(north, requisition, "profile", "Something else")


def test_a_returned_answer_says_why_and_comes_again(north, requisition):
    with north.scope():
        write(north, requisition, "outcome", "It walks")
        with pytest.raises(Incomplete, match="what is missing"):
            review(north, requisition, "outcome", approves=False)
        review(north, requisition, "outcome", approves=False, why="By when?")
        mail = Message.objects.get(kind="prework_returned")
        assert is_still_true(mail)
    assert "By when?" in north.client(north.manager).get(PAGE).content.decode()
    with north.scope():
        write(north, requisition, "outcome", "It walks in June")
        assert not is_still_true(mail)
        review(north, requisition, "outcome", approves=True)
        assert answer("outcome").state == "approved"


def test_nobody_writes_over_what_they_have_not_read(north, requisition):
    with north.scope():
        seen = answer("outcome").fingerprint
        write(north, requisition, "outcome", "It walks")
        with pytest.raises(Stale):
            write(north, requisition, "outcome", "It runs", seen=seen)
        read = answer("outcome").fingerprint
        write(north, requisition, "outcome", "It walks and runs")
        with pytest.raises(Stale):
            review_answer(requisition, "outcome", approves=True, seen=read, act=north.act(north.recruiter))


def test_each_does_their_own_part(north, requisition):
    with north.scope():
        with pytest.raises(NotYours):
            write_answer(
                requisition, "outcome", "x", seen=answer("outcome").fingerprint, act=north.act(north.recruiter)
            )
        write(north, requisition, "outcome", "It walks")
        with pytest.raises(AsksAndReviews):
            review(north, requisition, "outcome", by=north.manager, approves=True)
        with pytest.raises(AsksAndReviews):
            send_prework(requisition, due_at=DUE + timedelta(days=2), act=north.act(north.manager))
        with pytest.raises(NotReady):
            review(north, requisition, "risks", approves=True)
        with pytest.raises(Incomplete):
            write_answer(requisition, "no-such", "x", seen="", act=north.act(north.manager))
    for member in (north.interviewer, north.finance):
        assert north.client(member).get(PAGE).status_code == 404, "they do not see the requisition"
    led = north.client(north.chro).get(PAGE)
    assert (led.status_code, led["Location"]) == (302, PAGE.removesuffix("prework/"))
    assert north.client(north.chro).post(PAGE, {"due_at": "2026-12-01T09:00"}).status_code == 403


def test_there_is_nothing_to_prepare_once_they_have_met(north):
    with north.scope(north.manager):
        requisition = ready(north)
        with pytest.raises(HeldAlready):
            send_prework(requisition, due_at=DUE, act=north.act(north.recruiter))
        other = create(north, title="Another")
        with pytest.raises(Incomplete):
            send_prework(other, due_at=MONDAY, act=north.act(north.recruiter))


def test_the_pages_without_script(north, harbor):
    with north.scope():
        create(north)
    manager, recruiter = north.client(north.manager), north.client(north.recruiter)
    early = recruiter.post(PAGE, {"due_at": "2026-11-20T10:00"})
    assert (early.status_code, "still to come" in early.content.decode()) == (422, True)
    assert recruiter.post(PAGE, {"due_at": "2026-11-24T10:00"}).status_code == 302
    with north.scope():
        seen = answer("outcome").fingerprint
    kept = manager.post(f"{PAGE}outcome/", {"text": "It walks", "seen": seen, "do": "keep"})
    assert kept.status_code == 302
    again = manager.post(f"{PAGE}outcome/", {"text": "It runs", "seen": seen})
    shown = again.content.decode()
    assert (again.status_code, ">It runs</textarea>" in shown, "It says now: It walks" in shown) == (409, True, True)
    assert "was changed since you opened the page" in again.content.decode()
    saved = manager.post(
        f"{PAGE}today/", {"text": "Bram does", "seen": _seen(north, "today")}, headers={"HX-Request": "true"}
    )
    assert (saved.status_code, "X-Saved-At" in saved.headers) == (200, True)
    assert _seen(north, "today") in saved.content.decode()
    stale = manager.post(f"{PAGE}today/", {"text": "x", "seen": "nothing"}, headers={"HX-Request": "true"})
    assert stale.status_code == 422
    manager.post(f"{PAGE}outcome/", {"text": "It walks", "seen": _seen(north, "outcome"), "do": "give"})
    assert "It walks" in recruiter.get(PAGE).content.decode()
    recruiter.post(f"{PAGE}outcome/review/", {"do": "approve", "seen": _seen(north, "outcome")})
    with north.scope():
        assert answer("outcome").state == "approved"
    assert "One of seven answers" in recruiter.get("/o/north/requisitions/1/kickoff/").content.decode()
    with harbor.scope():
        assert Prework.objects.count() == 0
    assert harbor.client(harbor.recruiter).get(PAGE).status_code == 404
    assert harbor.client(harbor.recruiter).get("/o/harbor/requisitions/1/kickoff/prework/").status_code == 404


def _seen(world, key):
    with world.scope():
        return answer(key).fingerprint


def test_by_program(north, client):
    with north.scope():
        create(north)
    manager, recruiter = Api(north, north.manager, client), Api(north, north.recruiter, client)
    at = "requisitions/1/kickoff/prework/"
    assert recruiter(f"GET {at}").json()["is_sent"] is False
    assert manager(f"POST {at}", {"answer_by_at": DUE.isoformat()}).status_code == 403
    sent = recruiter(f"POST {at}", {"answer_by_at": DUE.isoformat()}).json()
    assert [each["key"] for each in sent["answers"]] == [each.key for each in QUESTIONS]
    first = sent["answers"][0]
    body = {"text": "It walks", "seen": first["seen"], "hand_in": True}
    assert recruiter(f"PUT {at}outcome/", body).status_code == 403
    assert manager(f"PUT {at}outcome/", body).json()["answers"][0]["standing"] == "given"
    assert manager(f"PUT {at}outcome/", {**body, "text": "It runs"}).status_code == 409
    read = recruiter(f"GET {at}").json()["answers"][0]
    assert (read["text"], read["standing"]) == ("It walks", "given")
    done = recruiter(f"POST {at}outcome/review/", {"approves": True, "seen": read["seen"]}).json()
    assert done["answers"][0]["standing"] == "approved"
