"""A plan item as put to finance and talent acquisition: what it says, and what of it was argued."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

# The other ways to the same outcome. One that was considered has its text; a text is an argument, not a tick.
WAYS = {"internal_move": "Internal move", "upskill": "Upskilling", "automate": "Automation"}
FEWEST_WORDS = 4
# As long and as large as a plan item holds; forms say the same before it is sent.
LONGEST = {"title": 120, "role_type": 80, "department": 80, "location": 80, "time_to_impact": 120}
MOST_SEATS, DEAREST = 99, 10_000_000


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """What somebody wrote about one seat, or several alike. `yearly_cost`: of one seat, in whole currency units.

    `cost_low` and `cost_high`: the band around it, where it is not certain. `target_open_on`: by when the requisition
    is to be open.
    """

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
    plan_id: UUID | None = None
    reason: str = "new"
    cost_low: int | None = None
    cost_high: int | None = None
    target_open_on: date | None = None
    internal_move: str = ""
    upskill: str = ""
    automate: str = ""


# What changes the argument; a change of anything else voids nothing.
MATERIAL = frozenset(field.name for field in fields(PlanDraft)) - {"title", "location", "recruiter_id"}


@dataclass(frozen=True, slots=True)
class Part:
    """One half of a split: its own level, seats and cost; the argument is its parent's."""

    title: str
    role_type: str
    seats: int
    yearly_cost: int


@dataclass(frozen=True, slots=True)
class Names:
    """What the ids of a draft stand for; empty for none yet."""

    hiring_manager: str
    recruiter: str = ""
    plan: str = ""


def changed_fields(before: PlanDraft, after: PlanDraft) -> frozenset[str]:
    """Return the names of what the two say differently."""
    names = (field.name for field in fields(PlanDraft))
    return frozenset(name for name in names if getattr(before, name) != getattr(after, name))


def unargued(draft: PlanDraft) -> str:
    """Return what is missing of the trade-off, in a sentence; empty when it is argued."""
    said = {name: getattr(draft, name).split() for name in WAYS}
    if thin := [WAYS[name] for name, words in said.items() if 0 < len(words) < FEWEST_WORDS]:
        return f"{thin[0]}: say why it is not enough, in a sentence, or leave it empty."
    if not any(said.values()) and not draft.alternatives.strip():
        return "Argue at least one other way: an internal move, upskilling, automation, or a delay."
    return ""


def misfit(draft: PlanDraft) -> str:
    """Return why the figures and days cannot be meant, in a sentence; empty when they can."""
    low = draft.yearly_cost if draft.cost_low is None else draft.cost_low
    high = draft.yearly_cost if draft.cost_high is None else draft.cost_high
    for name, most in LONGEST.items():
        if len(getattr(draft, name)) > most:
            return f"The {name.replace('_', ' ')} has at most {most} characters."
    if not 1 <= draft.seats <= MOST_SEATS:
        return f"Plan 1 to {MOST_SEATS} seats."
    if not low <= draft.yearly_cost <= high:
        return "The yearly cost lies outside its band. Mend the cost, or the band."
    if not 0 <= low <= high <= DEAREST:
        return f"A seat costs at most {DEAREST:,} a year."
    if draft.target_open_on and draft.target_open_on > draft.target_start_on:
        return "The requisition would open after the target start. Choose an earlier day."
    return ""


def canonical(draft: PlanDraft, names: Names) -> str:
    """Return everything that the item says, a line a fact: what is decided on, and what versions are compared by."""
    return "\n".join(f"{label}: {' '.join(text.split())}" for label, text in _facts(draft, names) if text)


def _facts(draft: PlanDraft, names: Names) -> Iterator[tuple[str, str]]:
    yield from (
        ("Title", draft.title),
        ("Plan", names.plan),
        ("Role type", draft.role_type),
        ("Department", draft.department),
    )
    yield from (("Location", draft.location), ("Reason", draft.reason), ("Hiring manager", names.hiring_manager))
    yield from (("Recruiter", names.recruiter), ("Seats", str(draft.seats)))
    yield ("Yearly cost of a seat", f"{draft.yearly_cost:,}")
    yield ("Cost band", band(draft.yearly_cost, draft.cost_low, draft.cost_high))
    yield ("Open by", draft.target_open_on.isoformat() if draft.target_open_on else "")
    yield ("Target start", draft.target_start_on.isoformat())
    yield from (("Time to impact", draft.time_to_impact), ("Outcome", draft.outcome))
    yield from (("In six months", draft.success_at_6_months), ("In twelve months", draft.success_at_12_months))
    yield ("Why somebody from outside", draft.why_external)
    yield from ((label, getattr(draft, name)) for name, label in WAYS.items())
    yield ("Other ways considered", draft.alternatives)


def band(cost: int, low: int | None, high: int | None) -> str:
    """Return "90,000 to 110,000"; empty where the cost is certain."""
    ends = (cost if low is None else low, cost if high is None else high)
    return f"{ends[0]:,} to {ends[1]:,}" if ends[0] != ends[1] else ""
