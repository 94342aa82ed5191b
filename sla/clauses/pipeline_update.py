"""The recruiter writes the manager how the search goes, every week while the requisition is open."""

from collections.abc import Iterator, Sequence

from sla.clauses import Clause, Wording
from sla.rules.clocks import Clock
from sla.rules.facts import Change, Drop, Fact, Fulfil, Start


def decide(fact: Fact, before: Sequence[Fact]) -> Iterator[Change]:
    match fact.verb:
        case "requisition_opened":
            yield Start(fact.requisition_id, fact.recruiter_id, fact.manager_id, fact.at)
        # The next week begins with the update, whoever wrote it.
        case "pipeline_updated" if not _is_over(before):
            yield Fulfil(fact.requisition_id, fact.at)
            yield Start(fact.requisition_id, fact.recruiter_id, fact.manager_id, fact.at)
        case "requisition_cancelled" | "requisition_filled":
            yield Drop(fact.requisition_id, fact.at)


def _is_over(before: Sequence[Fact]) -> bool:
    return any(each.verb in {"requisition_cancelled", "requisition_filled"} for each in before)


ENTRY = Clause(
    key="pipeline_update",
    title="Weekly update on the search",
    terms="every 5 working days",
    side="recruiter",
    clock=Clock.BUSINESS_DAYS,
    allowance=5,
    hears=frozenset({"requisition_opened", "pipeline_updated", "requisition_cancelled", "requisition_filled"}),
    decide=decide,
    wording=Wording(
        todo="Write {other} how the search goes",
        owed="weekly update",
        waits="{other} plans with what you write about {title}.",
        mail="{number} waits for this week's update",
        action="Write the update",
        minutes=5,
        to_you="It says how the search on {title} goes.",
    ),
    page="requisition",
    place="update",
    is_on=False,
    stand_in="candidates.edit",
)
