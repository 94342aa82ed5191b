"""A promise counts where an organization has switched it on; what it was switched off for goes on as it began."""

from datetime import timedelta

from sla.actions.policy import default_terms, policy_in_force, terms_of
from sla.actions.rebuild import rebuild
from sla.models import Agreement, Commitment, Policy
from tests.requisitions.running import run
from tests.sla.switching import standing, switch
from tests.sla.test_engine import hold, local
from tests.sla.test_policy import as_typed
from tests.world import MONDAY


def test_what_nobody_switched_on_makes_no_promise(north, harbor):
    for world in (north, harbor):
        with world.scope():
            if world is north:
                switch(world, "preparation")
            hold(world, run(world).apply("Nadia Kowalczyk", days=-10), at=local(23, 13))
    with north.scope():
        assert standing("preparation") == [("Interviewer", "missed", True)]
    with harbor.scope():
        assert standing("preparation") == []


def test_a_clause_that_a_version_does_not_know_is_off(north):
    with north.scope():
        policy = policy_in_force(MONDAY)
        del policy.terms["feedback"]
        Policy.objects.filter(pk=policy.pk).update(terms=policy.terms)
        assert not terms_of(policy.terms)["feedback"].is_on
        assert default_terms()["feedback"].is_on
        hold(north, run(north).apply("Nadia Kowalczyk", days=-10), at=local(23, 13))
        assert standing("feedback") == []


def test_switched_off_no_new_ones_begin_and_what_runs_goes_on(north):
    with north.scope():
        running = run(north)
        hold(north, running.apply("First Person", days=-30), at=local(23, 13))
        switch(north, "feedback", at=local(23, 15), to=False)
        hold(north, running.apply("Second Person", days=-30), at=local(23, 16))
        assert standing("feedback") == [("Interviewer", "", False)]
        checked = rebuild(running.requisition, act=north.act(None, local(24, 9)), is_check=True)
        assert checked.sentences == ()


def test_it_does_not_reach_back_before_the_version_that_switched_it_on(north):
    with north.scope():
        running = run(north)
        hold(north, running.apply("First Person", days=-30), at=local(20, 13))
        switch(north, "preparation", at=local(23, 9))
        assert rebuild(running.requisition, act=north.act(None, local(24, 9))).sentences == ()
        assert standing("preparation") == []


def test_an_agreement_holds_what_it_was_signed_with(north):
    with north.scope():
        running = run(north)
        policy = policy_in_force(MONDAY - timedelta(days=60))
        Agreement.objects.create(
            requisition=running.requisition, version=1, policy=policy, terms=policy.terms,
            signed_at=MONDAY - timedelta(days=50),
        )  # fmt: skip
        switch(north, "preparation", at=MONDAY - timedelta(days=40))
        hold(north, running.apply("Nadia Kowalczyk", days=-30), at=local(23, 13))
        assert not Commitment.objects.filter(clause="preparation").exists()


def test_the_page_switches_a_promise_on_and_its_card_says_so(north, move_clock):
    move_clock(MONDAY)
    browser = north.client(north.admin)
    page = browser.get("/o/north/settings/promises/")
    cards = {clause.key: words for _, cards in page.context["sides"] for clause, words, _ in cards}
    assert (cards["preparation"], cards["feedback"]) == ("Off", "Within 24\N{NO-BREAK SPACE}h on working days")
    assert cards["slate"] == "By the agreed date"
    typed = {**as_typed(page), "preparation-is_on": "on"}
    assert browser.post("/o/north/settings/promises/", typed).status_code == 302
    with north.scope():
        said = {key: terms.is_on for key, terms in terms_of(Policy.objects.first().terms).items()}
    assert (said["preparation"], said["slate"], said["decision"]) == (True, True, False)
