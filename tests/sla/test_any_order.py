"""Facts come late, twice and in any order, sweeps and decisions between them: what stands is what the ledger tells."""

from collections import Counter
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from hiring.ledger.actions import record
from hiring.ledger.models import Event
from hiring.tenancy.act import Act, Origin
from hiring.tenancy.errors import Refused
from hiring.tenancy.ids import uuid7
from requisitions.models import Interview
from sla.actions.rebuild import rebuild
from sla.actions.snooze import snooze
from sla.actions.sweep import sweep
from sla.models import Commitment, CommitmentEvent, Leave
from sla.registry import CLAUSES
from sla.rules.commitment import Outcome
from sla.rules.decisions import OF_PEOPLE, Verb
from tests.requisitions.running import run
from tests.sla.switching import switch
from tests.world import MONDAY

HOUR = timedelta(hours=1)
FACTS = st.sampled_from(
    [
        "interview_scheduled", "interview_held", "interview_held", "interview_cancelled", "scorecard_submitted",
        "scorecard_submitted", "debrief_held", "application_rejected", "slate_presented", "slate_reviewed",
        "interview_rescheduled", "panel_changed", "preparation_confirmed", "debrief_decided", "offer_extended",
        "application_added", "application_moved", "application_reopened", "offer_rescinded", "candidate_told",
        "requisition_opened", "pipeline_updated", "pipeline_updated", "requisition_filled",
        "application_hired", "hire_reviewed", "offer_declined",
    ]
)  # fmt: skip
OF_REQUISITIONS = ("slate", "requisition", "pipeline")
OF_INTERVIEWS = ("interview", "panel", "preparation")
HOURS = st.integers(0, 80)
OF_A_HOLD = [Verb.HELD, Verb.HELD, Verb.TAKEN_UP, Verb.CANCELLED, Verb.FILLED]
OF_ONE = [Verb.WAIVED, Verb.PAUSED, Verb.RESUMED]


