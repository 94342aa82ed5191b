"""From the lines of one exported table to its rows, of the mapped columns only. What a cell means is not known here."""

import csv
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from requisitions.rules.history import encoding
from requisitions.rules.history.cells import fault
from requisitions.rules.history.encoding import Chunks, Encoding, Unreadable
from requisitions.rules.history.report import Note, Refusal, shown

SEPARATORS = (",", ";", "\t")
HEADER_LINES = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One sound row: its number as a spreadsheet shows it, the application it names, and its trimmed mapped cells."""

    number: int
    application: str
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """A table about to be read once. `rows` yields each row or why it is refused; `notes` fills while it is read."""

    name: str
    rows: Iterator[Row | Refusal]
    notes: list[Note]


@dataclass(frozen=True)
class Header:
    separator: str
    width: int
    places: tuple[int, ...]


def read(name: str, chunks: Chunks, wanted: tuple[str, ...]) -> Table:
    """Return the table in `chunks`, a function that starts reading the file anew.

    `wanted` are the mapped columns, the one that names the application first. Raises ``Unreadable`` when the file
    is no table or lacks a column; the same may be raised while the rows are read, for a quote that never closes.
    """
    how = encoding.detect(chunks)
    lines = encoding.lines(chunks, how)
    head = list(itertools.islice(lines, HEADER_LINES))
    header = _header(head, wanted)
    notes: list[Note] = []
    records = _records(itertools.chain(head, lines), header.separator)
    next(records)
    return Table(name, _rows(records, header, wanted, Listener(name, how, notes)), notes)


def _header(head: list[str], wanted: tuple[str, ...]) -> Header:
    """Return how the header separates: the one way under which every mapped column is there."""
    read_ways = {separator: _first(head, separator) for separator in SEPARATORS}
    fitting = {way: names for way, names in read_ways.items() if set(wanted) <= set(names)}
    if not fitting:
        raise Unreadable(_missing(max(read_ways.values(), key=len), wanted), 1)
    separator, names = max(fitting.items(), key=lambda way: len(way[1]))
    for column in wanted:
        if names.count(column) > 1:
            raise Unreadable(f"has {names.count(column)} columns named {shown(column)}. Rename all but one.", 1)
    return Header(separator, len(names), tuple(names.index(column) for column in wanted))


def _first(head: list[str], separator: str) -> list[str]:
    try:
        names = next(csv.reader(head, delimiter=separator, strict=True), [])
    except csv.Error:
        return []
    return [name.strip() for name in names]


def _missing(names: list[str], wanted: tuple[str, ...]) -> str:
    absent = ", ".join(shown(column) for column in wanted if column not in names)
    if not any(names):
        return f"has no header in row 1. Columns the mapping names: {absent}."
    return f"has no column {absent}. Its columns are: {', '.join(shown(name) for name in names[:40])}."


def _records(lines: Iterable[str], separator: str) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=separator, strict=True)
    for number in itertools.count(1):
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Unreadable(_broken(str(error)), number) from error
        yield record


def _broken(error: str) -> str:
    if "field larger" in error:
        most = f"{csv.field_size_limit():,}"
        return f"A cell holds more than {most} letters. Shorten it, or close the quotation mark before it."
    if "unexpected end" in error:
        return "A quotation mark opens in this row and never closes. Double it or remove it."
    return f"The quotation marks of this row do not pair ({error}). Export it again as CSV."


@dataclass
class Listener:
    """Tells of the first row that shows a guessed encoding, with a sample to judge it by."""

    name: str
    how: Encoding
    notes: list[Note]

    def hear(self, number: int, cells: list[str]) -> None:
        if self.how.is_a_guess and not self.notes and not all(cell.isascii() for cell in cells):
            sample = next(cell for cell in cells if not cell.isascii())
            text = f"The file is not UTF-8; it was read as Windows-1252. This row then reads {shown(sample)}."
            self.notes.append(Note(self.name, number, text))


def _rows(
    records: Iterator[list[str]], header: Header, wanted: tuple[str, ...], listener: Listener
) -> Iterator[Row | Refusal]:
    for number, record in enumerate(records, start=2):
        if not any(record) or not any(cell.strip() for cell in record):
            continue
        listener.hear(number, record)
        yield _row(listener.name, number, record, header, wanted)


def _row(name: str, number: int, record: list[str], header: Header, wanted: tuple[str, ...]) -> Row | Refusal:
    application = record[header.places[0]].strip() if header.places[0] < len(record) else ""
    if len(record) < header.width or any(record[header.width :]):
        reason = f"The row has {len(record)} cells, the header has {header.width}. Mend the separators or quotes."
        return Refusal(name, number, "", "", reason, application, kind="ragged")
    cells = {column: record[place].strip() for column, place in zip(wanted, header.places, strict=True)}
    for column, cell in cells.items():
        if cell and (reason := fault(cell)):
            return Refusal(name, number, column, cell, reason, application, kind="cell")
    if any("\0" in cell for cell in record):
        return Refusal(name, number, "", "", "The row holds a NUL byte. Remove it.", application, kind="cell")
    return Row(number, application, cells)
