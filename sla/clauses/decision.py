"""Whoever decides on a candidate does so within 24 hours of the debrief."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from sla.clauses import Clause, Wording
from sla.rules.clocks import Clock
from sla.rules.facts import LOOP, Change, Drop, Fact, Fulfil, Start


def decide(fact: Fact, before: Sequence[Fact]) -> Iterator[Change]:
    match fact.verb:
        # Where an offer is out already, the debrief waits for nobody's word.
        case "debrief_held" if not _is_decided(before):
            decider_id = fact.person_id or fact.manager_id
            waits_id = fact.manager_id if decider_id == fact.recruiter_id else fact.recruiter_id
            yield Start(fact.subject_id, decider_id, waits_id, fact.at)
        case "debrief_decided":
            yield Fulfil(fact.subject_id, fact.at)
        # An offer is a decision, whether or not somebody wrote it down first; so is a hire.
        case "offer_extended" | "application_hired":
            yield from (Fulfil(debrief_id, fact.at) for debrief_id in _held(before))
        # Another conversation comes first: it has a debrief of its own.
        case "interview_scheduled" | "application_rejected" | "application_withdrawn" | "offer_declined":
            yield from (Drop(debrief_id, fact.at) for debrief_id in _held(before))
        case "application_moved" if fact.milestone in LOOP:
            yield from (Drop(debrief_id, fact.at) for debrief_id in _held(before))


def _is_decided(before: Sequence[Fact]) -> bool:
    """Tell whether an offer is out, or somebody was hired without one that we know of."""
    is_decided = False
    for fact in before:
        match fact.verb:
            case "offer_extended" | "application_hired":
                is_decided = True
            case "offer_rescinded" | "offer_declined" | "application_rejected" | "application_withdrawn":
                is_decided = False
    return is_decided


def _held(before: Sequence[Fact]) -> list[UUID]:
    return list(dict.fromkeys(each.subject_id for each in before if each.verb == "debrief_held"))


ENTRY = Clause(
    key="decision",
    title="Decision after the debrief",
    terms="within 24 h on working days",
    side="manager",
    clock=Clock.WEEKDAY_24H,
    allowance=timedelta(hours=24),
    hears=frozenset(
        {
            "debrief_held",
            "debrief_decided",
            "offer_extended",
            "offer_declined",
            "offer_rescinded",
            "interview_scheduled",
            "application_moved",
            "application_hired",
            "application_rejected",
            "application_withdrawn",
        }
    ),
    decide=decide,
    wording=Wording(
        todo="Decide on {candidate}",
        owed="decision",
        waits="{candidate} hears from us after it.",
        mail="One candidate waits for a decision on {number}",
        action="Open the debrief",
        minutes=5,
    ),
    page="debrief",
    page_takes="application",
    about="application",
    is_on=False,
)
