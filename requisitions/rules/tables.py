"""Small tables that people type into a spreadsheet and bring along: rows by their head, and what is wrong, by row."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from requisitions.rules.history.cells import fault

Cell = str | int | None
MOST_ROWS = 1_000
HEAD = 1
UNREADABLE = "This table cannot be read. Save it again as CSV UTF-8, with no cell of more than 32,767 characters."


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be taken. `row` as the spreadsheet counts it; `column` is empty where all of it is meant."""

    row: int
    said: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`rows`: each with its number. Where there are problems of the head, there are no rows."""

    rows: tuple[tuple[int, Mapping[str, str]], ...] = ()
    problems: tuple[Problem, ...] = ()


def read(text: str, *, required: Sequence[str], optional: Sequence[str] = ()) -> Table:
    """Return the rows of a CSV table by the names in its first line; commas or semicolons, blank rows left out."""
    try:
        lines = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=_delimiter(text)))
    except csv.Error:
        return Table(problems=(Problem(HEAD, UNREADABLE),))
    head = [each.strip().lower() for each in lines[0]] if lines else []
    if objection := _about_head(head, required, optional):
        return Table(problems=(Problem(HEAD, objection),))
    if len(lines) - 1 > MOST_ROWS:
        return Table(problems=(Problem(HEAD, f"Bring at most {MOST_ROWS:,} rows at a time."),))
    rows, problems = [], []
    for number, cells in enumerate(lines[1:], HEAD + 1):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(head):
            problems.append(Problem(number, f"The row has {len(cells)} cells, the head {len(head)}."))
            continue
        row = {name: cell.strip() for name, cell in zip(head, cells, strict=True)}
        found = [Problem(number, said, name) for name, cell in row.items() if (said := fault(cell))]
        found += [Problem(number, "Fill it in.", name) for name in required if not row[name]]
        problems += found
        if not found:
            rows.append((number, row))
    return Table(tuple(rows), tuple(problems))


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return ";" if first.count(";") > first.count(",") else ","


def _about_head(head: Sequence[str], required: Sequence[str], optional: Sequence[str]) -> str:
    if missing := [name for name in required if name not in head]:
        return f"The first line lacks {', '.join(missing)}."
    if unknown := [name for name in head if name not in {*required, *optional}]:
        return f"Nobody knows the column {unknown[0] or '(without a name)'}. Take it out, or name it as the list does."
    return "Two columns have the same name." if len(set(head)) < len(head) else ""


def whole(cell: str) -> int:
    """Return a whole number, written with or without marks between thousands. Raises ``ValueError`` in words."""
    bare = cell.replace(",", "").replace("\u00a0", "").replace(" ", "").replace("'", "")
    if not (bare.isascii() and bare.isdigit()):
        raise ValueError("Write a whole number.")
    return int(bare)


def day(cell: str) -> date:
    """Return a day. Raises ``ValueError`` in words."""
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise ValueError("Write the day as 2027-03-01.") from None
