"""The way through this room: tables in, one settlement out. Opens nothing; the caller gives each file's bytes."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from requisitions.rules.history import facts, gathering, mapping, reconcile, tables
from requisitions.rules.history.encoding import Chunks, Unreadable
from requisitions.rules.history.facts import Gathered
from requisitions.rules.history.mapping import ApplicationsTable, EventsTable, OffersTable
from requisitions.rules.history.reconcile import Settlement
from requisitions.rules.history.report import Refusal
from requisitions.rules.history.tables import Row

# Told the file and how many of its rows are read.
Progress = Callable[[str, int], None]
TOLD_EVERY = 1_000

Files = Mapping[str, Chunks]


def read_history(
    plan: mapping.Mapping, files: Files, *, zone: ZoneInfo, now: datetime, progress: Progress
) -> Settlement:
    """Return what the exported tables say, by `plan`. `files` has, per file name, what starts reading it anew.

    A table that cannot be read at all is refused as a whole, and then nothing else is judged: against half of the
    tables everything would look wrong.
    """
    gathered = facts.begin(plan, zone, now)
    unreadable: list[Refusal] = []
    for table in (plan.applications, plan.events, plan.offers):
        if table is None:
            continue
        try:
            _take(gathered, table, files[table.file], progress)
        except Unreadable as error:
            unreadable.append(Refusal(table.file, error.row, "", "", _sentence(error.reason), kind="table"))
    if unreadable:
        return Settlement((), tuple(unreadable), tuple(gathered.notes), frozenset())
    return reconcile.settle(gathered)


def _take(
    gathered: Gathered, table: ApplicationsTable | EventsTable | OffersTable, chunks: Chunks, progress: Progress
) -> None:
    opened = tables.read(table.file, chunks, facts.columns_of(table))
    rows = _told(table.file, opened.rows, progress)
    if isinstance(table, ApplicationsTable):
        gathering.add_applications(gathered, table, rows)
    elif isinstance(table, EventsTable):
        gathering.add_events(gathered, table, rows)
    else:
        gathering.add_offers(gathered, table, rows)
    gathered.notes += opened.notes


def _told(file: str, rows: Iterable[Row | Refusal], progress: Progress) -> Iterable[Row | Refusal]:
    count = 0
    for count, row in enumerate(rows, start=1):
        if count % TOLD_EVERY == 0:
            progress(file, count)
        yield row
    progress(file, count)


def _sentence(reason: str) -> str:
    return reason if reason[:1].isupper() else f"The file {reason}"
