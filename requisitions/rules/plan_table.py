"""A plan as a table: the columns it leaves by and comes back in, and one row as somebody wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from requisitions.rules.tables import day, whole

NEEDED = (
    "title",
    "role_type",
    "department",
    "seats",
    "yearly_cost",
    "target_start_on",
    "time_to_impact",
    "outcome",
    "success_at_6_months",
    "success_at_12_months",
    "why_external",
    "hiring_manager",
)
TEXTS = ("location", "reason", "internal_move", "upskill", "automate", "alternatives")
OPTIONAL = (
    "number",
    "version",
    "plan_from",
    *TEXTS,
    "cost_low",
    "cost_high",
    "target_open_on",
    "recruiter",
    "state",
)
COLUMNS = ("number", "version", "state", "plan_from", *NEEDED, "recruiter", *TEXTS, "cost_low", "cost_high",
           "target_open_on")  # fmt: skip
REASONS = ("new", "backfill", "replacement")
NUMBERS = {"seats", "yearly_cost", "cost_low", "cost_high"}
DAYS = {"target_start_on", "target_open_on"}


@dataclass(frozen=True, slots=True)
class SeatRow:
    """`number`: of the item that is changed, None for a new one; `seen`: the version, and its edit, that was read.

    `facts`: of a draft, without its people and its plan; those are named by address and by the day it begins.
    """

    number: int | None
    seen: tuple[int, int]
    facts: Mapping[str, Any]
    hiring_manager: str
    recruiter: str
    plan_from: date | None


def seat_row(row: Mapping[str, str]) -> SeatRow:
    """Return the row as values. Raises ``ValueError`` with what to mend."""
    names = {*NEEDED, *TEXTS, "cost_low", "cost_high", "target_open_on"} - {"hiring_manager"}
    facts = {name: _value(name, row.get(name, "")) for name in names}
    facts["reason"] = facts["reason"] or REASONS[0]
    if facts["reason"] not in REASONS:
        raise ValueError(f"reason: choose one of {', '.join(REASONS)}.")
    number = row.get("number", "").removeprefix("PLAN-")
    return SeatRow(
        number=_named("number", whole, number) if number else None,
        seen=_seen(row.get("version", "")),
        facts=facts,
        hiring_manager=row["hiring_manager"].lower(),
        recruiter=row.get("recruiter", "").lower(),
        plan_from=_named("plan_from", day, row["plan_from"]) if row.get("plan_from") else None,
    )


def _value(name: str, cell: str) -> Any:
    if name in NUMBERS:
        return _named(name, whole, cell) if cell else None
    if name in DAYS:
        return _named(name, day, cell) if cell else None
    return cell


def _named(name: str, read: Any, cell: str) -> Any:
    try:
        return read(cell)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def _seen(cell: str) -> tuple[int, int]:
    version, _, edit = cell.partition(".")
    if not cell:
        return 0, 0
    return _named("version", whole, version), _named("version", whole, edit or "0")
