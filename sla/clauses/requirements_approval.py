"""The manager approves the requirements, two working days after the kickoff at the latest."""

from collections.abc import Iterator

from sla.clauses import Clause, Wording
from sla.rules.clocks import Clock
from sla.rules.facts import Change, Drop, Fact, Fulfil, Start


def decide(fact: Fact) -> Iterator[Change]:
    match fact.verb:
        case "kickoff_held":
            yield Start(fact.subject_id, fact.manager_id, fact.recruiter_id, fact.at)
            if fact.done_at:
                yield Fulfil(fact.subject_id, max(fact.done_at, fact.at), fact.manager_id)
        case "requirements_approved":
            yield Fulfil(fact.subject_id, fact.at, fact.manager_id)
        case "requisition_cancelled":
            yield Drop(fact.subject_id, fact.at)


ENTRY = Clause(
    key="requirements_approval",
    title="Approve the requirements",
    terms="within 2 working days of the kickoff",
    side="manager",
    clock=Clock.BUSINESS_DAYS,
    allowance=2,
    hears=frozenset({"kickoff_held", "requirements_approved", "requisition_cancelled"}),
    decide=decide,
    wording=Wording(
        todo="Approve the requirements of {title}",
        owed="approve requirements",
        waits="{number} cannot open before.",
        mail="{number} cannot open before its requirements are approved",
        action="Read the requirements",
        minutes=5,
    ),
    page="requisition_kickoff",
)
