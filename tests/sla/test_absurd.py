"""What nobody means, typed or sent all the same: it is told to whoever sent it, and breaks nothing."""

import json
from datetime import date
from functools import partial

import pytest
from django.test import Client

from hiring.tenancy.actions.tokens import make_token
from hiring.tenancy.errors import NotYours
from sla.actions.kickoff_promises import usual_terms
from sla.actions.nudges import nudge
from sla.actions.policy import policy_in_force
from sla.actions.reliefs import pause
from sla.models import Commitment, Policy
from sla.rules.terms_text import within
from tests.requisitions.running import run
from tests.sla.test_engine import local
from tests.sla.test_policy import write
from tests.world import MONDAY

NUL, LONG = "%00", "x" * 10_001


@pytest.mark.parametrize(
    ("page", "status"),
    [
        ("commitments/?requisition=²", 200),
        ("commitments/?requisition=9999999999999999999999", 404),
        (f"commitments/?department={NUL}", 200),
        ("commitments/?department=Nowhere", 200),
        (f"cases/?department={NUL}", 200),
        (f"cases/?rule={NUL}&side={NUL}&with={NUL}&state={NUL}", 200),
    ],
)
def test_an_address_that_means_nothing_narrows_nothing(owed, page, status):
    assert owed.client(owed.ta_leader).get(f"/o/north/{page}").status_code == status


@pytest.mark.parametrize("at", ["9999-12-31T23:59", "0001-01-01T00:00"])
def test_no_moment_before_zones_or_beyond_a_lifetime_is_counted_from(owed, move_clock, at):
    move_clock(MONDAY)
    asked = {"clause": "feedback", "member": owed.manager.pk, "at": at}
    assert owed.client(owed.admin).get("/o/north/settings/promises/due/", asked).status_code == 422
    with owed.scope():
        feedback = Commitment.objects.get(clause="feedback")
    assert (
        owed.client(owed.interviewer).post(f"/o/north/commitments/{feedback.pk}/snooze/", {"until": at}).status_code
        == 422
    )


def program(world, member):
    with world.scope(member):
        _, secret = make_token(member, name="cli", expires_at=None, act=world.act(member))
    return partial(Client().generic, headers={"Authorization": f"Bearer {secret}"}, content_type="application/json")


@pytest.mark.parametrize("year", ["9999", "0001"])
def test_nor_by_a_program(owed, move_clock, year):
    move_clock(local(23, 16))
    with owed.scope():
        feedback = Commitment.objects.get(clause="feedback")
    api, ask = "/api/v1/o/north", {"clause": "feedback", "member": str(owed.manager.pk), "at": f"{year}-01-01T00:00Z"}
    assert program(owed, owed.admin)("POST", f"{api}/sla/preview/", json.dumps(ask)).status_code == 400
    rest = {"until_on": f"{year}-12-31", "reason": "Away."}
    paused = program(owed, owed.ta_leader)("POST", f"{api}/commitments/{feedback.pk}/pause/", json.dumps(rest))
    assert paused.status_code == 400


@pytest.mark.parametrize("role_type", ["Engi\0neer", "\ud800"])
def test_a_type_of_role_is_something_that_can_be_stored(owed, move_clock, role_type):
    move_clock(MONDAY)
    with owed.scope():
        current = policy_in_force(MONDAY)
        terms = {role_type: {"feedback": current.terms["feedback"]}}
    body = {"version": 1, "terms": {}, "escalation": current.escalation, "role_types": terms, "note": "x"}
    answer = program(owed, owed.admin)("PUT", "/api/v1/o/north/sla/policy/", json.dumps(body))
    assert (answer.status_code, answer.json()["code"]) == (422, "unusable_terms")


def test_nobody_nudges_themselves(owed):
    with owed.scope():
        slate = Commitment.objects.create(
            clause="slate", subject_type="number", subject_id=owed.recruiter.pk, side="recruiter", clock="fixed",
            owner=owed.recruiter, beneficiary=owed.manager, requisition=Commitment.objects.first().requisition,
            origin="live", anchored_at=local(2, 9), due_at=local(26, 0),
        )  # fmt: skip
        with pytest.raises(NotYours):
            nudge(slate, act=owed.act(owed.recruiter, local(24, 9)))


def test_thirty_days_away_is_within_thirty_days(owed):
    with owed.scope():
        feedback = Commitment.objects.get(clause="feedback")
        rest = pause(
            feedback, until_on=date(2026, 12, 23), reason="A trip.", act=owed.act(owed.ta_leader, local(23, 16))
        )
        assert rest.ends_at == local(24, 0, month=12)


HALF = {"feedback": {"clock": "weekday_24h", "allowance": "PT90M", "reminders": [], "at_most": "PT2H30M"}}


def test_half_an_hour_is_said_and_outlives_a_form_that_counts_in_hours(north, harbor, move_clock):
    move_clock(MONDAY)
    with north.scope():
        requisition = run(north).requisition
        write(north, HALF)
        usual = usual_terms(requisition, north.act(north.admin))
        assert within(usual["feedback"]) == "within 1\u00a0h\u00a030\u00a0min"
    admin, page = north.client(north.admin), "/o/north/settings/promises/"
    shown = admin.get(page)
    forms = [shown.context["head"], *(form for _, cards in shown.context["sides"] for *_, form in cards)]
    forms += [form for *_, form in shown.context["rules"]]
    typed = {
        field.html_name: field.value()
        for form in forms
        for field in form
        if field.value() is not None and field.value() is not False
    }
    assert admin.post(page, typed | {"note": "Nothing"}).status_code == 302
    with north.scope():
        kept = Policy.objects.latest("version").terms["feedback"]
        assert (kept["allowance"], kept["at_most"]) == ("PT1H30M", "PT2H30M")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("requisitions/142/concerns/", {"about": "{recruiter}", "words": LONG}),
        ("cases/{case}/comments/", {"text": LONG}),
        ("cases/{case}/decision/", {"decision": "coached", "note": LONG}),
        ("cases/{case}/reviews/", {"sourcing": LONG, "workload": "x", "process": "x"}),
        ("commitments/{promise}/waiver/", {"reason": LONG}),
    ],
)
def test_a_book_is_no_word_of_somebodys(north, case, path, body):
    """The CHRO's mail quotes it."""
    with north.scope():
        names = {"case": case.number, "recruiter": north.recruiter.pk, "promise": Commitment.objects.first().pk}
    sent = {key: value if value == LONG else value.format(**names) for key, value in body.items()}
    address = f"/api/v1/o/north/{path.format(**names)}"
    answer = program(north, north.ta_leader)("POST", address, json.dumps(sent))
    assert (answer.status_code, "no more than 10000 characters" in answer.content.decode()) == (400, True)
    page = north.client(north.ta_leader).post(f"/o/north/cases/{case.number}/", {"decision": "coached", "note": LONG})
    assert page.status_code == 422
