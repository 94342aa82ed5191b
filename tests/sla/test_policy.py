"""The organization edits its promises without code: versioned, bounded, and running promises keep theirs."""

from datetime import timedelta

import pytest
from django.test import Client

from hiring.delivery.models import Message
from hiring.tenancy.act import Act
from hiring.tenancy.actions.tokens import make_token
from requisitions.actions.requisition import hold_requisition, resume_requisition
from sla.actions.policy import UnusableTerms, change_policy, default_terms, policy_in_force
from sla.actions.rebuild import rebuild
from sla.models import Commitment, Policy
from sla.registry import CLAUSES
from sla.rules.rule_terms import rules_as_data
from sla.rules.rulebook import default_rules
from sla.rules.terms import terms_as_data
from tests.requisitions.calling import at_once
from tests.requisitions.running import run
from tests.sla.test_engine import due, hold, local
from tests.world import MONDAY

SLOWER = {"feedback": {"clock": "weekday_24h", "allowance": "PT48H", "reminders": ["PT2H"]}}


def write(world, terms, version=1, at=MONDAY):
    return change_policy(
        terms=terms,
        escalation=rules_as_data(default_rules(CLAUSES)),
        note="Slower",
        expected_version=version,
        act=world.act(world.admin, at),
    )


def test_the_first_policy_is_the_defaults_of_the_clauses(north):
    with north.scope():
        policy = policy_in_force(MONDAY)
        assert (policy.version, policy.terms) == (1, terms_as_data(default_terms()))
        assert policy_in_force(MONDAY) == policy
        assert set(policy.terms) == set(CLAUSES)


def test_a_new_version_counts_for_new_promises_and_running_ones_keep_theirs(north, harbor):
    with north.scope():
        running = run(north)
        hold(north, running.apply("First Person", days=-30), at=local(23, 13))
        write(north, SLOWER, at=local(23, 15))
        assert due("feedback") == local(24, 14)
        hold(north, running.apply("Second Person", days=-30), at=local(24, 13))
        newest = Commitment.objects.filter(clause="feedback").latest("due_at")
        assert newest.due_at == local(26, 14)
    with harbor.scope():
        assert policy_in_force(local(25, 9)).version == 1


@pytest.mark.parametrize(
    ("terms", "names"),
    [
        ({"nonsense": {}}, "nonsense"),
        ({"feedback": {"clock": "weekday_24h", "allowance": "soon"}}, "feedback.allowance"),
        ({"feedback": {"clock": "sundial", "allowance": "PT24H"}}, "feedback.clock"),
        ({"slate": {"clock": "fixed", "allowance": "PT24H"}}, "slate.allowance"),
    ],
)
def test_terms_that_cannot_be_meant_are_refused_by_clause_and_field(north, terms, names):
    with north.scope():
        policy_in_force(MONDAY)
        with pytest.raises(UnusableTerms, match=names):
            write(north, terms)
        assert Policy.objects.count() == 1


def test_two_admins_at_once_lose_nothing(north):
    browser = north.client(north.admin)
    page = browser.get("/o/north/settings/promises/")
    assert page.status_code == 200
    with north.scope():
        write(north, SLOWER)
    filled = as_typed(page)
    answer = browser.post("/o/north/settings/promises/", filled)
    assert answer.status_code == 422
    assert "Version 2 was written meanwhile" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_of_two_admins_at_the_same_instant_the_second_is_told(north):
    with north.scope():
        policy_in_force(MONDAY)
    click = lambda: write(north, SLOWER)  # noqa: E731
    assert at_once(north, click, click) == ["", "stale"]


def test_the_page_writes_a_version(north, move_clock):
    move_clock(MONDAY)
    browser = north.client(north.admin)
    typed = {**as_typed(browser.get("/o/north/settings/promises/")), "feedback-amount": "36", "note": "More time"}
    assert browser.post("/o/north/settings/promises/", typed).status_code == 302
    with north.scope():
        assert Policy.objects.first().terms["feedback"]["allowance"] == "PT36H"
    assert north.client(north.recruiter).get("/o/north/settings/promises/").status_code == 403


