"""What people do with a case: share it, write on it, review a recruiter's work; and who may not."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from hiring.delivery.models import Message
from hiring.ledger.models import Event
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, NotYours, Stale
from hiring.tenancy.models import Member, MemberRole
from sla.actions import cases, reviews, sharing
from sla.models import CaseReview, EscalationCase
from tests.requisitions.running import run
from tests.sla.opened import OPENED, by, page_of
from tests.sla.test_engine import local
from tests.sla.test_escalation import send_back

FOUND = reviews.Findings("Two job boards, no referrals.", "Nine roles since October.", "Criteria changed twice.")


@pytest.fixture
def about_recruiter(north, harbor, move_clock):
    """With the TA director since Wednesday 11 November."""
    with north.scope():
        running = run(north)
        send_back(running, "Ada North", at=local(4, 9))
        send_back(running, "Bob North", at=local(11, 9))
    move_clock(local(11, 12))
    with north.scope():
        return EscalationCase.objects.get()


def test_nobody_concerned_reads_a_case_before_it_is_shown_and_then_only_what_is_written_since(north, case):
    with north.scope():
        before = Act.live(Member.objects.get(pk=north.ta_leader.pk), OPENED + timedelta(minutes=30))
        sharing.comment(case, "I spoke with two of his peers.", act=before)
    assert page_of(north, north.manager, case, "record/cases").status_code == 404
    assert north.client(north.ta_leader).post(f"/o/north/cases/{case.number}/share/").status_code == 302
    with north.scope():
        letter = Message.objects.get(kind="case_shared")
        assert letter.recipient == north.manager
        assert f"/o/north/record/cases/{case.number}/" in letter.text
        assert Event.objects.filter(verb="case_shared", actor=north.ta_leader).count() == 1
        later = Act.live(Member.objects.get(pk=north.ta_leader.pk), OPENED + timedelta(hours=3))
        sharing.comment(case, "Let us meet on Tuesday.", act=later)
    page = page_of(north, north.manager, case, "record/cases").content.decode()
    assert "Debrief after the loop" in page
    assert "Let us meet on Tuesday." in page
    assert "two of his peers" not in page
    assert 'name="decision"' not in page
    assert page_of(north, north.manager, case).status_code == 403
    assert page_of(north, north.recruiter, case, "record/cases").status_code == 404


def test_a_second_click_shares_once(north, case):
    browser = north.client(north.ta_leader)
    for _ in range(2):
        browser.post(f"/o/north/cases/{case.number}/share/")
    with north.scope():
        assert Event.objects.filter(verb="case_shared").count() == 1
        assert Message.objects.filter(kind="case_shared").count() == 1


def test_only_a_ta_leader_or_the_decider_shares(north, case):
    with north.scope():
        with pytest.raises(NotYours):
            sharing.share_case(case, act=by(north, north.ta_director))
        for member in (north.manager, north.recruiter):
            with pytest.raises(NotYours):
                sharing.share_case(case, act=by(north, member))


def test_the_person_concerned_writes_on_what_they_were_shown(north, case):
    browser = north.client(north.manager)
    path = f"/o/north/record/cases/{case.number}/"
    assert browser.post(path, {"text": "Too early."}).status_code == 404
    north.client(north.ta_leader).post(f"/o/north/cases/{case.number}/share/")
    browser.post(path, {"text": "I was ill that week."})
    assert "I was ill that week." in page_of(north, north.ta_leader, case).content.decode()
    assert "Cases you were shown" in browser.get("/o/north/record/").content.decode()


def test_whoever_oversees_writes_and_nobody_writes_on_a_closed_case(north, case):
    assert (
        north.client(north.chro).post(f"/o/north/cases/{case.number}/comments/", {"text": "Watching."}).status_code
        == 302
    )
    assert (
        north.client(north.recruiter).post(f"/o/north/cases/{case.number}/comments/", {"text": "x"}).status_code == 403
    )
    with north.scope():
        with pytest.raises(Incomplete):
            sharing.comment(case, "  ", act=by(north, north.chro))
        cases.decide(case, "coached", "Done.", act=by(north, north.ta_leader))
        with pytest.raises(sharing.CaseClosed):
            sharing.comment(case, "Late.", act=by(north, north.chro))
        assert case.notes.count() == 1


def test_a_page_read_before_the_case_went_up_decides_nothing(north, case):
    with north.scope():
        MemberRole.objects.create(member=north.ta_leader, role="chro", granted_at=OPENED)
        Member.objects.filter(pk=north.chro.pk).update(is_active=False)
        seen = case.stamp
        cases.send_up(case, "Mine anyway.", seen=seen, act=by(north, north.ta_leader))
        with pytest.raises(Stale):
            cases.decide(case, "coached", "x", seen=seen, act=by(north, north.ta_leader))
    typed = {"decision": "coached", "note": "My long note.", "seen": seen}
    answer = north.client(north.ta_leader).post(f"/o/north/cases/{case.number}/", typed)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "has changed since you read it" in html
    assert "My long note." in html
    with north.scope():
        case.refresh_from_db()
        assert case.closed_at is None
        assert case.stamp in html


def test_a_second_click_decides_once_and_another_decision_is_refused(north, case):
    with north.scope():
        for _ in range(2):
            cases.decide(case, "rescoped", "Seniority goes.", act=by(north, north.ta_leader))
        with pytest.raises(cases.AlreadyDecided):
            cases.decide(case, "coached", "Seniority goes.", act=by(north, north.ta_leader))
        assert Event.objects.filter(verb="case_closed").count() == 1
        assert Message.objects.filter(kind="case_outcome").count() == 2


def test_nobody_below_the_person_concerned_sees_it_even_with_a_role_that_oversees(north, case):
    with north.scope():
        Member.objects.filter(pk=north.ta_director.pk).update(reports_to=north.interviewer)
        Member.objects.filter(pk=north.interviewer.pk).update(reports_to=north.manager)
    assert page_of(north, north.ta_director, case).status_code == 404
    assert page_of(north, north.chro, case).status_code == 200


def test_administrators_see_what_is_brought_to_them_and_decide_it_when_nobody_is_named(north, case):
    assert page_of(north, north.admin, case).status_code == 404
    with north.scope():
        EscalationCase.objects.update(decider=None, decider_role="admin")
    page = page_of(north, north.admin, case)
    assert page.status_code == 200
    assert "Inês" not in page.content.decode(), "who may not see candidates reads no names"
    with north.scope():
        cases.decide(case, "coached", "Settled.", act=by(north, north.admin))
        case.refresh_from_db()
        assert case.closed_by == north.admin


def test_a_case_about_a_recruiter_closes_only_once_work_was_looked_at_before_the_person(north, about_recruiter):
    case = about_recruiter
    with north.scope():
        with pytest.raises(cases.Unreviewed):
            cases.decide(case, "coached", "Talked.", act=by(north, north.ta_director))
        with pytest.raises(Incomplete, match="process"):
            reviews.review(case, reviews.Findings("x", "y", " "), act=by(north, north.ta_director))
        for _ in range(2):
            made = reviews.review(case, FOUND, act=by(north, north.ta_director))
        assert (made.open_requisitions, CaseReview.objects.count()) == (1, 1)
        cases.decide(case, "coached", "Referrals from Monday.", act=by(north, north.ta_director))
        case.refresh_from_db()
        assert case.closed_at is not None


def test_the_database_keeps_what_was_found(north, about_recruiter):
    with north.scope():
        reviews.review(about_recruiter, FOUND, act=by(north, north.ta_director))
        with pytest.raises(DatabaseError), transaction.atomic():
            CaseReview.objects.update(process="Nothing.")


def test_the_review_asks_in_its_order_and_shows_the_workload_counted(north, about_recruiter):
    page = page_of(north, north.ta_director, about_recruiter).content.decode()
    asked = [page.index(f'name="{name}"') for name in ("sourcing", "workload", "process", "person")]
    assert asked == sorted(asked)
    assert "They have one open requisition today." in page
    assert "Recruiter North" in page
    browser = north.client(north.ta_director)
    path = f"/o/north/cases/{about_recruiter.number}/review/"
    answer = browser.post(path, {"sourcing": "Boards.", "workload": "", "process": "x"})
    assert answer.status_code == 422
    assert "Boards." in answer.content.decode()
    browser.post(path, {"sourcing": "Boards.", "workload": "Nine.", "process": "Criteria."})
    with north.scope():
        assert CaseReview.objects.get().written_by == north.ta_director
    assert (
        north.client(north.ta_leader).post(path, {"sourcing": "a", "workload": "b", "process": "c"}).status_code == 302
    )
    with north.scope():
        assert CaseReview.objects.count() == 1, "only whoever decides reviews"


def test_a_closed_case_is_shown_to_nobody_and_a_managers_is_not_reviewed(north, case):
    with north.scope():
        with pytest.raises(reviews.NotReviewed):
            reviews.review(case, FOUND, act=by(north, north.ta_leader))
        cases.decide(case, "coached", "Done.", act=by(north, north.ta_leader))
        with pytest.raises(sharing.CaseClosed):
            sharing.share_case(case, act=by(north, north.ta_leader))


def test_another_organizations_people_reach_none_of_it(north, harbor, case):
    browser = harbor.client(harbor.ta_leader)
    for path in ("", "share/", "comments/", "review/"):
        for slug in ("north", "harbor"):
            assert browser.post(f"/o/{slug}/cases/{case.number}/{path}", {"text": "x"}).status_code == 404
    requisition = f"/o/north/requisitions/{142}/concern/"
    assert browser.get(requisition).status_code == 404
    with north.scope():
        assert not case.notes.exists()


@pytest.mark.parametrize(
    ("query", "shown"),
    [("", True), ("side=manager", True), ("side=recruiter", False), ("state=open", True), ("state=closed", False),
     ("rule=debriefs_missed", True), ("rule=stalled", False), ("with=ta_leader", True), ("with=chro", False),
     ("state=planned", False), ("state=late", False), ("state=nonsense", True), ("department=Nowhere", True),
     ("rule=nonsense", True), ("side=up", True), ("with=nobody", True)],
)  # fmt: skip
def test_the_inbox_narrows(north, case, query, shown):
    """A value that no filter knows narrows nothing: the filter says "anything" then, and the list has to agree."""
    page = north.client(north.chro).get(f"/o/north/cases/?{query}")
    assert page.status_code == 200
    assert (f"/o/north/cases/{case.number}/" in page.content.decode()) == shown


def test_a_letter_that_no_database_takes_is_said_and_nothing_is_written(north, case):
    answer = north.client(north.chro).post(f"/o/north/cases/{case.number}/comments/", {"text": "a\0b"}, follow=True)
    assert "Null characters are not allowed." in answer.content.decode()
    with north.scope():
        assert case.notes.count() == 0
