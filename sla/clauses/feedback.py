"""Everybody on a panel writes their scorecard within 24 hours of the interview."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from sla.clauses import Clause, Wording
from sla.rules.clocks import Clock
from sla.rules.facts import Change, Drop, Fact, Fulfil, Start


def decide(fact: Fact, before: Sequence[Fact]) -> Iterator[Change]:
    if fact.interview_id is None:
        return
    this = [each for each in before if each.interview_id == fact.interview_id]
    match fact.verb:
        case "interview_held" if not any(each.verb == "interview_held" for each in this):
            for member in fact.panel:
                yield Start(fact.interview_id, member, fact.recruiter_id, fact.at)
            # Whoever wrote theirs during the interview owes nothing after it.
            for each in this:
                if each.verb == "scorecard_submitted":
                    yield Fulfil(fact.interview_id, each.at, each.person_id, said_by=each)
        case "scorecard_submitted":
            yield Fulfil(fact.interview_id, fact.at, fact.person_id)
        case "interview_cancelled":
            yield Drop(fact.interview_id, fact.at)


ENTRY = Clause(
    key="feedback",
    title="Scorecard after an interview",
    terms="within 24 h on working days",
    side="interviewer",
    clock=Clock.WEEKDAY_24H,
    allowance=timedelta(hours=24),
    hears=frozenset({"interview_held", "scorecard_submitted", "interview_cancelled"}),
    decide=decide,
    wording=Wording(
        todo="Your scorecard for {candidate}",
        owed="scorecard",
        waits="{candidate} hears from us after it.",
        mail="One candidate waits for your scorecard on {number}",
        action="Write the scorecard",
        minutes=6,
    ),
    page="scorecard",
    page_takes="subject",
    about="application",
)
