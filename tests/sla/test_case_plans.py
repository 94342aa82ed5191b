"""A plan agreed with both: its owner, its day, the case open until then, and the question how it ended."""

from datetime import date, timedelta

import pytest

from hiring.delivery.models import Message
from hiring.delivery.truth import is_still_true
from hiring.ledger.models import Event
from hiring.tenancy.act import Act
from hiring.tenancy.actions.tokens import make_token
from hiring.tenancy.errors import Incomplete, NotYours
from hiring.tenancy.models import Member
from sla.actions import cases
from sla.actions.case_plans import Planned, agree_plan
from sla.actions.sweep import sweep
from sla.models import EscalationCase
from tests.sla.opened import OPENED, by
from tests.sla.test_engine import local

WORDS = "Debriefs move to Wednesdays; Femke stands in."
# Friday 27 November; in Amsterdam it ends at midnight.
UNTIL = date(2026, 11, 27)
ENDS_AT = local(28, 0)


def agree(world, case, by_whom=None, at=OPENED + timedelta(hours=2), **changes):
    planned = Planned(**{"words": WORDS, "owner": world.manager, "due_on": UNTIL, **changes})
    with world.scope(by_whom or world.ta_leader):
        return agree_plan(case, planned, act=Act.live(by_whom or world.ta_leader, at))


def fresh(world, case):
    with world.scope():
        return EscalationCase.objects.get(pk=case.pk)


def test_with_a_plan_the_case_stays_open_and_both_and_its_owner_read_it(north, case):
    agree(north, case, owner=north.interviewer)
    planned = fresh(north, case)
    assert (planned.closed_at, planned.outcome, planned.decider_id) == (None, "", north.ta_leader.pk)
    with north.scope():
        assert (planned.plan, planned.plan_owner, planned.plan_due_on) == (WORDS, north.interviewer, UNTIL)
    assert planned.decide_by_at == planned.next_action_at == ENDS_AT
    with north.scope():
        mails = Message.objects.filter(kind="case_plan").order_by("to_address")
        assert [each.recipient for each in mails] == [north.interviewer, north.manager, north.recruiter]
        for mail in mails:
            assert WORDS in " ".join(mail.text.split())
            assert "27 November" in mail.text
        assert Event.objects.get(verb="case_plan_agreed").data == {
            "owner": str(north.interviewer.pk), "due_on": "2026-11-27",
        }  # fmt: skip


def test_until_its_day_the_case_goes_nowhere_and_no_second_one_opens(north, case):
    agree(north, case)
    for day in (17, 20, 27):
        sweep(north.organization.pk, now=local(day, 9))
    with north.scope():
        assert EscalationCase.objects.get().level == 0
        assert not Message.objects.filter(kind="case", recipient=north.chro).exists()


def test_when_its_day_is_over_the_decider_is_asked_once_and_unanswered_it_goes_up(north, case):
    agree(north, case)
    for _ in range(2):
        sweep(north.organization.pk, now=ENDS_AT + timedelta(minutes=1))
    with north.scope():
        [asked] = Message.objects.filter(kind="case_plan_over")
        assert (asked.recipient, is_still_true(asked)) == (north.ta_leader, True)
        assert "Was the plan kept?" in asked.text
        assert WORDS in " ".join(asked.text.split())
        assert Event.objects.filter(verb="case_plan_over").count() == 1
    waits = fresh(north, case)
    # From the Saturday on which it ended, two working days.
    assert waits.decide_by_at == waits.next_action_at == local(1, 9, month=12)
    sweep(north.organization.pk, now=waits.decide_by_at)
    assert (fresh(north, case).level, fresh(north, case).decider_role) == (1, "chro")


def test_it_is_closed_as_kept_or_not_with_a_note_at_any_time(north, case):
    agree(north, case)
    with north.scope(north.ta_leader):
        with pytest.raises(Incomplete):
            cases.decide(case, "kept", " ", act=by(north, north.ta_leader))
        cases.decide(case, "kept", "All four debriefs were held on the day.", act=by(north, north.ta_leader))
    closed = fresh(north, case)
    assert (closed.outcome, closed.closed_at is not None, closed.next_action_at) == ("kept", True, None)
    sweep(north.organization.pk, now=ENDS_AT + timedelta(days=9))
    with north.scope():
        assert not Message.objects.filter(kind="case_plan_over").exists()
        assert Message.objects.filter(kind="case_outcome").count() == 2


