"""The recruiter tells the candidate how it ended, within two working days of the decision."""

from collections.abc import Iterator, Sequence

from sla.clauses import Clause, Wording
from sla.rules.clocks import Clock
from sla.rules.facts import Change, Drop, Fact, Fulfil, Start


def decide(fact: Fact, before: Sequence[Fact]) -> Iterator[Change]:
    if fact.application_id is None:
        return
    match fact.verb:
        # Somebody who stands here twice hears about their other application.
        case "application_rejected" if fact.reason == "duplicate":
            yield Drop(fact.application_id, fact.at)
        case "application_rejected" | "offer_rescinded":
            yield Start(fact.application_id, fact.recruiter_id, fact.manager_id, fact.at)
        case "candidate_told":
            yield Fulfil(fact.application_id, fact.at)
        case "application_reopened" | "application_withdrawn" | "offer_extended":
            yield Drop(fact.application_id, fact.at)


ENTRY = Clause(
    key="outcome_told",
    title="The candidate is told the outcome",
    terms="within 2 working days",
    side="recruiter",
    clock=Clock.BUSINESS_DAYS,
    allowance=2,
    hears=frozenset(
        {
            "application_rejected",
            "offer_rescinded",
            "candidate_told",
            "application_reopened",
            "application_withdrawn",
            "offer_extended",
        }
    ),
    decide=decide,
    wording=Wording(
        todo="Tell {candidate} the outcome",
        owed="answer to the candidate",
        waits="{candidate} has not heard from us.",
        mail="One candidate on {number} has not heard how it ended",
        action="Open the application",
        minutes=5,
    ),
    page="application",
    page_takes="application",
    about="application",
    is_on=False,
    stand_in="candidates.edit",
)
