"""The hiring manager looks back at each hire, six and twelve months after the first day."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID, uuid5

from scorecards.rules.hire_review import MONTHS, due_on
from sla.clauses import Clause, Wording
from sla.rules.clocks import Clock
from sla.rules.facts import Change, Fact, Fulfil, Start
from sla.rules.ladder import Ladder


def decide(fact: Fact, before: Sequence[Fact]) -> Iterator[Change]:
    if fact.application_id is None:
        return
    match fact.verb:
        case "application_hired":
            started_on = fact.agreed_on or fact.at.date()
            for months in MONTHS:
                about, due = _review(fact.application_id, months), due_on(started_on, months)
                yield Start(about, fact.manager_id, fact.recruiter_id, fact.at, agreed=due)
        case "hire_reviewed" if fact.months:
            yield Fulfil(_review(fact.application_id, fact.months), fact.at)


def _review(application_id: UUID, months: int) -> UUID:
    """Two promises about one hire, each with a name of its own."""
    return uuid5(application_id, f"{months} months")


ENTRY = Clause(
    key="hire_review",
    title="Looking back at a hire",
    terms="6 and 12 months after the first day",
    side="manager",
    clock=Clock.FIXED,
    allowance=None,
    hears=frozenset({"application_hired", "hire_reviewed"}),
    decide=decide,
    wording=Wording(
        todo="Look back at hiring {candidate}",
        owed="review of the hire",
        waits="{other} learns from it whom to look for.",
        mail="It is time to look back at the hire on {number}",
        action="Write the review",
        minutes=10,
        to_you="You learn from it whom to look for.",
    ),
    page="hire_review",
    page_takes="application",
    about="application",
    ladder=Ladder(before=(timedelta(days=7), timedelta(days=1))),
    is_on=False,
)
