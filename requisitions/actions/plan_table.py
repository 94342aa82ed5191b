"""A table of seats taken in: each row through the same actions as by hand, all of them or none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, Refused
from hiring.tenancy.models import Member
from hiring.tenancy.rules.cells import unplain
from requisitions.actions.plan import create_plan_item, edit_plan_item
from requisitions.models import HiringPlan, PlanItem
from requisitions.queries.plan import draft_of
from requisitions.rules.plan import PlanDraft
from requisitions.rules.plan_table import NEEDED, OPTIONAL, SeatRow, seat_row
from requisitions.rules.tables import Problem, read

NEW, CHANGED, SAME = "new", "changed", "same"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one row: "new", "changed" or "same"."""

    row: int
    what: str
    item: PlanItem


@dataclass(frozen=True, slots=True)
class PlanTableReport:
    """What a table would do, or did. With a row that cannot be taken nothing is written."""

    taken: tuple[Taken, ...]
    problems: tuple[Problem, ...]
    wrote: bool = False

    @property
    def new(self) -> int:
        return sum(each.what == NEW for each in self.taken)

    @property
    def changed(self) -> int:
        return sum(each.what == CHANGED for each in self.taken)

    @property
    def same(self) -> int:
        return sum(each.what == SAME for each in self.taken)

    @property
    def may_write(self) -> bool:
        return bool(self.new or self.changed) and not self.problems


class _Undone(Exception):
    def __init__(self, report: PlanTableReport) -> None:
        self.report = report


def import_plan(text: str, *, dry_run: bool, act: Act) -> PlanTableReport:
    """Take the table in; a trial does the same and takes it back, so that it says what would happen and no less."""
    try:
        with transaction.atomic():
            report = _take(text, act=act)
            if dry_run or not report.may_write:
                _take_back(report)
            number = report.new + report.changed
            record("plan_table_taken", report.taken[0].item, act=act, data={"number": number})
            return replace(report, wrote=True)
    except _Undone as undone:
        return undone.report


def _take_back(report: PlanTableReport) -> NoReturn:
    raise _Undone(report)


def _take(text: str, *, act: Act) -> PlanTableReport:
    table = read(text, required=NEEDED, optional=OPTIONAL)
    # Those who left too: an ended seat comes back with them. Nobody is given a living one (``check_draft``).
    people = {email: pk for pk, email in Member.objects.values_list("pk", "email")}
    taken, problems = [], list(table.problems)
    for number, cells in table.rows:
        try:
            with transaction.atomic():
                taken.append(Taken(number, *_row({name: unplain(cell) for name, cell in cells.items()}, people, act)))
        except (Refused, ValueError) as refused:
            problems.append(Problem(number, str(refused)))
    return PlanTableReport(tuple(taken), tuple(sorted(problems, key=lambda problem: problem.row)))


def _row(cells: Mapping[str, str], people: Mapping[str, Any], act: Act) -> tuple[str, PlanItem]:
    row = seat_row(cells)
    draft = _draft(row, people)
    if row.number is None:
        made = create_plan_item(draft, act=act)
        return (NEW if made.created_at == act.at else SAME), made
    item = _item(row.number, act)
    before = (item.version, item.edit)
    if row.seen == before and draft == draft_of(item):
        # Before it is asked whether it may change: a plan comes back whole, with what has ended.
        return SAME, item
    after = edit_plan_item(item, draft, seen_version=row.seen[0], seen_edit=row.seen[1], act=act)
    return (SAME if (after.version, after.edit) == before else CHANGED), after


def _item(number: int, act: Act) -> PlanItem:
    rows = PlanItem.objects.visible_to(act.actor) if act.actor else PlanItem.objects.all()
    item: PlanItem | None = rows.filter(number=number).first()
    if item is None:
        raise Incomplete(f"There is no PLAN-{number}. Leave the number empty for a new seat.")
    return item


def _draft(row: SeatRow, people: Mapping[str, Any]) -> PlanDraft:
    ids = dict(_people(row, people))
    plan = None
    if row.plan_from:
        plan = HiringPlan.objects.of_department(row.facts["department"]).filter(starts_on=row.plan_from).first()
        if plan is None:
            raise Incomplete(f"{row.facts['department']} has no plan from {row.plan_from}.")
    return PlanDraft(**row.facts, **ids, plan_id=plan.pk if plan else None)


def _people(row: SeatRow, people: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, email in (("hiring_manager", row.hiring_manager), ("recruiter", row.recruiter)):
        if email and email not in people:
            raise Incomplete(f"Nobody here has the address {email}.")
        yield f"{name}_id", people.get(email)
