"""A hand-over as its page shows it, and the checklist that one begins with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hiring.tenancy.models import Member
from requisitions.models import Application, HandOver, HandOverChecklist, HandOverItem, KickoffLine, PlanItem
from requisitions.rules import hand_over as rules


def lines_in_force() -> tuple[int, tuple[rules.Line, ...]]:
    """Return the latest version with its lines; 0 and the program's own while nobody has changed it."""
    latest = HandOverChecklist.objects.first()
    if latest is None:
        return 0, rules.in_order(rules.DEFAULT)
    return latest.version, rules.in_order(rules.of_data(latest.lines))


@dataclass(frozen=True, slots=True)
class ItemRow:
    """`when`: "14 days before"; `may_settle`: the reader does it, or runs the hand-over."""

    item: HandOverItem
    when: str
    is_late: bool
    may_settle: bool


@dataclass(frozen=True, slots=True)
class HandOverPage:
    """`agreed`, `risks`: what was agreed about the hire, for whoever may read the application."""

    hand_over: HandOver
    rows: Sequence[ItemRow]
    standing: rules.Standing
    agreed: PlanItem | None
    risks: Sequence[KickoffLine]
    sees_the_hire: bool

    @property
    def left(self) -> int:
        return sum(row.item.state == rules.OPEN for row in self.rows)

    @property
    def late(self) -> int:
        return sum(row.is_late for row in self.rows)


def hand_over_page(hand_over: HandOver, reader: Member, *, runs: bool, now: datetime) -> HandOverPage:
    """Read it for `reader`, who may see it. Who has a task on it alone reads that and what else is to be done."""
    today = now.astimezone(reader.zone).date()
    items = list(hand_over.items.select_related("doer", "settled_by"))
    sees = reader.may("candidates.view") and _sees(hand_over, reader)
    requisition = hand_over.application.requisition
    risks = KickoffLine.objects.agreed().filter(kickoff__requisition=requisition, kind=KickoffLine.Kind.RISK)
    return HandOverPage(
        hand_over=hand_over,
        rows=[_row(each, today, may_settle=runs or each.doer_id == reader.pk) for each in items],
        standing=rules.standing([each.due for each in items], today=today),
        agreed=requisition.plan_item if sees else None,
        risks=list(risks) if sees else [],
        sees_the_hire=sees,
    )


def _sees(hand_over: HandOver, reader: Member) -> bool:
    return Application.objects.visible_to(reader).filter(pk=hand_over.application_id).exists()


def _row(item: HandOverItem, today: date, *, may_settle: bool) -> ItemRow:
    is_late = rules.is_late(item.due, today=today)
    return ItemRow(item, rules.days_words(item.days), is_late=is_late, may_settle=may_settle)


def standing_of(row: Any) -> rules.Standing:
    """Return how a hand-over read ``with_progress`` stands."""
    if row.completed_at:
        return rules.Standing.COMPLETE
    return rules.Standing.LATE if row.late else rules.Standing.UNDER_WAY
