"""The manager attends the kickoff."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from sla.clauses import Clause, Wording
from sla.rules.clocks import Clock
from sla.rules.facts import Change, Drop, Fact, Fulfil, Start
from sla.rules.ladder import Ladder

# Attendance is entered after the meeting began, so the promise falls due when it must be known.
TO_BE_ENTERED = timedelta(hours=4)


def decide(fact: Fact, before: Sequence[Fact]) -> Iterator[Change]:
    planned = [each for each in before if each.verb == "kickoff_scheduled"]
    match fact.verb:
        case "kickoff_scheduled" if fact.agreed_at:
            due = fact.agreed_at + TO_BE_ENTERED
            yield Start(fact.subject_id, fact.manager_id, fact.recruiter_id, fact.at, agreed=due)
        case "kickoff_attended" if fact.person_id == fact.manager_id and fact.has_attended:
            # Whoever came was there from the beginning, whenever somebody wrote it down.
            began_at = planned[-1].agreed_at if planned else None
            yield Fulfil(fact.subject_id, began_at or fact.at)
        case "requisition_cancelled":
            for kickoff_id in {each.subject_id for each in planned}:
                yield Drop(kickoff_id, fact.at)


ENTRY = Clause(
    key="kickoff_attendance",
    title="Attend the kickoff",
    terms="at the agreed time",
    side="manager",
    clock=Clock.FIXED,
    allowance=None,
    hears=frozenset({"kickoff_scheduled", "kickoff_attended", "requisition_cancelled"}),
    decide=decide,
    wording=Wording(
        todo="Meet {other} for the kickoff",
        owed="kickoff",
        waits="{title} cannot open before you have met.",
        mail="{number} waits for its kickoff",
        action="Open the kickoff",
        minutes=45,
    ),
    page="requisition_kickoff",
    ladder=Ladder(before=(TO_BE_ENTERED + timedelta(hours=24), TO_BE_ENTERED + timedelta(hours=2))),
)
