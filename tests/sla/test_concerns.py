"""Concerns that people raise by hand: who may, about whom, who decides, and what becomes of them."""

from datetime import timedelta

import pytest

from hiring.delivery.models import Message
from hiring.tenancy.act import Act
from hiring.tenancy.actions.people import change_roles
from hiring.tenancy.errors import Incomplete, NotYours
from hiring.tenancy.models import Member
from requisitions.models import Requisition
from sla.actions import cases, concerns, sharing
from sla.actions.case_plans import Planned, agree_plan
from sla.actions.sweep import sweep
from sla.models import Commitment, EscalationCase
from tests.requisitions.running import run
from tests.sla.opened import OPENED, by, page_of
from tests.sla.test_engine import local

WORDS = "Three slates went unanswered, and nobody says why."


@pytest.fixture
def hire(north, harbor, move_clock):
    move_clock(OPENED)
    with north.scope():
        return run(north).requisition


def concern(about, words=WORDS, **rest):
    return concerns.Concern(about, words, **rest)


def test_a_concern_about_the_manager_goes_to_the_ta_leader_and_to_nobody_else(north, hire):
    browser = north.client(north.recruiter)
    answer = browser.post(f"/o/north/requisitions/{hire.number}/concern/", {"about": north.manager.pk, "words": WORDS})
    assert answer.status_code == 302
    with north.scope():
        case = EscalationCase.objects.get()
        assert (case.about, case.decider, case.raised_by, case.side) == (
            north.manager,
            north.ta_leader,
            north.recruiter,
            "manager",
        )
        [letter] = Message.objects.filter(kind="case")
        assert letter.recipient == north.ta_leader
        assert "Recruiter North raised a concern" in letter.text
        assert WORDS not in letter.text
    page = page_of(north, north.ta_leader, case).content.decode()
    assert WORDS in page
    assert "Concern raised" in page
    record = browser.get("/o/north/record/").content.decode()
    assert "Concerns you raised" in record
    about_them = north.client(north.manager).get("/o/north/record/").content.decode()
    assert "looks at it with you" not in about_them


def test_a_concern_about_the_recruiter_goes_to_the_ta_director(north, hire):
    with north.scope():
        case = concerns.raise_concern(hire, concern(north.recruiter), act=by(north, north.manager))
        assert (case.decider, case.side) == (north.ta_director, "recruiter")


def test_a_business_leader_raises_one_too(north, hire):
    with north.scope():
        change_roles(north.finance, ["business_leader"], act=north.act(north.admin))
    path = f"/o/north/requisitions/{hire.number}/concern/"
    assert north.client(north.finance).post(path, {"about": north.recruiter.pk, "words": WORDS}).status_code == 302
    assert north.client(north.interviewer).get(path).status_code == 403
    with north.scope():
        assert EscalationCase.objects.get().raised_by == north.finance


def test_it_is_raised_from_the_requisition_and_from_somebodys_record(north, hire):
    link = f"/o/north/requisitions/{hire.number}/concern/"
    assert link in north.client(north.recruiter).get(f"/o/north/requisitions/{hire.number}/").content.decode()
    record = f"/o/north/commitments/people/{north.manager.pk}/"
    assert f"{link}?about={north.manager.pk}" in north.client(north.ta_leader).get(record).content.decode()
    assert link not in north.client(north.chro).get(record).content.decode()


def test_never_by_or_about_the_same_person(north, hire):
    browser = north.client(north.recruiter)
    path = f"/o/north/requisitions/{hire.number}/concern/"
    assert str(north.recruiter.pk) not in browser.get(path).content.decode()
    assert browser.post(path, {"about": north.recruiter.pk, "words": WORDS}).status_code == 422
    with north.scope():
        with pytest.raises(NotYours):
            concerns.raise_concern(hire, concern(north.recruiter), act=by(north, north.recruiter))
        with pytest.raises(Incomplete):
            concerns.raise_concern(hire, concern(north.interviewer), act=by(north, north.recruiter))
        with pytest.raises(Incomplete):
            concerns.raise_concern(hire, concern(north.manager, " "), act=by(north, north.recruiter))
        with pytest.raises(NotYours):
            concerns.raise_concern(hire, concern(north.manager), act=by(north, north.interviewer))
        assert not EscalationCase.objects.exists()


def test_a_ta_leader_who_raises_one_does_not_decide_it(north, hire):
    with north.scope():
        case = concerns.raise_concern(hire, concern(north.manager), act=by(north, north.ta_leader))
        assert case.decider == north.admin


