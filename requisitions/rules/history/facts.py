"""What the rows of the tables say about each application, still unjudged. Whether it fits is `reconcile.py`."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from requisitions.rules.history.mapping import ApplicationsTable, EventsTable, Mapping, OffersTable
from requisitions.rules.history.moments import Moment
from requisitions.rules.history.report import Note, Refusal
from requisitions.rules.history.tables import Row

ROWS_NAMED = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the applications table. `said`: its outcome as written; `stage` (or -1), `outcome`: the meaning."""

    row: int
    dimensions: tuple[tuple[str, str], ...]
    applied: Moment | None = None
    said: str = ""
    stage: int = -1
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """One row of the events table: `stage` is a place in the pipeline or -1, `outcome` "" for none."""

    row: int
    at: datetime
    is_day: bool
    order: float
    stage: int
    outcome: str
    what: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of the offers table: pending, accepted or declined."""

    row: int
    state: str


@dataclass(slots=True)
class Draft:
    """Everything the tables say about one application. `mentioned_at` is when an ignored row first names it."""

    id: str
    mentioned_at: datetime | None = None
    entries: list[Entry] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a value of `what` or of the outcome column stands for."""

    stage: int = -1
    outcome: str = ""
    ignored: bool = False


@dataclass
class Gathered:
    """The drafts by id, and what was refused or noted on the way. Filled table by table by `gathering.py`."""

    mapping: Mapping
    zone: ZoneInfo
    now: datetime
    meanings: dict[str, Meaning]
    drafts: dict[str, Draft] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    unmapped: dict[tuple[str, str, str], list[Row]] = field(default_factory=lambda: defaultdict(list))

    def refuse(self, table: str, row: Row, column: str, reason: str, kind: str) -> None:
        value = row.cells.get(column, "")
        self.refusals.append(Refusal(table, row.number, column, value, reason, row.application, kind=kind))

    def left_out(self) -> set[str]:
        """Return the ids of the applications that any refused row names."""
        unmapped = {row.application for rows in self.unmapped.values() for row in rows}
        return unmapped | {refusal.application for refusal in self.refusals if refusal.application}


def begin(mapping: Mapping, zone: ZoneInfo, now: datetime) -> Gathered:
    """Return an empty gathering for one import."""
    return Gathered(mapping, zone, now, meanings(mapping))


def meanings(mapping: Mapping) -> dict[str, Meaning]:
    """Return what each mapped value means; a value may be a stage and an outcome at once."""
    found = {value: Meaning(ignored=True) for value in mapping.ignored}
    found |= {value: Meaning(stage=place) for place, stage in enumerate(mapping.stages) for value in stage.values}
    for value, outcome in mapping.outcomes:
        found[value] = replace(found.get(value, Meaning()), outcome=outcome)
    return found


def columns_of(table: ApplicationsTable | EventsTable | OffersTable) -> tuple[str, ...]:
    """Return the mapped columns of a table, each once, the one that names the application first."""
    if isinstance(table, ApplicationsTable):
        names = [table.id, *(column for _, column in table.dimensions), table.applied_on, table.outcome]
    elif isinstance(table, EventsTable):
        names = [table.application, table.what, table.at, table.order]
    else:
        names = [table.application, table.accepted]
    return tuple(dict.fromkeys(name for name in names if name))


def unmapped_refusals(gathered: Gathered) -> Iterable[Refusal]:
    """Yield one refusal per value that nobody mapped, naming the value and its count."""
    for (table, column, value), rows in sorted(gathered.unmapped.items()):
        named = ", ".join(str(row.number) for row in rows[:ROWS_NAMED])
        more = ", …" if len(rows) > ROWS_NAMED else ""
        where = f"{len(rows)} rows ({named}{more})" if len(rows) > 1 else f"1 row ({named})"
        reason = f"It stands in {where} and is not mapped. Add it to a stage's values, to [outcomes] or to [ignore]."
        yield Refusal(table, rows[0].number, column, value, reason, rows[0].application, kind="unmapped")
