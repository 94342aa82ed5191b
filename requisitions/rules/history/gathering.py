"""Takes the rows of each table into the drafts: reads dates, answers and values. Rows are not compared here."""

import math
import re
from collections.abc import Iterable

from requisitions.rules.history import moments
from requisitions.rules.history.facts import Answer, Draft, Entry, Gathered, Happening, Meaning
from requisitions.rules.history.mapping import ApplicationsTable, EventsTable, OffersTable
from requisitions.rules.history.moments import BadMoment, Moment, Reader
from requisitions.rules.history.report import Refusal
from requisitions.rules.history.tables import Row

ANSWERS = {
    **dict.fromkeys(("yes", "true", "1"), "accepted"),
    **dict.fromkeys(("no", "false", "0"), "declined"),
    "": "pending",
}
# Enough to tell an address from a remark; whether mail arrives there is not asked of history.
ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")
LONGEST_ID = 120
LONGEST = {"name": 160, "role": 80, "email": 254, "manager": 120, "recruiter": 120}
LONGEST_DIMENSION = 80

Rows = Iterable[Row | Refusal]


def add_applications(gathered: Gathered, table: ApplicationsTable, rows: Rows) -> None:
    """Take the applications table in: every row names an application, which need not be new (`reconcile` judges)."""
    read = moments.reader(table.format, gathered.zone, gathered.now)
    for row in _sound(gathered, table.file, table.id, rows):
        _made(gathered, row).entries.append(_entry(gathered, table, row, read))


def add_events(gathered: Gathered, table: EventsTable, rows: Rows) -> None:
    """Take the events table in. A row whose value is ignored makes no application; it may tell when one was seen."""
    read = moments.reader(table.format, gathered.zone, gathered.now)
    for row in _sound(gathered, table.file, table.application, rows):
        meaning = _meaning(gathered, table.file, table.what, row)
        if meaning is None:
            continue
        if meaning.ignored:
            _mention(gathered.drafts.get(row.application), row.cells[table.at], read)
            continue
        draft = _draft(gathered, table.file, table.application, row)
        happening = _happening(gathered, table, row, meaning, read) if draft else None
        if draft and happening:
            draft.happenings.append(happening)


def add_offers(gathered: Gathered, table: OffersTable, rows: Rows) -> None:
    """Take the offers table in."""
    for row in _sound(gathered, table.file, table.application, rows):
        state = ANSWERS.get(row.cells[table.accepted].lower())
        if row.application not in gathered.drafts:
            gathered.refuse(table.file, row, table.application, "No other table has this application.", "unknown")
        elif state is None:
            reason = "Write Yes or No, true or false, 1 or 0, or leave it empty while the offer is pending."
            gathered.refuse(table.file, row, table.accepted, reason, "accepted")
        else:
            gathered.drafts[row.application].answers.append(Answer(row.number, state))


def _sound(gathered: Gathered, table: str, column: str, rows: Rows) -> Iterable[Row]:
    for row in rows:
        if isinstance(row, Refusal):
            gathered.refusals.append(row)
        elif not row.application:
            gathered.refuse(table, row, column, "The row names no application.", "id")
        elif len(row.application) > LONGEST_ID:
            gathered.refuse(table, row, column, f"An id is at most {LONGEST_ID} letters long.", "id")
        else:
            yield row


def _made(gathered: Gathered, row: Row) -> Draft:
    return gathered.drafts.setdefault(row.application, Draft(row.application))


def _draft(gathered: Gathered, table: str, column: str, row: Row) -> Draft | None:
    """Return the draft an event belongs to. Without an applications table the events name the applications."""
    if gathered.mapping.applications is None:
        return _made(gathered, row)
    draft = gathered.drafts.get(row.application)
    if draft is None:
        reason = f"{gathered.mapping.applications.file} has no such application."
        gathered.refuse(table, row, column, reason, "unknown")
    return draft


def _mention(draft: Draft | None, written: str, read: Reader) -> None:
    if draft is None:
        return
    try:
        at = read(written).at
    except BadMoment:
        return  # the row is ignored, and so is what is wrong with it
    draft.mentioned_at = min(at, draft.mentioned_at or at)


def _meaning(gathered: Gathered, table: str, column: str, row: Row) -> Meaning | None:
    value = row.cells[column]
    meaning = gathered.meanings.get(value)
    if not value:
        gathered.refuse(table, row, column, "The row does not say what happened.", "what")
    elif meaning is None:
        gathered.unmapped[table, column, value].append(row)
    return meaning


def _entry(gathered: Gathered, table: ApplicationsTable, row: Row, read: Reader) -> Entry:
    said = row.cells.get(table.outcome, "")
    meaning = (_meaning(gathered, table.file, table.outcome, row) if said else None) or Meaning()
    applied = _moment(gathered, table.file, table.applied_on, row, read) if row.cells.get(table.applied_on) else None
    dimensions = tuple((name, row.cells[column]) for name, column in table.dimensions)
    for name, column in table.dimensions:
        longest = LONGEST.get(name, LONGEST_DIMENSION)
        if len(row.cells[column]) > longest:
            gathered.refuse(table.file, row, column, f"This is longer than {longest} letters. Shorten it.", "long")
        elif name == "email" and row.cells[column] and not ADDRESS.fullmatch(row.cells[column]):
            reason = "This is no e-mail address. Mend it, or leave it empty when there is none."
            gathered.refuse(table.file, row, column, reason, "address")
    return Entry(row.number, dimensions, applied, said, meaning.stage, meaning.outcome)


def _happening(gathered: Gathered, table: EventsTable, row: Row, meaning: Meaning, read: Reader) -> Happening | None:
    moment, order = _moment(gathered, table.file, table.at, row, read), _order(gathered, table, row)
    if moment is None or order is None:
        return None
    what = row.cells[table.what]
    return Happening(row.number, moment.at, moment.is_day, order, meaning.stage, meaning.outcome, what)


def _moment(gathered: Gathered, table: str, column: str, row: Row, read: Reader) -> Moment | None:
    if not row.cells[column]:
        reason = "The row has no date. Fill it in, or leave the row out when it did not happen."
        gathered.refuse(table, row, column, reason, "moment")
        return None
    try:
        return read(row.cells[column])
    except BadMoment as error:
        gathered.refuse(table, row, column, str(error), "moment")
        return None


def _order(gathered: Gathered, table: EventsTable, row: Row) -> float | None:
    if not table.order:
        return 0.0
    try:
        order = float(row.cells[table.order])
    except ValueError:
        order = math.nan
    if math.isfinite(order):
        return order
    gathered.refuse(table.file, row, table.order, "The order has to be a number.", "order")
    return None