def test_the_same_words_twice_are_one_concern(north, hire):
    with north.scope():
        first = concerns.raise_concern(hire, concern(north.manager), act=by(north, north.recruiter))
        assert concerns.raise_concern(hire, concern(north.manager), act=by(north, north.recruiter)) == first
        assert not first.notes.exists()


def test_a_second_concern_of_one_person_stands_on_the_first_while_that_is_open(north, hire):
    """Forty cases in a minute are no forty concerns: whoever decides reads them in one place."""
    path = f"/o/north/requisitions/{hire.number}/concern/"
    browser = north.client(north.recruiter)
    for words in (WORDS, "Another.", "Another.", "A third."):
        assert browser.post(path, {"about": north.manager.pk, "words": words}).status_code == 302
    assert "a concern of yours about Manager North here already" in browser.get("/o/north/record/").content.decode()
    with north.scope():
        case = EscalationCase.objects.get()
        assert list(case.notes.order_by("pk").values_list("text", flat=True)) == ["Another.", "A third."]
        assert Message.objects.filter(kind="case").count() == 1
        leaders = concerns.raise_concern(hire, concern(north.manager), act=by(north, north.ta_leader))
        assert leaders != case, "somebody else's is another one"
        cases.decide(case, "no_action", "Nothing follows.", act=by(north, case.decider))
        assert concerns.raise_concern(hire, concern(north.manager), act=by(north, north.recruiter)) != case


def test_a_concern_names_promises_of_that_person_on_that_requisition(north, case):
    with north.scope():
        mine = Commitment.objects.filter(clause="debrief").first()
        requisition = Requisition.objects.get()
        raised = concerns.raise_concern(
            requisition, concern(north.manager, promises=[mine]), act=by(north, north.recruiter)
        )
        assert [each.commitment for each in raised.evidence.all()] == [mine]
        with pytest.raises(Incomplete):
            concerns.raise_concern(requisition, concern(north.recruiter, promises=[mine]), act=by(north, north.manager))
    html = north.client(north.recruiter).get(f"/o/north/requisitions/{requisition.number}/concern/").content.decode()
    assert "Manager North: Debrief after the loop, due 5 November" in html


def test_what_becomes_of_a_concern_is_told_to_who_raised_it_and_to_the_other_only_once_shown(north, hire):
    with north.scope():
        case = concerns.raise_concern(hire, concern(north.manager), act=by(north, north.recruiter))
        cases.decide(case, "no_action", "Already spoken about.", act=by(north, north.ta_leader))
        assert [each.recipient for each in Message.objects.filter(kind="case_outcome")] == [north.recruiter]
        shown = concerns.raise_concern(hire, concern(north.manager, "Again."), act=by(north, north.recruiter))
        sharing.share_case(shown, act=by(north, north.ta_leader))
        cases.decide(shown, "coached", "Agreed.", act=by(north, north.ta_leader))
        told = Message.objects.filter(kind="case_outcome", subject_id=shown.pk).values_list("recipient", flat=True)
        assert set(told) == {north.recruiter.pk, north.manager.pk}


def test_a_plan_is_agreed_with_both_so_a_concern_is_shown_first(north, hire):
    with north.scope():
        case = concerns.raise_concern(hire, concern(north.manager), act=by(north, north.recruiter))
        planned = Planned("Answers within a day.", north.recruiter, (OPENED + timedelta(days=7)).date())
        with pytest.raises(Incomplete, match="Show the case"):
            agree_plan(case, planned, act=by(north, north.ta_leader))
        sharing.share_case(case, act=by(north, north.ta_leader))
        agree_plan(case, planned, act=by(north, north.ta_leader))
        assert set(EscalationCase.objects.planned().concerning(north.manager)) == {case}


def test_who_raised_a_concern_never_comes_to_decide_it(north, hire):
    with north.scope():
        case = concerns.raise_concern(hire, concern(north.manager), act=by(north, north.recruiter))
        change_roles(north.recruiter, ["recruiter", "chro"], act=north.act(north.admin))
        Member.objects.filter(pk=north.chro.pk).update(is_active=False)
        cases.send_up(case, "Above me.", act=by(north, north.ta_leader))
        case.refresh_from_db()
        assert case.decider == north.admin


def test_unanswered_a_concern_goes_up_by_itself(north, hire):
    with north.scope():
        concerns.raise_concern(hire, concern(north.manager), act=Act.live(north.recruiter, OPENED))
    sweep(north.organization.pk, now=local(17, 10))
    with north.scope():
        case = EscalationCase.objects.get()
        assert (case.decider, case.level) == (north.chro, 1)
        assert not Message.objects.filter(recipient=north.manager).exists()
