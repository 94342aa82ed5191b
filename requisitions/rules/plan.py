"""A plan item as put to finance and talent acquisition: what is material, and what their decisions add up to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

OPEN, SEND_BACK, DECLINE = "open", "send_back", "decline"
SIDES = ("finance", "talent")


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """What somebody wrote about one seat, or several alike. `yearly_cost`: of one seat, in whole currency units."""

    title: str
    role_type: str
    department: str
    location: str
    seats: int
    outcome: str
    success_at_6_months: str
    success_at_12_months: str
    time_to_impact: str
    target_start_on: date
    yearly_cost: int
    why_external: str
    alternatives: str
    hiring_manager_id: UUID
    recruiter_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One half of a split: its own level, seats and cost; the argument is its parent's."""

    title: str
    role_type: str
    seats: int
    yearly_cost: int


def canonical(draft: PlanDraft, *, hiring_manager: str) -> str:
    """Return the argument as it is approved, a line a fact; a word's change here voids approvals.

    The title, the location and the recruiter are not part of the argument.
    """
    facts = (
        ("Role type", draft.role_type),
        ("Department", draft.department),
        ("Hiring manager", hiring_manager),
        ("Seats", str(draft.seats)),
        ("Yearly cost of a seat", f"{draft.yearly_cost:,}"),
        ("Target start", draft.target_start_on.isoformat()),
        ("Time to impact", draft.time_to_impact),
        ("Outcome", draft.outcome),
        ("In six months", draft.success_at_6_months),
        ("In twelve months", draft.success_at_12_months),
        ("Why somebody from outside", draft.why_external),
        ("Other ways considered", draft.alternatives),
    )
    return "\n".join(f"{label}: {' '.join(text.split())}" for label, text in facts)


def settle(decisions: Iterable[tuple[str, str]]) -> str:
    """Return the state that the (side, decision) pairs on one version add up to.

    One decline declines; one "send it back" sends back; it takes both sides to approve.
    """
    by_side = dict(decisions)
    if DECLINE in by_side.values():
        return "declined"
    if SEND_BACK in by_side.values():
        return "sent_back"
    return "approved" if all(by_side.get(side) == OPEN for side in SIDES) else "proposed"
