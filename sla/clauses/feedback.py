"""Everybody on a panel writes their scorecard within 24 hours of the interview."""

from collections.abc import Iterator
from datetime import timedelta

from sla.clauses import Clause, Wording
from sla.rules.clocks import Clock
from sla.rules.facts import Change, Drop, Fact, Fulfil, Start


def decide(fact: Fact) -> Iterator[Change]:
    match fact.verb:
        case "interview_held":
            for seat in fact.panel:
                yield Start(fact.subject_id, seat.member_id, fact.recruiter_id, fact.at)
                if seat.submitted_at:
                    yield Fulfil(fact.subject_id, seat.submitted_at, seat.member_id)
        case "scorecard_submitted" if fact.interview_id:
            yield Fulfil(fact.interview_id, fact.at, fact.person_id)
        case "interview_cancelled":
            yield Drop(fact.subject_id, fact.at)


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
)
