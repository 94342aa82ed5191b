"""The manager answers a slate, candidate by candidate."""

from collections.abc import Iterator, Sequence

from sla.clauses import Clause, Wording
from sla.rules.clocks import Clock
from sla.rules.facts import Change, Drop, Fact, Fulfil, Start


def decide(fact: Fact, before: Sequence[Fact]) -> Iterator[Change]:
    match fact.verb:
        case "slate_presented":
            yield Start(fact.subject_id, fact.manager_id, fact.recruiter_id, fact.at)
        case "slate_reviewed" | "slate_returned":
            yield Fulfil(fact.subject_id, fact.at)
        case "slate_withdrawn":
            yield Drop(fact.subject_id, fact.at)
        case "requisition_cancelled":
            for slate_id in {each.subject_id for each in before if each.verb == "slate_presented"}:
                yield Drop(slate_id, fact.at)


ENTRY = Clause(
    key="slate_review",
    title="Answer to a slate",
    terms="within 2 working days",
    side="manager",
    clock=Clock.BUSINESS_DAYS,
    allowance=2,
    hears=frozenset(
        {"slate_presented", "slate_reviewed", "slate_returned", "slate_withdrawn", "requisition_cancelled"}
    ),
    decide=decide,
    wording=Wording(
        todo="Answer the slate for {title}",
        owed="review the slate",
        waits="The candidates on it hear from us after your answer.",
        mail="Candidates wait for an answer to the slate on {number}",
        action="Answer the slate",
        minutes=8,
    ),
    page="slate_answer",
)
