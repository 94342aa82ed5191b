"""What an import says to the person who ran it: refused rows, remarks and counts. Nothing is decided here."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

SHOWN_LETTERS = 60
SHOWN_PER_KIND = 1_000


@dataclass(frozen=True)
class Place:
    """A row as a spreadsheet shows it: the header is row 1, and a cell with line breaks is still one row."""

    table: str
    row: int

    def __str__(self) -> str:
        return f"{self.table} row {self.row}"


@dataclass(frozen=True)
class Refusal:
    """A row that cannot be taken. `application` is left out whole because of it; "" when the row names none.

    `row` is None for what concerns the whole table. `also` are the rows it contradicts, maybe of another table.
    """

    table: str
    row: int | None
    column: str
    value: str
    reason: str
    application: str = ""
    also: tuple[Place, ...] = ()
    kind: str = ""

    @property
    def where(self) -> str:
        return f"{self.table} row {self.row}" if self.row else self.table

    @property
    def cell(self) -> str:
        """Return the column and what it holds, or "" when no one cell is to blame."""
        return f"{self.column} {shown(self.value)}" if self.column else ""

    def __str__(self) -> str:
        cell = f", {self.cell}" if self.cell else ""
        beside = f" (see {', '.join(str(place) for place in self.also)})" if self.also else ""
        return f"{self.where}{cell}: {self.reason}{beside}"


@dataclass(frozen=True)
class Note:
    """Something taken by a stated rule, told so that nothing is silent."""

    table: str
    row: int | None
    text: str

    @property
    def where(self) -> str:
        return f"{self.table} row {self.row}" if self.row else self.table

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"


Finding = TypeVar("Finding", Refusal, Note)


@dataclass(frozen=True)
class StageCount:
    stage: str
    milestone: str
    reached: int


@dataclass(frozen=True)
class Report:
    """The result of an import or of its dry run. The four counts are applications."""

    new: int
    changed: int
    unchanged: int
    refused: int
    refusals: tuple[Refusal, ...]
    notes: tuple[Note, ...]
    stages: tuple[StageCount, ...]
    dry_run: bool
    keep_good: bool

    @property
    def counts(self) -> dict[str, int]:
        return {"new": self.new, "changed": self.changed, "unchanged": self.unchanged, "refused": self.refused}

    @property
    def may_write(self) -> bool:
        """Whether the sound applications go in: always without refusals, else only when asked to keep them."""
        return not self.refusals or self.keep_good

    @property
    def wrote(self) -> bool:
        return self.may_write and not self.dry_run

    @property
    def verdict(self) -> str:
        """Return the sentence that says what was or would be written."""
        if self.refusals:
            return self._verdict_on_refusals()
        if not self.new and not self.changed:
            return "Nothing is new: all of it is recorded already."
        return "Nothing is refused. Nothing was written: this was a dry run." if self.dry_run else "All is written."

    def _verdict_on_refusals(self) -> str:
        rows = _counted(len(self.refusals), "finding")
        if not self.keep_good:
            return f"{rows} to mend, so nothing {'would be' if self.dry_run else 'was'} written."
        left = f"{_counted(self.refused, 'application')} left out whole, for {rows}."
        return f"{left} This was a dry run: nothing was written." if self.dry_run else f"The rest is written. {left}"


def shown(value: str) -> str:
    """Return a cell's text fit to be printed: cut, in quotation marks, control characters as their escapes."""
    text = value if len(value) <= SHOWN_LETTERS else f"{value[: SHOWN_LETTERS - 1]}…"
    safe = "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)
    return f"“{safe}”"


def text(report: Report) -> str:
    """Return the whole report as lines for a terminal: counts first, then what is refused, then remarks."""
    counts = f"Applications: {' · '.join(f'{word} {number}' for word, number in report.counts.items())}"
    stages = [f"  {each.stage} ({each.milestone}): {each.reached}" for each in report.stages]
    totals = [f"  {number} × {table}: {reason}" for (table, reason), number in repeated_reasons(report)]
    refusals = [f"  {line}" for line in shortened(report.refusals)]
    notes = [f"  {line}" for line in shortened(report.notes)]
    parts = [
        [counts, report.verdict],
        ["Reached, of those taken:", *stages] if stages else [],
        ["Refused:", *totals, *refusals] if refusals else [],
        ["Remarks:", *notes] if notes else [],
    ]
    return "\n".join(line for part in parts for line in part)


def repeated_reasons(report: Report) -> list[tuple[tuple[str, str], int]]:
    """Return ((table, reason), count) for each reason that refuses several rows, the most frequent first."""
    counts = Counter((refusal.table, refusal.reason) for refusal in report.refusals)
    return [(key, number) for key, number in counts.most_common() if number > 1]


def limited(entries: Sequence[Finding], most: int) -> tuple[list[Finding], int]:
    """Return the entries without those beyond the first `most` of their kind, and how many that leaves out."""
    seen = Counter[str]()
    kept: list[Finding] = []
    for entry in entries:
        kind = _kind(entry)
        seen[kind] += 1
        if seen[kind] <= most:
            kept.append(entry)
    return kept, len(entries) - len(kept)


def shortened(entries: Sequence[Finding]) -> list[str]:
    """Return the entries as lines for a terminal; the last one counts what does not fit there."""
    fitting = limited(entries, SHOWN_PER_KIND)
    more = [f"… and {fitting[1]} more of the same kinds."] if fitting[1] else []
    return [str(entry) for entry in fitting[0]] + more


def _kind(entry: Refusal | Note) -> str:
    return f"{entry.table}/{entry.kind if isinstance(entry, Refusal) else entry.text[:24]}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
