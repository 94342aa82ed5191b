"""Who kept what: each person's promises as marks, both sides on one scale. Plain rows for boards and strips."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from hiring.tenancy.models import Member
from sla.models import Commitment
from sla.registry import CLAUSES
from sla.rules.marks import Lived, Mark, mark

# A year of a recruiter's promises is some hundreds of marks; a strip reads no better with more.
LONGEST = timedelta(days=366)


@dataclass(slots=True)
class PersonRecord:
    """One person's record on one side, on one requisition where it was asked so.

    `owed`: what is open, by due time; `late`: the late ones, newest first.
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


def promises(asked: Asked) -> QuerySet[Commitment]:
    """What fell due within the period, and what is open whenever it falls due."""
    found = Commitment.objects.filter(Q(due_at__range=(asked.since, asked.until)) | Q(outcome="")).for_page()
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


def records(asked: Asked, now: datetime, *, per_requisition: bool = False) -> list[PersonRecord]:
    """Return one record per person and side (and requisition), those who owe something late first; one query."""
    found: dict[tuple[UUID, str, UUID | None], PersonRecord] = {}
    for promise in promises(asked):
        requisition_id = promise.requisition_id if per_requisition else None
        key = (promise.owner_id, promise.side, requisition_id)
        record = found.setdefault(key, PersonRecord(promise.owner, promise.side, requisition_id))
        _add(record, promise, now)
    return sorted(found.values(), key=lambda each: (-_still_late(each), -each.late_count, each.who))


def _add(record: PersonRecord, promise: Commitment, now: datetime) -> None:
    lived = Lived(promise.anchored_at, promise.due_at, promise.outcome, promise.satisfied_at, promise.breached_at)
    drawn = mark(lived, f"{CLAUSES[promise.clause].title}, REQ-{promise.requisition.number}", now=now)
    if drawn is None:
        return
    record.marks.append(drawn)
    if not promise.outcome:
        record.owed.append(promise)
    if drawn.kind.startswith("late"):
        record.late.insert(0, promise)


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
