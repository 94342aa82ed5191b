"""What is known of a type of role from outside our own record: salary, availability, attrition, people inside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from requisitions.rules.tables import Problem, day, read, whole

SALARY, AVAILABILITY, ATTRITION, INTERNAL = "salary", "availability", "attrition", "internal"
KINDS = {
    SALARY: "Salary band",
    AVAILABILITY: "Talent availability",
    ATTRITION: "Attrition",
    INTERNAL: "Internal candidates",
}
REQUIRED = ("kind", "role_type", "source", "as_of_on")
OPTIONAL = ("location", "low", "high", "text")
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class FactDraft:
    """One figure with its source and its day. `low`, `high`: money a year, people, or per cent, as the kind has it."""

    kind: str
    role_type: str
    source: str
    as_of_on: date
    location: str = ""
    low: int | None = None
    high: int | None = None
    text: str = ""


class Known(Protocol):
    kind: str
    location: str
    low: int | None
    high: int | None
    text: str
    as_of_on: date


Fact = TypeVar("Fact", bound=Known)


def misfit(fact: FactDraft, *, today: date) -> str:
    """Return why it cannot be meant, in a sentence; empty when it can."""
    if fact.kind not in KINDS:
        return f"Choose one of {', '.join(KINDS)}."
    if fact.as_of_on > today:
        return "The day lies ahead. Say of which day the figure is."
    return _about_figures(fact)


def _about_figures(fact: FactDraft) -> str:
    low, high = fact.low, fact.high
    if low is not None and high is not None and low > high:
        return "The low end is above the high end."
    if fact.kind == SALARY and (low is None or high is None):
        return "A salary band has a low and a high end."
    if fact.kind == ATTRITION and (low is None or max(low, high or 0) > HUNDRED):
        return "Write attrition as per cent a year, 0 to 100, in the low end."
    return "Write a number or a text." if low is None and not fact.text.strip() else ""


def newest(facts: Iterable[Fact], location: str) -> list[Fact]:
    """Return one fact for each kind, in the order of ``KINDS``: of this location before anywhere, the newest first."""
    fitting = [fact for fact in facts if fact.location.lower() in {"", location.lower()}]
    best: dict[str, Fact] = {}
    for fact in sorted(fitting, key=lambda fact: (bool(fact.location), fact.as_of_on)):
        best[fact.kind] = fact
    return [best[kind] for kind in KINDS if kind in best]


def words(fact: Known, currency: str) -> str:
    """Return the figure as one reads it; its text stands beside it."""
    if fact.low is None:
        return ""
    ends = f"{fact.low:,}" if fact.high in {None, fact.low} else f"{fact.low:,} to {fact.high:,}"
    unit = {SALARY: f" {currency} a year", ATTRITION: "% a year", AVAILABILITY: " people", INTERNAL: " people"}
    return f"{ends}{unit[fact.kind]}"


def read_facts(text: str, *, today: date) -> tuple[list[FactDraft], list[Problem]]:
    """Return the facts of a CSV table and what is wrong with it, row by row."""
    table = read(text, required=REQUIRED, optional=OPTIONAL)
    facts, problems = [], list(table.problems)
    for number, row in table.rows:
        try:
            fact = _fact(row)
        except ValueError as error:
            problems.append(Problem(number, str(error)))
            continue
        if said := misfit(fact, today=today):
            problems.append(Problem(number, said))
        else:
            facts.append(fact)
    return facts, sorted(problems, key=lambda problem: problem.row)


def _fact(row: Mapping[str, str]) -> FactDraft:
    return FactDraft(
        kind=row["kind"].lower(),
        role_type=row["role_type"],
        source=row["source"],
        as_of_on=day(row["as_of_on"]),
        location=row.get("location", ""),
        low=whole(row["low"]) if row.get("low") else None,
        high=whole(row["high"]) if row.get("high") else None,
        text=row.get("text", ""),
    )
