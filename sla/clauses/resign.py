"""Both sides sign again what was changed after the opening, two working days after the change at the latest.

Nothing rests meanwhile: the work goes on under what was signed last.
"""

from collections.abc import Iterator, Sequence

from sla.clauses import Clause, Wording
from sla.rules.clocks import Clock
from sla.rules.facts import Change, Drop, Fact, Fulfil, Start

OVER = {"requisition_filled", "requisition_cancelled"}


def decide(fact: Fact, before: Sequence[Fact]) -> Iterator[Change]:
    match fact.verb:
        # The next change voids a name that was given, and is counted from its own moment.
        case "kickoff_amended" if not any(each.verb in OVER for each in before):
            yield Start(fact.subject_id, fact.manager_id, fact.recruiter_id, fact.at)
            yield Start(fact.subject_id, fact.recruiter_id, fact.manager_id, fact.at)
        case "amendment_signed":
            owner_id = fact.manager_id if fact.side == "manager" else fact.recruiter_id
            yield Fulfil(fact.subject_id, fact.at, owner_id)
        case "requisition_filled" | "requisition_cancelled":
            for kickoff_id in {each.subject_id for each in before if each.verb == "kickoff_amended"}:
                yield Drop(kickoff_id, fact.at)


ENTRY = Clause(
    key="resign",
    title="Sign again what was changed",
    terms="within 2 working days of the change",
    side="manager",
    clock=Clock.BUSINESS_DAYS,
    allowance=2,
    hears=frozenset({"kickoff_amended", "amendment_signed", *OVER}),
    decide=decide,
    wording=Wording(
        todo="Read what changed in the kickoff for {title}, and sign",
        owed="signature on what changed",
        waits="{other} works by words that one of you has not signed.",
        mail="What was agreed for {number} was changed, and both sign again",
        action="See the difference",
        minutes=5,
        to_you="You work by words that one of you has not signed.",
    ),
    page="kickoff_changes",
    is_mutual=True,
)
