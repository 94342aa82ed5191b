"""The manager holds the debrief within 48 hours of the loop's last interview."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from sla.clauses import Clause, Wording
from sla.rules.clocks import Clock
from sla.rules.facts import LOOP, Change, Drop, Fact, Fulfil, Start

if TYPE_CHECKING:
    from uuid import UUID


def decide(fact: Fact, before: Sequence[Fact]) -> Iterator[Change]:
    if fact.application_id is None:
        return
    match fact.verb:
        # The last one that was planned was held, or called off after others had been held.
        case "interview_held" | "interview_cancelled" if _is_loop_over([*before, fact]) and not _repeats(fact, before):
            yield Start(fact.application_id, fact.manager_id, fact.recruiter_id, fact.at)
        case "debrief_held":
            yield Fulfil(fact.application_id, fact.at)
        # Another interview belongs to the same loop: the promise begins anew when that is held.
        case "interview_scheduled":
            yield Drop(fact.application_id, fact.at)
        case verb if verb in ENDINGS:
            yield Drop(fact.application_id, fact.at)
        case "application_moved" if fact.milestone in LOOP:
            yield Drop(fact.application_id, fact.at)


def _is_loop_over(facts: Sequence[Fact]) -> bool:
    """Tell whether interviews of the loop were held since the last debrief, and none is planned any more."""
    planned: set[UUID | None] = set()
    held = False
    for fact in facts:
        match fact.verb:
            case "interview_scheduled":
                planned.add(fact.interview_id)
            case "interview_held":
                planned.discard(fact.interview_id)
                held = held or fact.milestone in LOOP
            case "interview_cancelled":
                planned.discard(fact.interview_id)
            case verb if verb == "debrief_held" or verb in ENDINGS:
                held = False
            case "application_moved" if fact.milestone in LOOP:
                held = False
    return held and not planned


def _repeats(fact: Fact, before: Sequence[Fact]) -> bool:
    """Tell whether the interview had been over before: told by a page and by an ATS, it is one interview."""
    return any(each.interview_id == fact.interview_id and each.verb in OVER for each in before)


OVER = ("interview_held", "interview_cancelled")
# Nobody meets about an application that is over. An accepted offer is told before the interviews that it calls off.
ENDINGS = frozenset(
    {"application_hired", "application_rejected", "application_withdrawn", "offer_accepted", "offer_declined"}
)


ENTRY = Clause(
    key="debrief",
    title="Debrief after the loop",
    terms="within 48 h on working days",
    side="manager",
    clock=Clock.WEEKDAY_24H,
    allowance=timedelta(hours=48),
    hears=frozenset(
        {
            "interview_scheduled",
            "interview_held",
            "interview_cancelled",
            "debrief_held",
            "application_moved",
            *ENDINGS,
        }
    ),
    decide=decide,
    wording=Wording(
        todo="Hold the debrief on {candidate}",
        owed="debrief",
        waits="{candidate} hears from us after it.",
        mail="One candidate waits for the debrief on {number}",
        action="Open the debrief",
        minutes=20,
    ),
    page="debrief",
    page_takes="application",
    about="application",
    stand_in="debriefs.hold",
)
