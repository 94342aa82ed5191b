"""Thirty days of a small organization, swept every hour, against a model that works all of it out minute by minute."""

from collections import Counter
from datetime import timedelta
from random import Random

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.ids import uuid7
from requisitions.models import Interview
from sla.actions.sweep import sweep
from sla.models import Commitment, CommitmentEvent, EscalationCase
from sla.queries.rulebook import rule_of
from tests.requisitions.running import run
from tests.sla.slow_model import Owed, cases
from tests.sla.test_engine import local

BEGAN, DAYS, HOUR = local(2, 0), 30, timedelta(hours=1)
TICKS = [BEGAN + nth * HOUR for nth in range(DAYS * 24 + 1)]
END = TICKS[-1]
SEED = 20261126


def what_happens(world, running, random):
    """Two interviews a working day: (moment, verb, subject, data, actor) of every fact, and what is owed for each."""
    facts, owed = [], []
    for day in range(DAYS):
        for _ in range(2):
            held = BEGAN + timedelta(days=day, hours=random.randrange(9, 17), minutes=random.randrange(0, 60, 5))
            if held.weekday() >= 5:
                continue
            application = running.apply(f"Person{len(owed)} North", days=-40, email=f"p{len(owed)}@mail.example")
            interview, member = Interview(pk=uuid7()), random.choice([world.interviewer, world.second_interviewer])
            data = {
                **application.parties, "panel": [str(member.pk)], "milestone": "onsite", "member": str(member.pk),
                "starts_at": (held - HOUR).isoformat(), "interview": str(interview.pk),
            }  # fmt: skip
            written, debriefed = (_later(random, held, hours, share) for hours, share in ((70, 0.9), (110, 0.85)))
            facts.append((held, "interview_held", interview, data, world.recruiter))
            facts += [(written, "scorecard_submitted", interview, data, member)] if written else []
            facts += [(debriefed, "debrief_held", application, data, world.manager)] if debriefed else []
            owed.append(Owed("feedback", member.email, held, 24 * 60, written))
            owed.append(Owed("debrief", world.manager.email, held, 48 * 60, debriefed))
    return sorted(facts, key=lambda fact: fact[0]), owed


def _later(random, moment, hours, share):
    """Up to so many hours later, by the minute; never for some. Nobody does anything at the very tick."""
    return moment + timedelta(minutes=random.randrange(61, hours * 60, 2)) if random.random() < share else None


def live_through(world, running, facts):
    for tick in TICKS:
        while facts and facts[0][0] <= tick:
            at, verb, subject, data, actor = facts.pop(0)
            record(verb, subject, act=Act.live(actor, at), thread=running.requisition, data=data)
        sweep(world.organization.pk, now=tick)


def test_thirty_days_end_in_the_figures_of_a_slow_and_obvious_model(north):
    with north.scope():
        running = run(north)
        facts, owed = what_happens(north, running, Random(SEED))
        live_through(north, running, facts)
        rows = Commitment.objects.filter(clause__in=["feedback", "debrief"]).select_related("owner")
        ours = Counter((row.clause, row.owner.email, row.due_at, row.outcome, row.breached_at) for row in rows)
        theirs = Counter((each.clause, each.owner, each.due, each.outcome(END), each.breached(END)) for each in owed)
        assert ours == theirs
        assert {outcome for *_, outcome, _ in theirs} == {"met", "met_late", ""}, "something of everything happened"
        reminded = CommitmentEvent.objects.filter(kind="reminded", commitment__in=rows)
        said = Counter(reminded.values_list("commitment__owner__email", "commitment__due_at", "recorded_at"))
        assert said == Counter((each.owner, each.due, tick) for each in owed for tick in each.reminders(TICKS))
        _cases_are_the_same([each for each in owed if each.clause == "debrief"])


def _cases_are_the_same(debriefs):
    opened = EscalationCase.objects.filter(rule="debriefs_missed").select_related("about", "policy")
    within = rule_of(opened[0]).answer_within
    assert {each.about.email: (each.opened_at, each.escalated_at) for each in opened} == cases(
        debriefs, TICKS, answer_dates=within
    )
