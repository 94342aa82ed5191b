"""The manager holds the debrief within 48 hours of the loop's last interview."""

from collections.abc import Iterator
from datetime import timedelta

from sla.clauses import Clause, Wording
from sla.rules.clocks import Clock
from sla.rules.facts import LOOP, Change, Drop, Fact, Fulfil, Start


def decide(fact: Fact) -> Iterator[Change]:
    if fact.application_id is None:
        return
    match fact.verb:
        case "interview_held" if fact.is_loop_over:
            yield Start(fact.application_id, fact.manager_id, fact.recruiter_id, fact.at, cycle=fact.round)
        case "debrief_held":
            yield Fulfil(fact.application_id, fact.at, fact.manager_id)
        # Another interview belongs to the same loop: the promise begins anew when that is held.
        case "interview_scheduled" | "application_rejected" | "application_withdrawn":
            yield Drop(fact.application_id, fact.at)
        case "application_moved" if fact.milestone in LOOP:
            yield Drop(fact.application_id, fact.at)


ENTRY = Clause(
    key="debrief",
    title="Debrief after the loop",
    terms="within 48 h on working days",
    side="manager",
    clock=Clock.WEEKDAY_24H,
    allowance=timedelta(hours=48),
    hears=frozenset(
        {
            "interview_held",
            "debrief_held",
            "interview_scheduled",
            "application_moved",
            "application_rejected",
            "application_withdrawn",
        }
    ),
    decide=decide,
    wording=Wording(
        todo="Hold the debrief on {candidate}",
        owed="debrief",
        waits="{candidate} hears from us after it.",
        mail="One candidate waits for the debrief on {number}",
        action="Open the debrief",
        minutes=20,
    ),
    page="debrief",
    page_takes="application",
)