def test_the_page_edits_a_rule_turns_another_off_and_says_what_is_wrong_with_a_third(north, move_clock):
    move_clock(MONDAY)
    browser = north.client(north.admin)
    typed = as_typed(browser.get("/o/north/settings/promises/"))
    changed = {
        **typed,
        "debriefs_missed-threshold": "3",
        "debriefs_missed-mode": "propose",
        "slates_missed-first": "ta_director",
        "slates_missed-then": "chro",
    }
    del changed["stalled-is_on"]
    twice = {**changed, "slates_missed-last": "chro"}
    answer = browser.post("/o/north/settings/promises/", twice)
    assert answer.status_code == 422
    assert "slates_missed.chain: must name each role once" in answer.content.decode()
    assert browser.post("/o/north/settings/promises/", changed).status_code == 302
    with north.scope():
        rules = {rule["key"]: rule for rule in Policy.objects.first().escalation}
    assert (rules["debriefs_missed"]["threshold"], rules["debriefs_missed"]["mode"]) == (3, "propose")
    assert rules["slates_missed"]["chain"] == ["ta_director", "chro"]
    assert (rules["stalled"]["is_on"], rules["late_cancellations"]["is_on"]) == (False, True)
    assert "window_days" not in rules["stalled"]


def test_a_rule_that_a_version_does_not_know_is_there_to_be_turned_on(north, move_clock):
    move_clock(MONDAY)
    with north.scope():
        first = policy_in_force(MONDAY)
        Policy.objects.update(escalation=[rule for rule in first.escalation if rule["key"] == "debriefs_missed"])
    page = north.client(north.admin).get("/o/north/settings/promises/")
    shown = {rule.key: rule.is_on for rule, *_ in page.context["rules"]}
    assert shown.pop("debriefs_missed") is True
    assert set(shown.values()) == {False}


def as_typed(page):
    """What a browser would send back from the page, unchanged: an empty box is not sent."""
    context = page.context
    forms = [
        context["head"],
        *(form for _, cards in context["sides"] for *_, form in cards),
        *(form for *_, form in context["rules"]),
    ]
    typed = {
        form.add_prefix(name): form.get_initial_for_field(field, name)
        for form in forms
        for name, field in form.fields.items()
    }
    return {name: value for name, value in typed.items() if value is not None and value is not False} | {"note": "note"}


def test_preview_answers_when_it_would_be_due(north, harbor, move_clock):
    move_clock(MONDAY)
    with north.scope():
        _, secret = make_token(north.admin, name="x", expires_at=None, act=north.act(north.admin))
    program = Client(headers={"Authorization": f"Bearer {secret}"})

    def ask(**changes):
        asked = {"clause": "feedback", "member": str(north.manager.pk), "at": local(20, 14).isoformat(), **changes}
        return program.post("/api/v1/o/north/sla/preview/", asked, content_type="application/json")

    assert ask().json()["due_at"] == "2026-11-23T14:00:00+01:00"
    assert ask(terms=SLOWER["feedback"]).json()["due_at"] == "2026-11-24T14:00:00+01:00"
    assert ask(clause="slate").status_code == 422
    assert ask(clause="nothing").status_code == 422
    assert ask(member=str(harbor.manager.pk)).status_code == 404
    assert ask(terms={"clock": "sundial"}).status_code == 422


def test_a_nudge_is_one_mail_a_day_by_whoever_waits(north, move_clock):
    move_clock(local(24, 12))
    with north.scope():
        hold(north, run(north).apply("Nadia Kowalczyk", days=-30), at=local(23, 13))
        promise = Commitment.objects.get(clause="feedback")
    path = f"/o/north/commitments/{promise.pk}/nudge/"
    recruiter = north.client(north.recruiter)
    for _ in range(2):
        assert recruiter.post(path).status_code == 302
    with north.scope():
        assert Message.objects.filter(dedup_key__startswith="nudge").count() == 1
        assert Message.objects.get(dedup_key__startswith="nudge").headline.startswith(f"{north.recruiter.name} asks: ")
    assert "Nudged 12:00" in recruiter.get("/o/north/").content.decode()
    assert north.client(north.finance).post(path).status_code == 404
    move_clock(local(24, 12) + timedelta(days=1, minutes=1))
    recruiter.post(path)
    with north.scope():
        assert Message.objects.filter(dedup_key__startswith="nudge").count() == 2


def test_a_policy_that_goes_there_and_back_loses_no_rest(north):
    with north.scope():
        running = run(north)
        hold(north, running.apply("Nadia Kowalczyk", days=-30), at=local(23, 13))
        hold_requisition(running.requisition, act=Act.live(north.recruiter, local(23, 15)))
        write(north, SLOWER, at=local(23, 16))
        resume_requisition(running.requisition, act=Act.live(north.recruiter, local(23, 18)))
        usual = terms_as_data({"feedback": default_terms()["feedback"]})
        write(north, usual, version=2, at=local(23, 19))
        assert due("feedback") == local(24, 17)
        assert rebuild(running.requisition, act=north.act(None, local(23, 20)), is_check=True).sentences == ()
