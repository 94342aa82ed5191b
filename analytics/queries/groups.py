"""Pass-through by manager, role type or source: one row a group, small groups joined, nobody shamed."""

from dataclasses import dataclass

from analytics.queries.pass_through import Cohort, Figures
from analytics.rules.wilson import Rate, wilson

FEWEST = 5
OTHERS = "Other, under five each"
BY: dict[str, str] = {"source": "source", "hiring_manager": "hiring manager", "role_type": "role type"}


@dataclass(frozen=True, slots=True)
class GroupRow:
    """`reached` per stage in order; `rate` is hired of all decided, from application to hired."""

    key: str
    reached: tuple[int, ...]
    hired: int
    decided: int
    rate: Rate


def groups(cohort: Cohort, *, only: str = "") -> list[GroupRow]:
    """Return the groups, largest first; those under five applications become one row.

    With `only`, everybody but that key is one row of peers: a manager never sees a named colleague.
    """
    rows = [_row(key, figures) for key, figures in cohort.figures_by_group().items() if figures]
    if only:
        small, large = [row for row in rows if row.key != only], [row for row in rows if row.key == only]
        return large + ([_joined("Your peers together", small)] if small else [])
    large = sorted((row for row in rows if row.reached[0] >= FEWEST), key=lambda row: -row.reached[0])
    small = [row for row in rows if row.reached[0] < FEWEST]
    joined = _joined(OTHERS, small) if small else None
    return large + ([joined] if joined and joined.reached[0] >= FEWEST else [])


def _row(key: str, figures: tuple[Figures, ...]) -> GroupRow:
    stages = [each.figures for each in figures]
    undecided = sum(each.undecided for each in stages)
    set_aside = sum(each.set_aside for each in stages)
    decided = stages[0].reached - undecided - set_aside
    hired = stages[-1].reached
    return GroupRow(key, tuple(each.reached for each in stages), hired, decided, wilson(hired, decided))


def _joined(key: str, rows: list[GroupRow]) -> GroupRow:
    hired, decided = sum(row.hired for row in rows), sum(row.decided for row in rows)
    reached = tuple(map(sum, zip(*(row.reached for row in rows), strict=True)))
    return GroupRow(key, reached, hired, decided, wilson(hired, decided))
