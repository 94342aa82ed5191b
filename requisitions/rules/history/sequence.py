"""The order in which things happened to one application, how it ended, and where its dates cannot be right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from requisitions.rules.history.facts import Happening
from requisitions.rules.history.mapping import HIRED, OPEN

AFTER_EVERY_STAGE = 1_000


@dataclass(frozen=True, slots=True)
class Visit:
    """The application entered the stage at this place of the pipeline."""

    stage: int
    at: datetime


@dataclass(frozen=True, slots=True)
class End:
    """How it ended by the events, with the row that says so."""

    outcome: str
    at: datetime
    row: int


@dataclass(frozen=True, slots=True)
class Clash:
    """Two rows of the events table that cannot both be right; `row` is the one to look at first."""

    row: int
    other: int
    reason: str


def ordered(happenings: Iterable[Happening]) -> list[Happening]:
    """Return what happened by time, then `order`; what remains equal goes in pipeline order, outcomes last.

    Rows that repeat another word for word count once. The order of the rows in the file plays no part.
    """
    unique = {(each.at, each.order, each.what): each for each in sorted(happenings, key=lambda it: -it.row)}
    return sorted(unique.values(), key=_when)


def repeated(happenings: Iterable[Happening]) -> list[tuple[int, int]]:
    """Return (row, first row) for each row that repeats an earlier one word for word."""
    first: dict[tuple[datetime, float, str], int] = {}
    pairs = []
    for each in sorted(happenings, key=lambda it: it.row):
        key = (each.at, each.order, each.what)
        if key in first:
            pairs.append((each.row, first[key]))
        first.setdefault(key, each.row)
    return pairs


def visits(happenings: list[Happening]) -> tuple[Visit, ...]:
    """Return the stages in the order they were entered; staying in one is one visit, coming back is another."""
    found: list[Visit] = []
    for each in happenings:
        if each.stage >= 0 and (not found or found[-1].stage != each.stage):
            found.append(Visit(each.stage, each.at))
    return tuple(found)


def reversals(happenings: list[Happening]) -> Iterator[tuple[Happening, Happening]]:
    """Yield (earlier stage, later stage) where the earlier stage was first entered on a later date.

    Entering an earlier stage again is no reversal: people do move back.
    """
    seen: set[int] = set()
    furthest: Happening | None = None
    for each in happenings:
        if each.stage < 0:
            continue
        if furthest and each.stage < furthest.stage and each.stage not in seen and each.at > furthest.at:
            yield each, furthest
        if furthest is None or each.stage > furthest.stage:
            furthest = each
        seen.add(each.stage)


def may_move_back(happenings: list[Happening], *, said: bool | None) -> bool:
    """Return whether a reversal is a move back and no mistake: as the mapping says, else by the kind of date.

    A log of times records moves, and people move back. A table of days records when each stage was reached;
    there an earlier stage on a later day is a date out of order.
    """
    return said if said is not None else not all(each.is_day for each in happenings)


def ending(happenings: list[Happening], hired: int, *, is_open: bool) -> tuple[End | None, list[Clash]]:
    """Return how the events end the application, and the rows that contradict each other about it.

    `hired` is the place of the hired stage; reaching it is being hired. `is_open`: the applications table says it
    is in process, which settles whether a stage entered after a rejection has opened it again.
    """
    end: End | None = None
    reopened: Clash | None = None
    clashes: list[Clash] = []
    for each in happenings:
        outcome = each.outcome or (HIRED if each.stage == hired else "")
        if outcome == OPEN:
            end, reopened = None, None
        elif outcome and end is None:
            end, reopened = End(outcome, each.at, each.row), None
        elif end and outcome and outcome != end.outcome:
            clashes.append(Clash(each.row, end.row, f"The row says {outcome}, the other said {end.outcome} before."))
        elif end and not outcome and end.outcome == HIRED:
            clashes.append(Clash(each.row, end.row, "The stage is dated after the hire. Nothing follows a hire."))
        elif end and not outcome:
            reopened = Clash(each.row, end.row, _UNSETTLED.format(outcome=end.outcome))
            end = None
    if reopened and not is_open:
        clashes.append(reopened)
    return end, clashes


_UNSETTLED = "The stage is dated after the candidate was {outcome}, and no row says how it ended since."


def _when(each: Happening) -> tuple[datetime, float, int, str, int]:
    return each.at, each.order, each.stage if each.stage >= 0 else AFTER_EVERY_STAGE, each.what, each.row
