"""The recruiter presents the agreed number of qualified candidates by the agreed date."""

from collections.abc import Iterator, Sequence

from sla.clauses import Clause, Wording
from sla.rules.clocks import Clock
from sla.rules.facts import Change, Drop, Fact, Fulfil, Start


def decide(fact: Fact, before: Sequence[Fact]) -> Iterator[Change]:
    match fact.verb:
        case "requisition_opened" if fact.agreed_on:
            yield Start(fact.requisition_id, fact.recruiter_id, fact.manager_id, fact.at, agreed=fact.agreed_on)
        # Both have signed another day. Over is over, and a slate that was presented is not asked for again.
        case "kickoff_agreed" if _is_another_day(fact, before):
            yield Start(fact.requisition_id, fact.recruiter_id, fact.manager_id, fact.at, agreed=fact.agreed_on)
        case "slate_presented":
            yield Fulfil(fact.requisition_id, fact.at)
        case verb if verb in OVER:
            yield Drop(fact.requisition_id, fact.at)


def _is_another_day(fact: Fact, before: Sequence[Fact]) -> bool:
    told = {each.verb for each in before}
    agreed = [each.agreed_on for each in before if each.agreed_on]
    is_awaited = "requisition_opened" in told and not told & {"slate_presented", *OVER}
    return is_awaited and fact.agreed_on is not None and fact.agreed_on not in agreed[-1:]


OVER = frozenset({"requisition_cancelled", "requisition_filled"})


ENTRY = Clause(
    key="slate",
    title="Slate of qualified candidates",
    terms="by the agreed date",
    side="recruiter",
    clock=Clock.FIXED,
    allowance=None,
    hears=frozenset({"requisition_opened", "kickoff_agreed", "slate_presented", *OVER}),
    decide=decide,
    wording=Wording(
        todo="Present the slate to {other}",
        owed="slate",
        waits="{other} waits for candidates on {title}.",
        mail="{number} waits for its slate",
        action="Prepare the slate",
        minutes=20,
        to_you="It brings you candidates on {title}.",
    ),
    page="slate_draft",
    stand_in="slates.present",
)
