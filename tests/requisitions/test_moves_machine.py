"""Any order of moves, declines, withdrawals, offers and reopenings keeps what the tables promise."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from hiring.tenancy.errors import Refused
from requisitions.actions.application import add_application, move, reject, reopen, withdraw
from requisitions.actions.candidate import add_candidate
from requisitions.actions.offer import accept_offer, decline_offer, extend_offer, rescind_offer
from requisitions.models import Application, Offer, StageVisit
from requisitions.rules.moves import MILESTONES
from tests.requisitions.running import PLAN, run
from tests.world import MONDAY, World

STAGES = [name for name, _, _ in PLAN]


class Moves(RuleBasedStateMachine):
    """One requisition with two openings and three people who want it; every step an hour later."""

    world: World

    def __init__(self) -> None:
        super().__init__()
        self.scope = self.world.scope(self.world.recruiter)
        self.scope.__enter__()
        self.running = run(self.world, number=1000 + Moves.examples, openings=2)
        Moves.examples += 1
        self.people = [add_candidate(name=name, act=self.running.act()) for name in ("Elif", "Oskar", "Marta")]
        self.now = MONDAY
        self.furthest: dict[object, int] = {}

    examples = 0

    def teardown(self) -> None:
        self.scope.__exit__(None, None, None)

    def act(self):
        self.now += timedelta(hours=1)
        return self.world.act(self.world.recruiter, self.now)

    def attempt(self, verb, *args, **kwargs) -> None:
        """Refusals are fine; anything else is a finding."""
        with suppress(Refused):
            verb(*args, **kwargs, act=self.act())

    def applications(self):
        return list(Application.objects.filter(requisition=self.running.requisition).order_by("applied_at"))

    def pick(self, index):
        found = self.applications()
        return found[index % len(found)] if found else None

    @rule(index=st.integers(0, 2))
    def apply(self, index):
        self.attempt(add_application, self.running.requisition, self.people[index])

    @rule(index=st.integers(0, 9), stage=st.sampled_from(STAGES))
    def move(self, index, stage):
        if application := self.pick(index):
            self.attempt(move, application, self.running.stages[stage])

    @rule(index=st.integers(0, 9), reason=st.sampled_from(["requirement", "withdrew", "role_closed", "other"]))
    def reject(self, index, reason):
        if application := self.pick(index):
            requirement = self.running.requirements[0] if reason == "requirement" else None
            self.attempt(reject, application, reason=reason, requirement=requirement, note="Because.")

    @rule(index=st.integers(0, 9))
    def withdraw(self, index):
        if application := self.pick(index):
            self.attempt(withdraw, application)

    @rule(index=st.integers(0, 9))
    def reopen(self, index):
        if application := self.pick(index):
            self.attempt(reopen, application)

    @rule(index=st.integers(0, 9))
    def offer(self, index):
        if application := self.pick(index):
            self.attempt(extend_offer, application)

    @rule(index=st.integers(0, 9), verb=st.sampled_from([accept_offer, decline_offer, rescind_offer]))
    def answer(self, index, verb):
        offers = list(Offer.objects.filter(application__requisition=self.running.requisition))
        if offers:
            self.attempt(verb, offers[index % len(offers)])

    @invariant()
    def the_furthest_point_only_rises_and_is_what_the_visits_say(self):
        for each in self.applications():
            reached = [MILESTONES.index(visit.milestone) for visit in each.visits.all()]
            assert each.furthest >= self.furthest.get(each.pk, 0)
            assert each.furthest == (6 if each.state == "hired" else max(reached))
            self.furthest[each.pk] = each.furthest

    @invariant()
    def visits_are_in_order_and_the_last_is_where_they_are(self):
        for each in self.applications():
            visits = list(StageVisit.objects.filter(application=each).order_by("entered_at", "id"))
            assert [visit.entered_at for visit in visits] == sorted({visit.entered_at for visit in visits})
            assert (visits[-1].stage_id, visits[-1].entered_at) == (each.stage_id, each.stage_since_at)

    @invariant()
    def nobody_runs_twice_and_the_closed_have_a_time(self):
        running = [each.candidate_id for each in self.applications() if each.state == "active"]
        assert len(running) == len(set(running))
        assert all((each.state == "active") == (each.closed_at is None) for each in self.applications())

    @invariant()
    def hires_are_accepted_offers_and_fill_the_requisition(self):
        self.running.requisition.refresh_from_db()
        hired = sum(each.state == "hired" for each in self.applications())
        accepted = Offer.objects.filter(application__requisition=self.running.requisition, state="accepted").count()
        assert hired == accepted <= 2
        assert (self.running.requisition.state == "filled") == (hired == 2)


@pytest.mark.django_db
def test_any_order_of_events_keeps_the_promises_of_the_tables(north):
    Moves.world = north
    limits = settings(
        max_examples=12,
        stateful_step_count=20,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Moves, settings=limits)
