"""Everybody on a panel confirms before the interview that they have read its kit."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from sla.clauses import Clause, Wording
from sla.rules.clocks import Clock
from sla.rules.facts import Break, Change, Drop, Fact, Fulfil, Start
from sla.rules.ladder import Ladder

PLANNED = ("interview_scheduled", "interview_rescheduled", "panel_changed")


def decide(fact: Fact, before: Sequence[Fact]) -> Iterator[Change]:
    if fact.interview_id is None:
        return
    this = [each for each in before if each.interview_id == fact.interview_id]
    match fact.verb:
        case verb if verb in PLANNED:
            yield from _planned(fact, fact.interview_id, this)
        case "preparation_confirmed":
            yield Fulfil(fact.interview_id, fact.at, fact.person_id)
        # Nobody prepares for what is over.
        case "interview_held":
            yield Break(fact.interview_id, fact.at)
        case "interview_cancelled":
            yield Drop(fact.interview_id, fact.at)


def _planned(fact: Fact, interview_id: UUID, this: Sequence[Fact]) -> Iterator[Change]:
    """Whoever sits on it now and has not read the kit has until it begins; who left the panel is free."""
    ready = {each.person_id for each in this if each.verb == "preparation_confirmed"}
    for member in fact.panel:
        if member not in ready and fact.agreed_at:
            yield Start(interview_id, member, fact.recruiter_id, fact.at, agreed=fact.agreed_at)
    for member in _seated(this):
        if member not in fact.panel:
            yield Drop(interview_id, fact.at, member)


def _seated(this: Sequence[Fact]) -> tuple[UUID, ...]:
    """Return who sat on the panel as it was planned last."""
    planned = [each.panel for each in this if each.verb in PLANNED]
    return planned[-1] if planned else ()


ENTRY = Clause(
    key="preparation",
    title="Preparation for an interview",
    terms="before it begins",
    side="interviewer",
    clock=Clock.FIXED,
    allowance=None,
    hears=frozenset({*PLANNED, "preparation_confirmed", "interview_held", "interview_cancelled"}),
    decide=decide,
    wording=Wording(
        todo="Read the kit for {candidate}",
        owed="preparation",
        waits="{candidate} meets you then.",
        mail="One candidate on {number} is about to meet you",
        action="Read the kit",
        minutes=10,
        to_you="{candidate} meets them then.",
    ),
    page="interview",
    page_takes="subject",
    about="application",
    ladder=Ladder(before=(timedelta(hours=24), timedelta(hours=2)), at_due=False, overdue_dates=0),
    is_on=False,
)
