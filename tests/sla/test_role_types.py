"""One type of role has other terms: for promises from now on, over every door, and for nobody else."""

import json
from datetime import UTC, datetime

import pytest
from django.test import Client

from hiring.ledger.models import Event
from hiring.tenancy.actions.tokens import make_token
from hiring.tenancy.errors import Stale
from sla.actions.policy import UnusableTerms, policy_in_force
from sla.actions.role_types import AsEverywhere, as_everywhere, differ
from sla.models import Policy
from tests.requisitions.running import run
from tests.sla.test_engine import due, hold, local
from tests.world import MONDAY

FASTER = {"clock": "weekday_24h", "allowance": "PT4H", "reminders": []}
PAGE = "/o/north/settings/promises/roles/"


@pytest.fixture
def running(north, harbor, move_clock):
    move_clock(MONDAY)
    with north.scope():
        return run(north)


def differs(world, role_type, at=MONDAY):
    return differ(role_type, "feedback", FASTER, expected_version=1, act=world.act(world.admin, at))


@pytest.mark.parametrize(("is_theirs", "at"), [(True, local(23, 18)), (False, local(24, 14))])
def test_promises_on_such_a_requisition_are_timed_by_it_and_all_others_as_ever(north, harbor, running, is_theirs, at):
    with north.scope():
        differs(north, running.requisition.role_type if is_theirs else "Nursing")
        hold(north, running.apply("Nadia Kowalczyk", days=-30), at=local(23, 13))
        assert due("feedback") == at
        assert Event.objects.filter(verb="policy_changed").count() == 1
    with harbor.scope():
        assert policy_in_force(local(25, 9)).role_types == {}


def test_what_was_signed_for_that_type_stays_signed(north, running):
    with north.scope():
        role_type = running.requisition.role_type
        policy = differs(north, role_type)
        assert policy.terms_for(role_type)["feedback"]["allowance"] == "PT4H"
        assert policy.terms_for("Nursing")["feedback"]["allowance"] == "PT24H"
        back = as_everywhere(role_type, "feedback", expected_version=2, act=north.act(north.admin, local(24, 9)))
        assert (back.version, back.role_types) == (3, {})
        # What is asked of the time between the two versions is still what counted then.
        hold(north, running.apply("Nadia Kowalczyk", days=-30), at=local(23, 13))
        assert due("feedback") == local(23, 18)


def test_a_second_click_a_stale_page_and_nonsense_are_told(north, running):
    with north.scope():
        differs(north, running.requisition.role_type)
        act = north.act(north.admin, local(24, 9))
        with pytest.raises(Stale):
            differ("Nursing", "feedback", FASTER, expected_version=1, act=act)
        with pytest.raises(AsEverywhere):
            as_everywhere("Nursing", "feedback", expected_version=2, act=act)
        with pytest.raises(UnusableTerms, match=r"Nursing: feedback\.allowance"):
            differ("Nursing", "feedback", {**FASTER, "allowance": "soon"}, expected_version=2, act=act)
        assert Policy.objects.count() == 2


def test_the_page_lets_one_promise_differ_and_takes_it_back(north, harbor, running):
    admin, role_type = north.client(north.admin), running.requisition.role_type
    assert "The same promises count" in admin.get(PAGE).content.decode()
    card = f"{PAGE}?role_type={role_type}&clause=feedback"
    assert "Write version 2" in admin.get(card).content.decode()
    wrong = admin.post(card, {"version": 1, "is_on": "on", "clock": "weekday_24h", "amount": 0})
    assert wrong.status_code == 422
    written = {"version": 1, "is_on": "on", "clock": "business_days", "amount": 3}
    assert admin.post(card, written).status_code == 302
    assert "was written meanwhile" in admin.post(card, written).content.decode()
    page = admin.get(PAGE).content.decode()
    assert "Within three working days" in page
    assert role_type in page
    for _ in range(2):
        admin.post(f"{PAGE}same/", {"version": 2, "role_type": role_type, "clause": "feedback"})
    with north.scope():
        assert policy_in_force(MONDAY).role_types == {}
        assert Policy.objects.count() == 3
    assert north.client(north.recruiter).get(PAGE).status_code == 403
    assert harbor.client(harbor.admin).get(PAGE).status_code == 404
    with harbor.scope():
        assert not Policy.objects.filter(version=2).exists()


def test_a_program_writes_it_and_asks_when_it_would_be_due(north, running):
    with north.scope():
        _, secret = make_token(north.admin, name="x", expires_at=None, act=north.act(north.admin))
        policy = policy_in_force(MONDAY)
    program = Client(headers={"Authorization": f"Bearer {secret}"})
    asked = {
        "version": 1, "terms": {}, "escalation": policy.escalation, "note": "Faster for nurses",
        "role_types": {"Nursing": {"feedback": FASTER}},
    }  # fmt: skip
    answer = program.put("/api/v1/o/north/sla/policy/", json.dumps(asked), content_type="application/json")
    assert (answer.status_code, answer.json()["role_types"]["Nursing"]["feedback"]["allowance"]) == (201, "PT4H")
    preview = {"clause": "feedback", "member": str(north.manager.pk), "at": local(23, 13).isoformat()}
    for role_type, at in (("Nursing", local(23, 17)), ("", local(24, 13))):
        due_at = program.post(
            "/api/v1/o/north/sla/preview/", {**preview, "role_type": role_type}, "application/json"
        ).json()["due_at"]
        assert datetime.fromisoformat(due_at) == at, role_type


def test_the_page_answers_when_something_would_be_due(north, harbor, running):
    admin, page = north.client(north.admin), "/o/north/settings/promises/due/"
    asked = {"clause": "feedback", "member": north.manager.pk, "at": "2026-11-20T13:00"}
    assert "Due <time" in admin.get(page, asked).content.decode().replace("<h2>", "").replace("\n", "")
    for more, at in (
        ({}, local(23, 13)),
        ({"clock": "elapsed", "amount": 30}, local(21, 19)),
        ({"clock": "business_days", "amount": 2}, local(24, 13)),
    ):
        assert at.astimezone(UTC).isoformat(timespec="minutes")[:16] in admin.get(page, asked | more).content.decode()
    for wrong in ({"amount": 3}, {"clock": "elapsed"}, {"clause": "slate"}, {"member": harbor.manager.pk}):
        assert admin.get(page, asked | wrong).status_code == 422, wrong
    assert north.client(north.recruiter).get(page).status_code == 403
    with north.scope():
        assert Policy.objects.count() <= 1
