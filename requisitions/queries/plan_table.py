"""The plan's items as a table that comes back in as it left."""

from collections.abc import Iterable, Iterator

from hiring.tenancy.rules.cells import plain
from requisitions.models import PlanItem
from requisitions.rules.plan_table import COLUMNS, DAYS, NUMBERS
from requisitions.rules.tables import Cell


def rows_of(items: Iterable[PlanItem]) -> Iterator[list[Cell]]:
    """Yield the head and a row an item; what a spreadsheet would run as a formula is made plain text."""
    yield list(COLUMNS)
    for item in items:
        yield [_cell(item, name) for name in COLUMNS]


def _cell(item: PlanItem, name: str) -> Cell:
    match name:
        case "version":
            return f"{item.version}.{item.edit}"
        case "plan_from":
            return item.plan.starts_on.isoformat() if item.plan else ""
        case "hiring_manager" | "recruiter":
            person = getattr(item, name)
            return plain(person.email) if person else ""
    value = getattr(item, name)
    if value is None or name == "number" or name in NUMBERS:
        return value
    return value.isoformat() if name in DAYS else plain(str(value))
