"""The recruiter answers a new application, going on or not, within five working days."""

from collections.abc import Iterator, Sequence

from sla.clauses import Clause, Wording
from sla.rules.clocks import Clock
from sla.rules.facts import Change, Drop, Fact, Fulfil, Start


def decide(fact: Fact, before: Sequence[Fact]) -> Iterator[Change]:
    if fact.application_id is None:
        return
    match fact.verb:
        case "application_added":
            yield Start(fact.application_id, fact.recruiter_id, fact.manager_id, fact.at)
        # To go on with somebody is an answer, in whichever way one does.
        case "application_moved" | "application_rejected" | "interview_scheduled" | "offer_extended":
            yield Fulfil(fact.application_id, fact.at)
        case "application_withdrawn":
            yield Drop(fact.application_id, fact.at)


ENTRY = Clause(
    key="application_answer",
    title="Answer to a new application",
    terms="within 5 working days",
    side="recruiter",
    clock=Clock.BUSINESS_DAYS,
    allowance=5,
    hears=frozenset(
        {
            "application_added",
            "application_moved",
            "application_rejected",
            "interview_scheduled",
            "offer_extended",
            "application_withdrawn",
        }
    ),
    decide=decide,
    wording=Wording(
        todo="Answer the application of {candidate}",
        owed="answer to a new application",
        waits="{candidate} has not heard whether it goes on.",
        mail="One new application on {number} waits for an answer",
        action="Open the application",
        minutes=5,
    ),
    page="application",
    page_takes="application",
    about="application",
    is_on=False,
    stand_in="applications.move",
)