def test_without_a_plan_there_is_none_to_have_kept_and_a_plan_is_no_way_to_close(north, case):
    with north.scope(north.ta_leader):
        for outcome in ("kept", "not_kept", "plan"):
            with pytest.raises(Incomplete):
                cases.decide(case, outcome, "Because.", act=by(north, north.ta_leader))


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"words": " "}, "Write what was agreed"),
        ({"owner": None}, "who answers for it"),
        ({"due_on": None}, "by which day"),
        ({"due_on": date(2026, 11, 12)}, "has passed"),
        ({"due_on": date(2027, 11, 13)}, "within half a year"),
    ],
)
def test_a_plan_has_words_an_owner_and_a_day_to_come(north, case, missing, words):
    with pytest.raises(Incomplete, match=words):
        agree(north, case, **missing)
    assert fresh(north, case).plan_agreed_at is None


def test_only_the_decider_agrees_one(north, case):
    for member in (north.chro, north.manager, north.recruiter):
        with pytest.raises(NotYours):
            agree(north, case, by_whom=member)


def test_another_plan_replaces_it_and_the_first_stays_readable(north, case):
    agree(north, case)
    sweep(north.organization.pk, now=ENDS_AT + timedelta(minutes=1))
    agree(north, case, at=ENDS_AT + timedelta(days=1), words="Femke holds all debriefs.", due_on=date(2026, 12, 11))
    again = fresh(north, case)
    assert (again.plan, again.plan_over_at, again.decide_by_at) == (
        "Femke holds all debriefs.", None, local(12, 0, month=12),
    )  # fmt: skip
    with north.scope():
        assert WORDS in again.notes.get().text
        [asked] = Message.objects.filter(kind="case_plan_over")
        assert not is_still_true(asked)
        assert Message.objects.filter(kind="case_plan").count() == 4


def test_by_page_the_plan_is_agreed_shown_to_both_and_then_closed(north, case, move_clock):
    leader, manager = north.client(north.ta_leader), north.client(north.manager)
    address = f"/o/north/cases/{case.number}/"
    form = {"decision": "plan", "note": WORDS, "owner": str(north.manager.pk), "due_on": "2026-11-27"}
    for missing in ("owner", "due_on", "note"):
        assert leader.post(address, {**form, missing: ""}).status_code == 422
    assert leader.post(address, {**form, "due_on": "2026-11-01"}).status_code == 422
    page = leader.post(address, form, follow=True).content.decode()
    for fact in ("Plan agreed", WORDS, "answers for it", "Close: the plan was kept", "A plan was agreed"):
        assert fact in page
    assert "Plan until" in leader.get("/o/north/cases/").content.decode()
    assert "Was the plan with Manager North kept?" in leader.get("/o/north/").content.decode()
    record = manager.get("/o/north/record/").content.decode()
    assert WORDS in record
    assert "CASE" not in record
    assert "Keep the plan" in manager.get("/o/north/").content.decode()
    assert leader.post(address, {"decision": "kept", "note": "It was."}).status_code == 302
    assert fresh(north, case).outcome == "kept"
    assert WORDS not in manager.get("/o/north/record/").content.decode()


def test_the_form_offers_the_person_concerned_and_two_weeks(north, case):
    page = north.client(north.ta_leader).get(f"/o/north/cases/{case.number}/").content.decode()
    assert f'<option value="{north.manager.pk}" selected>Manager North</option>' in page
    assert 'value="2026-11-27"' in page


def test_a_program_agrees_a_plan(north, case, client):
    with north.scope():
        leader = Member.objects.get(pk=north.ta_leader.pk)
        _, secret = make_token(leader, name="x", expires_at=None, act=by(north, leader))
    headers = {"Authorization": f"Bearer {secret}"}
    address = f"/api/v1/o/north/cases/{case.number}/decision/"
    body = {"decision": "plan", "note": WORDS}
    assert client.post(address, body, content_type="application/json", headers=headers).status_code == 422
    body |= {"owner": str(north.manager.pk), "due_on": "2026-11-27"}
    answer = client.post(address, body, content_type="application/json", headers=headers)
    assert (answer.status_code, answer.json()["plan"], answer.json()["plan_due_on"]) == (200, WORDS, "2026-11-27")
    assert (answer.json()["plan_owner"], answer.json()["closed_at"]) == ("Manager North", None)
