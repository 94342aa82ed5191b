"""Figures as rows: printed for people, written for programs."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.measure import Figures

FLOOR = "floor"
UNITS = {"p50": "ms", "p95": "ms", "per_second": "requests/s"}
NAMES = {"p50": "p50", "p95": "p95", "per_second": "requests/s"}


@dataclass(frozen=True)
class Row:
    """One figure of one page beside the floor's; `ratio` is always ours divided by the floor's."""

    name: str
    unit: str
    ours: float
    floor: float
    ratio: float


def rows_of(figures: Mapping[str, Figures]) -> list[Row]:
    """Return three rows a page: p50, p95 and requests a second."""
    floor = figures[FLOOR]
    return [
        _row(f"{page} {NAMES[what]}", unit, getattr(found, what), getattr(floor, what))
        for page, found in figures.items()
        if page != FLOOR
        for what, unit in UNITS.items()
    ]


def _row(name: str, unit: str, ours: float, floor: float) -> Row:
    return Row(name, unit, round(ours, 2), round(floor, 2), round(ours / floor, 2))


def as_text(rows: Iterable[Row]) -> str:
    """Return the rows as a table for a terminal."""
    lines = [f"{'':<24}{'ours':>9}{'floor':>9}{'ratio':>8}  unit"]
    lines += [f"{row.name:<24}{row.ours:>9.1f}{row.floor:>9.1f}{row.ratio:>8.2f}  {row.unit}" for row in rows]
    return "\n".join(lines)


def write(rows: Iterable[Row], path: Path) -> None:
    """Write the rows as a list of objects."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(row) for row in rows], indent=2) + "\n")
