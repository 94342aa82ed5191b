"""The manager answers what the recruiter asks before the kickoff, by the moment the recruiter names."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from sla.clauses import Clause, Wording
from sla.rules.clocks import Clock
from sla.rules.facts import Break, Change, Drop, Fact, Fulfil, Start
from sla.rules.ladder import Ladder


def decide(fact: Fact, before: Sequence[Fact]) -> Iterator[Change]:
    asked = {each.subject_id for each in before if each.verb == "prework_sent"}
    match fact.verb:
        case "prework_sent" if fact.agreed_at:
            yield Start(fact.subject_id, fact.manager_id, fact.recruiter_id, fact.at, agreed=fact.agreed_at)
        case "prework_completed":
            yield Fulfil(fact.subject_id, fact.at)
        # Nothing prepares a meeting that is over.
        case "kickoff_held":
            yield from (Break(prework_id, fact.at) for prework_id in asked)
        case "requisition_cancelled":
            yield from (Drop(prework_id, fact.at) for prework_id in asked)


ENTRY = Clause(
    key="prework",
    title="Answer before the kickoff",
    terms="by the moment asked for",
    side="manager",
    clock=Clock.FIXED,
    allowance=None,
    hears=frozenset({"prework_sent", "prework_completed", "kickoff_held", "requisition_cancelled"}),
    decide=decide,
    wording=Wording(
        todo="Answer {other}'s questions before the kickoff",
        owed="answers before the kickoff",
        waits="{other} prepares the kickoff for {title} with them.",
        mail="Your answers before the kickoff for {number} are waited for",
        action="Write the answers",
        minutes=20,
        to_you="You prepare the kickoff for {title} with them.",
    ),
    page="prework",
    ladder=Ladder(before=(timedelta(hours=24), timedelta(hours=2))),
)