class AnyOrder(RuleBasedStateMachine):
    """One application with two interviews and a panel of two, for some days."""

    world = None

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.scope = self.world.scope()
        self.scope.__enter__()
        switch(self.world, *CLAUSES)
        self.running = run(self.world)
        self.application = self.running.apply("Nadia Kowalczyk", days=-10)
        self.interviews = [Interview(pk=uuid7()) for _ in range(2)]
        self.panel = [self.world.interviewer, self.world.manager]
        self.now = MONDAY
        self.told: list[tuple] = []

    def teardown(self) -> None:
        try:
            sweep(self.world.organization.pk, now=self.now)
            self.everything_is_as_told()
            self.nothing_is_broken_twice()
        finally:
            transaction.set_rollback(True)
            self.scope.__exit__(None, None, None)
            self.undone.__exit__(None, None, None)

    # What happens.

    @rule(hours=st.integers(1, 40))
    def time_passes(self, hours):
        self.now += hours * HOUR

    @rule()
    def somebody_sweeps(self):
        sweep(self.world.organization.pk, now=self.now)

    @rule(verb=FACTS, nth=st.integers(0, 1), ago=HOURS, by=st.integers(0, 2), attested=st.booleans())
    def we_are_told(self, verb, nth, ago, by, attested):
        actor = [*self.panel, self.world.recruiter][by]
        data = {
            **(self.running.requisition.partners if verb.startswith(OF_REQUISITIONS) else self.application.parties),
            "panel": [str(each.pk) for each in self.panel],
            "milestone": "onsite",
            "was_at": (MONDAY + 40 * HOUR).isoformat(),
            "side": "manager",
            "months": 6 + 6 * nth,
            "starts_at": (MONDAY + (40 + 20 * nth) * HOUR).isoformat(),
            "member": str(self.panel[nth].pk),
            "interview": str(self.interviews[by % 2].pk),
        }
        subject = self.interviews[nth] if verb.startswith(OF_INTERVIEWS) else self.application
        if verb.startswith(OF_REQUISITIONS):
            subject = self.running.requisition
        # A hire of ours begins a hand-over, for which somebody would have to be hired indeed.
        is_brought = attested or verb == "application_hired"
        self._record(verb, subject, data, self.now - ago * HOUR, actor, Origin.IMPORT if is_brought else Origin.LIVE)

    @precondition(lambda self: self.told)
    @rule(nth=st.integers(0, 20))
    def we_are_told_again(self, nth):
        self._record(*self.told[nth % len(self.told)])

    @rule(ago=st.integers(0, 5), verb=st.sampled_from(OF_A_HOLD))
    def the_requisition_is_held_or_goes_on_or_ends(self, ago, verb):
        requisition = self.running.requisition
        self._record(verb, requisition, requisition.partners, self.now - ago * HOUR, self.world.recruiter, Origin.LIVE)

    @rule(verb=st.sampled_from(OF_ONE), hours=st.integers(1, 60), nth=st.integers(0, 9))
    def somebody_decides_about_a_promise(self, verb, hours, nth):
        promises = list(Commitment.objects.order_by("clause", "anchored_at", "owner__email", "cycle"))
        if not promises:
            return
        row = promises[nth % len(promises)]
        about = {"clause": row.clause, "about": str(row.subject_id), "owner": str(row.made_by_id), "cycle": row.cycle}
        ends = {"ends_at": (self.now + hours * HOUR).isoformat()} if verb == Verb.PAUSED else {}
        strand = {"application": str(row.application_id)} if row.application_id else {}
        self._record(verb, row, {**about, **ends, **strand}, self.now, self.world.recruiter, Origin.LIVE)

    @rule(nth=st.integers(0, 1), begins=st.integers(-10, 60), hours=st.integers(1, 60), delegated=st.booleans())
    def somebody_is_away(self, nth, begins, hours, delegated):
        begins_at, today = self.now + begins * HOUR, self.now.date()
        leave = Leave.objects.create(member=self.panel[nth], first_on=today, last_on=today, asked_at=self.now)
        data = {
            "member": str(leave.member_id),
            "begins_at": begins_at.isoformat(),
            "ends_at": (begins_at + hours * HOUR).isoformat(),
            "delegate": str(self.world.second_interviewer.pk) if delegated else None,
        }
        self._record(Verb.LEAVE, leave, data, self.now, self.world.ta_leader, Origin.LIVE)

    @rule(nth=st.integers(0, 9))
    def somebody_comes_back_early(self, nth):
        away = [(subject, data) for verb, subject, data, *_ in self.told if verb == Verb.LEAVE]
        if away:
            leave, data = away[nth % len(away)]
            self._record(Verb.BACK, leave, data, self.now, self.world.ta_leader, Origin.LIVE)

    @rule(hours=st.integers(1, 40), nth=st.integers(0, 9))
    def an_owner_asks_for_quiet(self, hours, nth):
        promises = list(Commitment.objects.filter(state="open").order_by("clause", "anchored_at", "owner__email"))
        if promises:
            row = promises[nth % len(promises)]
            with suppress(Refused):
                snooze(row, self.now + hours * HOUR, act=Act.live(row.owner, self.now))

    def _record(self, verb, subject, data, at, actor, origin):
        thread = None if verb in OF_PEOPLE else self.running.requisition
        record(verb, subject, act=Act(actor, at, self.now, origin), thread=thread, data=data)
        self.told.append((verb, subject, data, at, actor, origin))

    # What holds whatever happens.

    @invariant()
    def everything_is_as_told(self):
        checked = rebuild(self.running.requisition, act=Act.live(None, self.now), is_check=True)
        assert checked.sentences == ()

    @invariant()
    def nothing_is_broken_twice(self):
        breaches = CommitmentEvent.objects.filter(kind="breached").values_list("commitment_id", "generation")
        assert all(number == 1 for number in Counter(breaches).values())
        news = Counter(Event.objects.filter(verb="promise_broken").values_list("subject_id", flat=True))
        news.subtract(Event.objects.filter(verb="breach_retracted").values_list("subject_id", flat=True))
        broken = set(Commitment.objects.exclude(breached_at=None).values_list("pk", flat=True))
        assert {pk for pk, number in news.items() if number} == broken
        assert all(news[pk] == 1 for pk in broken)

    @invariant()
    def a_promise_says_one_thing(self):
        for row in Commitment.objects.all():
            assert (row.closed_at is None) == (row.outcome == Outcome.NONE)
            assert row.breached_at in {None, row.due_at}
            assert row.delegated_from_id != row.owner_id


@pytest.mark.slow
def test_what_stands_is_what_the_ledger_tells(north):
    class Machine(AnyOrder):
        world = north

    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=15,
            stateful_step_count=15,
            phases=[Phase.reuse, Phase.generate],  # each step is a dozen queries: shrinking would take all day
            suppress_health_check=list(HealthCheck),
        ),
    )
