"""Plan items as the rules see them, and the hiring plan's totals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date

from hiring.tenancy.models import Member
from requisitions.models import PlanApproval, PlanItem, PlanVersion, Requisition
from requisitions.queries.approvals import decisions_on, names_of, steps_of, waits_for, who
from requisitions.rules.difference import Line, difference
from requisitions.rules.plan import PlanDraft
from requisitions.rules.plan_budget import overdue_since
from requisitions.rules.plan_states import ENDED


def draft_of(item: PlanItem) -> PlanDraft:
    """Return what the item says, as somebody would write it again."""
    return PlanDraft(**{field.name: getattr(item, field.name) for field in fields(PlanDraft)})


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line of the plan. `waits_on`: who has to do something now, in words; empty when nobody.

    `opens`: whether its reader may open the page of the requisition that was made of it. `overdue_since`: the day by
    which it was to be open.
    """

    item: PlanItem
    waits_on: str
    made: Requisition | None
    opens: bool
    overdue_since: date | None

    @property
    def cost(self) -> int:
        return self.item.seats * self.item.yearly_cost


def listed(items: Sequence[PlanItem], reader: Member, today: date) -> list[PlanRow]:
    """Return the plan's lines for items that were read with their people and decisions."""
    made = {item.pk: _made(item) for item in items}
    open_to = _open_to(reader, filter(None, made.values()))
    return [
        PlanRow(item, _waits_on(item), made[item.pk], made[item.pk] in open_to, _overdue_since(item, today))
        for item in items
    ]


def _overdue_since(item: PlanItem, today: date) -> date | None:
    made = _made(item)
    return overdue_since(
        item.state,
        open_by=item.target_open_on,
        start=item.target_start_on,
        is_open=made is not None and bool(made.opened_at or made.closed_at),
        today=today,
    )


def _waits_on(item: PlanItem) -> str:
    match item.state:
        case PlanItem.State.PROPOSED:
            return " and ".join(step.name for step in waits_for(item))
        case PlanItem.State.DELAYED:
            return f"{item.delayed_until_on:%-d %b %Y}" if item.delayed_until_on else ""
        case PlanItem.State.APPROVED if _made(item) is None:
            return item.recruiter.name if item.recruiter else "a recruiter to be named"
        case PlanItem.State.DRAFT | PlanItem.State.SENT_BACK:
            return item.hiring_manager.name
    return ""


def _made(item: PlanItem) -> Requisition | None:
    return next(iter(item.requisitions.all()), None)


def _open_to(reader: Member, made: Iterable[Requisition]) -> set[Requisition]:
    """Return those whose pages exist for the reader: finance sees every seat of the plan and no requisition."""
    return set(Requisition.objects.visible_to(reader).filter(pk__in=[each.pk for each in made]))


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One step's word on the current version, or that it is still to come; `who`: one of whom decides."""

    side: str
    approval: PlanApproval | None
    who: str
    is_asked: bool


@dataclass(frozen=True, slots=True)
class PlanItemPage:
    """`changes`: the words that changed since the version decided on last, when it is not the current one.

    `opens`: as in ``PlanRow``. `ended_by`: who split or withdrew it. `is_left`: its requisition was cancelled, and it
    stands on the plan all the same.
    """

    decisions: tuple[DecisionRow, ...]
    earlier: tuple[PlanApproval, ...]
    changed_since: int | None
    changes: tuple[Line, ...]
    parts: tuple[PlanItem, ...]
    made: Requisition | None
    opens: bool
    ended_by: PlanApproval | None
    is_changeable: bool
    is_left: bool
    overdue_since: date | None


def plan_item_page(item: PlanItem, reader: Member, today: date, *, read: int | None = None) -> PlanItemPage:
    """Return the page. `read`: an earlier version that the reader decided on, to show what it has become since."""
    approvals = list(item.approvals.all())
    earlier = tuple(each for each in approvals if each.version < item.version)
    since = read or (earlier[-1].version if earlier else item.version - 1 or None)
    made = _made(item)
    return PlanItemPage(
        decisions=_decisions(item),
        earlier=earlier,
        changed_since=since,
        changes=_changes(item, since) if since else (),
        parts=tuple(item.parts.order_by("number")),
        made=made,
        opens=made is not None and made in _open_to(reader, [made]),
        ended_by=next((each for each in approvals if each.side == PlanApproval.PLAN), None),
        is_changeable=made is None and item.state not in ENDED,
        is_left=made is not None and made.state == Requisition.State.CANCELLED and item.state not in ENDED,
        overdue_since=_overdue_since(item, today),
    )


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of what the item says, and the words by which it differs from the one before."""

    version: PlanVersion
    changes: tuple[Line, ...]


def versions_of(item: PlanItem) -> list[VersionRow]:
    """Return every version and edit, the newest first; one query."""
    rows = list(item.versions.select_related("written_by"))
    before = ["", *(row.content for row in rows)]
    return [VersionRow(row, difference(old, row.content)) for old, row in zip(before, rows, strict=False)][::-1]


def _decisions(item: PlanItem) -> tuple[DecisionRow, ...]:
    steps, taken = steps_of(item), {each.side: each for each in decisions_on(item)}
    names, asked = names_of(steps), waits_for(item)
    return tuple(DecisionRow(step.name, taken.get(step.key), who(step, names), step in asked) for step in steps)


def _changes(item: PlanItem, since: int) -> tuple[Line, ...]:
    # In order, so that each version is known by its last words.
    words = dict(item.versions.filter(version__in=[since, item.version]).values_list("version", "content"))
    return difference(words[since], words[item.version]) if since in words else ()
