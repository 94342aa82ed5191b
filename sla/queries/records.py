"""Who kept what: each person's promises as marks, both sides on one scale. Plain rows for boards and strips."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from hiring.tenancy.models import Member
from sla.models import Commitment
from sla.querysets import CommitmentQuerySet
from sla.registry import CLAUSES
from sla.rules.commitment import Outcome
from sla.rules.marks import Lived, Mark, mark

COLUMNS = (
    "pk",
    "owner_id",
    "side",
    "requisition_id",
    "requisition__number",
    "clause",
    "anchored_at",
    "due_at",
    "outcome",
    "satisfied_at",
    "breached_at",
)
# Whose record a promise stands in: owner, side, and the requisition where records are kept apart.
Key = tuple[UUID, str, UUID | None]


@dataclass(slots=True)
class PersonRecord:
    """One person's record on one side, on one requisition where it was asked so.

    `owed`: what is open, by due time, and `late`: the late ones, newest first, where they were asked for in words;
    else `owed` is the next one alone.
    """

    member: Member
    side: str
    requisition_id: UUID | None = None
    marks: list[Mark] = field(default_factory=list)
    owed: list[Commitment] = field(default_factory=list)
    late: list[Commitment] = field(default_factory=list)

    @property
    def who(self) -> str:
        return self.member.name

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
    def next(self) -> Commitment | None:
        return self.owed[0] if self.owed else None

    @property
    def is_square(self) -> bool:
        return self.side == "recruiter"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One promise as its mark, with what tells whether it is read whole."""

    pk: UUID
    mark: Mark
    is_open: bool

    @property
    def is_late(self) -> bool:
        return self.mark.kind.startswith("late")


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


def promises(asked: Asked) -> CommitmentQuerySet:
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


def records(
    asked: Asked, now: datetime, *, per_requisition: bool = False, in_words: bool = False
) -> list[PersonRecord]:
    """Return one record per person and side (and requisition), those who owe something late first; three queries.

    A mark needs a few columns of its promise. Read whole is only what each owes next, and with `in_words` everything
    that is owed or was late.
    """
    drawn: dict[Key, list[Drawn]] = defaultdict(list)
    asked_for = promises(asked)
    for row in asked_for.values_list(*COLUMNS, named=True):
        theirs = drawn[row.owner_id, row.side, row.requisition_id if per_requisition else None]
        if each := _drawn(row, now):
            theirs.append(each)
    whole = asked_for.exclude(outcome=Outcome.MET) if in_words else _next(asked_for, per_requisition=per_requisition)
    spoken = {each.pk: each for each in whole.for_page()}
    people = {each.pk: each for each in Member.objects.filter(pk__in=asked_for.order_by().values("owner"))}
    found = [_record(people[key[0]], key, many, spoken) for key, many in drawn.items()]
    return sorted(found, key=lambda each: (-_still_late(each), -each.late_count, each.who))


def _next(found: CommitmentQuerySet, *, per_requisition: bool) -> CommitmentQuerySet:
    """Return the first open promise of each record."""
    records_apart = ["owner_id", "side", *(["requisition_id"] if per_requisition else [])]
    return found.filter(outcome=Outcome.NONE).order_by(*records_apart, "due_at", "id").distinct(*records_apart)


def _drawn(row: Any, now: datetime) -> Drawn | None:
    lived = Lived(row.anchored_at, row.due_at, row.outcome, row.satisfied_at, row.breached_at)
    found = mark(lived, f"{CLAUSES[row.clause].title}, REQ-{row.requisition__number}", now=now)
    return Drawn(row.pk, found, is_open=not row.outcome) if found else None


def _record(member: Member, key: Key, drawn: list[Drawn], spoken: dict[UUID, Commitment]) -> PersonRecord:
    return PersonRecord(
        member,
        key[1],
        key[2],
        marks=[each.mark for each in drawn],
        owed=[spoken[each.pk] for each in drawn if each.is_open and each.pk in spoken],
        late=[spoken[each.pk] for each in reversed(drawn) if each.is_late and each.pk in spoken],
    )


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
