"""A case: who may see it, who decides, what both sides hear; and never the person it is about."""

from datetime import timedelta

import pytest

from hiring.delivery.models import Message
from hiring.ledger.models import Event
from hiring.tenancy.errors import Incomplete, NotYours
from hiring.tenancy.models import Member, MemberRole
from sla.actions import cases
from sla.actions.sweep import sweep
from sla.models import EscalationCase
from tests.sla.opened import OPENED, by
from tests.sla.test_engine import local, two_missed_debriefs


def test_the_page_says_what_was_agreed_missed_and_who_waits(north, case):
    page = north.client(north.ta_leader).get(f"/o/north/cases/{case.number}/").content.decode()
    for fact in (
        "Two candidates wait on REQ",
        "Debrief after the loop",
        "opened this case",
        "Inês Duarte",
        "Your decision",
    ):
        assert fact in page


def test_the_person_concerned_sees_no_case_not_even_its_number(north, case):
    browser = north.client(north.manager)
    assert browser.get(f"/o/north/cases/{case.number}/").status_code == 403
    page = browser.get("/o/north/").content.decode()
    assert "CASE" not in page
    with north.scope():
        MemberRole.objects.create(member=north.manager, role="ta_leader", granted_at=OPENED)
    # With a role that sees cases, they see all but their own.
    assert browser.get(f"/o/north/cases/{case.number}/").status_code == 404
    assert str(case) not in browser.get("/o/north/cases/").content.decode()


def test_the_person_concerned_reads_their_record_and_adds_words_the_decider_reads(north, case):
    browser = north.client(north.manager)
    assert "Your own words stand beside the facts" in browser.get("/o/north/record/").content.decode()
    browser.post("/o/north/record/", {"text": "We lost both planners in October."})
    page = north.client(north.ta_leader).get(f"/o/north/cases/{case.number}/").content.decode()
    assert "We lost both planners in October." in page
    sweep(north.organization.pk, now=local(17, 9))
    with north.scope():
        letter = Message.objects.get(kind="case", recipient=north.chro)
    assert "We lost both planners in October." in letter.text


def test_only_the_decider_decides_with_a_note_and_both_sides_hear_it(north, case):
    with north.scope():
        with pytest.raises(NotYours):
            cases.decide(case, "coached", "x", act=by(north, north.chro))
        with pytest.raises(Incomplete):
            cases.decide(case, "coached", "  ", act=by(north, north.ta_leader))
        cases.decide(case, "coached", "Debriefs move to Wednesdays.", act=by(north, north.ta_leader))
        with pytest.raises(cases.AlreadyDecided):
            cases.decide(case, "coached", "Twice", act=by(north, north.ta_leader))
        told = Message.objects.filter(kind="case_outcome").values_list("recipient__email", flat=True)
        assert sorted(told) == ["manager@north.example", "recruiter@north.example"]
        assert Event.objects.filter(verb="case_closed").count() == 1
    sweep(north.organization.pk, now=local(20, 9))
    with north.scope():
        assert not Message.objects.filter(kind="case", recipient=north.chro).exists(), "decided cases go nowhere"


def test_the_decider_may_send_it_up_with_a_note(north, case):
    browser = north.client(north.ta_leader)
    answer = browser.post(f"/o/north/cases/{case.number}/", {"decision": "send_up", "note": "Please look."})
    assert answer.status_code == 302
    with north.scope():
        case.refresh_from_db()
        assert (case.decider, case.level) == (north.chro, 1)
        with pytest.raises(cases.NobodyAbove):
            cases.send_up(case, "Higher", act=by(north, north.chro))


def test_a_decision_without_a_note_keeps_what_was_typed_and_says_what_is_missing(north, case):
    answer = north.client(north.ta_leader).post(f"/o/north/cases/{case.number}/", {"decision": "coached", "note": ""})
    assert answer.status_code == 422
    assert 'value="coached"' in answer.content.decode()
    with north.scope():
        case.refresh_from_db()
    assert case.closed_at is None


def test_a_vacancy_goes_to_the_administrators_and_is_never_dropped(north):
    with north.scope():
        Member.objects.filter(pk=north.ta_leader.pk).update(is_active=False)
    two_missed_debriefs(north)
    sweep(north.organization.pk, now=OPENED)
    with north.scope():
        case = EscalationCase.objects.get()
        assert (case.decider, case.decider_role) == (north.admin, "admin")
        assert Message.objects.filter(kind="case", recipient=north.admin).count() == 1


def test_a_case_about_the_decider_skips_them(north):
    with north.scope():
        MemberRole.objects.create(member=north.manager, role="ta_leader", granted_at=OPENED)
        Member.objects.filter(pk=north.manager.pk).update(joined_at=OPENED - timedelta(days=900))
    two_missed_debriefs(north)
    sweep(north.organization.pk, now=OPENED)
    with north.scope():
        assert EscalationCase.objects.get().decider == north.ta_leader


def test_nobody_of_another_organization_gets_near_it(north, harbor, case):
    assert harbor.client(harbor.ta_leader).get(f"/o/north/cases/{case.number}/").status_code == 404
    assert harbor.client(harbor.ta_leader).get(f"/o/harbor/cases/{case.number}/").status_code == 404
