"""The manager approves the requirements, two working days after the kickoff at the latest."""

from collections.abc import Iterator, Sequence

from sla.clauses import Clause, Wording
from sla.rules.clocks import Clock
from sla.rules.facts import Change, Drop, Fact, Fulfil, Start


def decide(fact: Fact, before: Sequence[Fact]) -> Iterator[Change]:
    match fact.verb:
        case "kickoff_held":
            yield Start(fact.subject_id, fact.manager_id, fact.recruiter_id, fact.at)
            if any(each.verb == "requirements_approved" for each in before):
                yield Fulfil(fact.subject_id, fact.at)
        case "requirements_approved":
            yield Fulfil(fact.subject_id, fact.at)
        case "requisition_cancelled":
            for kickoff_id in {each.subject_id for each in before if each.verb == "kickoff_held"}:
                yield Drop(kickoff_id, fact.at)


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
        waits="It cannot open before.",
        mail="{number} cannot open before its requirements are approved",
        action="Read the requirements",
        minutes=5,
    ),
    page="requisition_kickoff",
)
