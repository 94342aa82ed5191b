"""Which stage assesses which competency: the dot of the coverage matrix, and the matrix as rows for its table."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.charts.svg import el, glyph
from analytics.charts.table import Table

SIZE = 10


@dataclass(frozen=True, slots=True)
class CoverageStage:
    """One column: a stage of the interview plan and the first names of who assesses in it."""

    name: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One competency and, in the order of the stages, whether each assesses it."""

    competency: str
    assessed: tuple[bool, ...]

    @property
    def times(self) -> int:
        """Count the stages that assess this competency."""
        return sum(self.assessed)

    @property
    def is_gap(self) -> bool:
        """Say whether no stage assesses this competency."""
        return self.times == 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix of a kickoff; it is an HTML table whose cells hold `dot()`, so it needs no second table beside it."""

    stages: tuple[CoverageStage, ...]
    rows: tuple[CoverageRow, ...]

    def table(self) -> Table:
        """Return the matrix in words, for exports."""
        rows = tuple(
            (row.competency, *("assessed" if cell else "" for cell in row.assessed), str(row.times or "none"))
            for row in self.rows
        )
        headings = ("Competency", *(stage.name for stage in self.stages), "Times")
        return Table(headings, rows, text_columns=len(self.stages) + 1)


def dot() -> str:
    """Return the dot of an assessed cell, hidden from readers: the cell says "assessed"."""
    return glyph(el("circle", class_="chart-dot", cx=SIZE / 2, cy=SIZE / 2, r=SIZE / 2), size=(SIZE, SIZE), kind="dot")
