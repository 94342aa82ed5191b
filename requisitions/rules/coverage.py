"""Which stage assesses which competency, and how often: the matrix of the interview plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from requisitions.rules.content import Content, StageLine


@dataclass(frozen=True, slots=True)
class CoverageColumn:
    """One stage and the first names of who assesses in it."""

    name: str
    who: str


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One competency and, in the order of the columns, whether each assesses it."""

    competency: str
    assessed: tuple[bool, ...]

    @property
    def times(self) -> int:
        return sum(self.assessed)

    @property
    def is_gap(self) -> bool:
        return self.times == 0


@dataclass(frozen=True, slots=True)
class Coverage:
    stages: tuple[CoverageColumn, ...]
    rows: tuple[CoverageRow, ...]

    @property
    def lines(self) -> tuple[tuple[CoverageRow, tuple[str, ...]], ...]:
        """The matrix in words: each row with the names of the stages that assess it."""
        return tuple(
            (row, tuple(stage.name for stage, dot in zip(self.stages, row.assessed, strict=True) if dot))
            for row in self.rows
        )


def coverage(content: Content) -> Coverage:
    """Return the matrix: conversations across; down, what is required first and then what else is assessed."""
    stages = tuple(each for each in content.stages if each.is_interview or each.competencies)
    required = [each.competency for each in content.requirements if each.competency]
    names = dict.fromkeys([*required, *(name for stage in stages for name in stage.competencies)])
    return Coverage(
        stages=tuple(CoverageColumn(stage.name, _who(stage)) for stage in stages),
        rows=tuple(CoverageRow(name, _dots(name, stages)) for name in names),
    )


def _dots(competency: str, stages: Iterable[StageLine]) -> tuple[bool, ...]:
    return tuple(competency in stage.competencies for stage in stages)


def _who(stage: StageLine) -> str:
    return ", ".join([*(name.split()[0] for name in stage.interviewers), *([stage.pool] if stage.pool else [])])
