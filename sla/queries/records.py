"""Who kept what: each person's promises as marks, both sides on one scale. Plain rows for boards and strips."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from requisitions.models import Requisition
from sla.models import Commitment
from sla.queries.promises import Promise, promises
from sla.querysets import CommitmentQuerySet
from sla.registry import CLAUSES
from sla.rules.commitment import Outcome
from sla.rules.due_face import Due
from sla.rules.marks import Lived, Mark, mark

COLUMNS = (
    "pk",
    "owner_id",
    "owner__name",
    "owner__department",
    "side",
    "requisition_id",
    "requisition__number",
    "clause",
    "anchored_at",
    "due_at",
    "state",
    "outcome",
    "satisfied_at",
    "breached_at",
)
# Whose record a promise stands in: owner, side, and the requisition where records are kept apart.
Key = tuple[UUID, str, UUID | None]


@dataclass(slots=True)
class PersonRecord:
    """One person's record on one side, on one requisition where it was asked so.

    `next`: what is open and due first, which `next_words` names. `owed`: what is open, by due time, and `late`: the
    late ones, newest first, where they were asked for in words.
    """

    owner_id: UUID
    who: str
    department: str
    side: str
    requisition_id: UUID | None = None
    next: Due | None = None
    next_words: str = ""
    marks: list[Mark] = field(default_factory=list)
    owed: list[Promise] = field(default_factory=list)
    late: list[Promise] = field(default_factory=list)

    @property
    def first_name(self) -> str:
        return self.who.split(maxsplit=1)[0]

    @property
    def kept(self) -> int:
        return sum(each.kind == "kept" for each in self.marks)

    @property
    def due(self) -> int:
        return sum(each.kind != "open" for each in self.marks)

    @property
    def late_count(self) -> int:
        return self.due - self.kept

    @property
    def is_square(self) -> bool:
        return self.side == "recruiter"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader narrowed the board to; empty is all. `since` and `until` are due times."""

    since: datetime
    until: datetime
    side: str = ""
    clause: str = ""
    department: str = ""
    requisition_id: UUID | None = None
    requisition_ids: tuple[UUID, ...] | None = None
    owner_id: UUID | None = None


def _within(asked: Asked) -> CommitmentQuerySet:
    """What fell due within the period, and what is open whenever it falls due."""
    found: CommitmentQuerySet = Commitment.objects.filter(Q(due_at__range=(asked.since, asked.until)) | Q(outcome=""))
    narrowed = {
        "side": asked.side,
        "clause": asked.clause,
        "owner__department": asked.department,
        "requisition_id": asked.requisition_id,
        "owner_id": asked.owner_id,
    }
    if asked.requisition_ids is not None:
        found = found.filter(requisition__in=asked.requisition_ids)
    return found.filter(**{name: value for name, value in narrowed.items() if value}).order_by("due_at", "id")


def both_sides(asked: Asked, now: datetime, requisition: Requisition) -> list[PersonRecord]:
    """Return the manager's and the recruiter's records on their requisition, one under the other, empty or not."""
    found = {(each.owner_id, each.side): each for each in records(asked, now)}
    owners = ((requisition.hiring_manager, "manager"), (requisition.recruiter, "recruiter"))
    return [
        found.get((owner.pk, side), PersonRecord(owner.pk, owner.name, owner.department, side))
        for owner, side in owners
    ]


def records(
    asked: Asked, now: datetime, *, per_requisition: bool = False, in_words: bool = False
) -> list[PersonRecord]:
    """Return one record per person and side (and requisition), those who owe something late first.

    One query for the marks; with `in_words` another for what is owed and what was late.
    """
    found: dict[Key, PersonRecord] = {}
    within = _within(asked)
    spoken = {each.pk: each for each in promises(within.exclude(outcome=Outcome.MET))} if in_words else {}
    for row in within.values_list(*COLUMNS, named=True):
        key = row.owner_id, row.side, row.requisition_id if per_requisition else None
        record = found.get(key)
        if record is None:
            found[key] = record = PersonRecord(row.owner_id, row.owner__name, row.owner__department, row.side, key[2])
        _put_down(record, row, spoken.get(row.pk), now)
    for record in found.values():
        record.late.reverse()
    return sorted(found.values(), key=lambda each: (-_still_late(each), -each.late_count, each.who))


def _put_down(record: PersonRecord, row: Any, words: Promise | None, now: datetime) -> None:
    """Add one promise to its record; they come by due time."""
    lived = Lived(row.anchored_at, row.due_at, row.outcome, row.satisfied_at, row.breached_at)
    drawn = mark(lived, f"{CLAUSES[row.clause].title}, REQ-{row.requisition__number}", now=now)
    if drawn is None:
        return
    record.marks.append(drawn)
    if not row.outcome and record.next is None:
        record.next, record.next_words = Due(row.due_at, row.state), CLAUSES[row.clause].wording.owed
    if words and not row.outcome:
        record.owed.append(words)
    if words and drawn.kind.startswith("late"):
        record.late.append(words)


def _still_late(record: PersonRecord) -> int:
    return sum(each.kind == "late_owed" for each in record.marks)


@dataclass(frozen=True, slots=True)
class SideTotal:
    """One side in numbers: people, kept of due, late and still owed."""

    people: int
    kept: int
    due: int
    owed_late: int


def total(of: Iterable[PersonRecord]) -> SideTotal:
    found = list(of)
    return SideTotal(
        len(found), sum(each.kept for each in found), sum(each.due for each in found), sum(map(_still_late, found))
    )


def by_side(found: Iterable[PersonRecord]) -> dict[str, list[PersonRecord]]:
    sides: dict[str, list[PersonRecord]] = defaultdict(list)
    for each in found:
        sides[each.side].append(each)
    return sides
