"""Plans of a period and a department: written, and changed without losing what somebody else changed."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, Stale
from requisitions.models import HiringPlan


@dataclass(frozen=True, slots=True)
class HiringPlanDraft:
    """`budget`: what the seats may cost a year, in whole currency units."""

    department: str
    starts_on: date
    ends_on: date
    budget: int


@transaction.atomic
def create_hiring_plan(draft: HiringPlanDraft, *, act: Act) -> HiringPlan:
    """Begin a plan. Raises ``Incomplete``: a department has one plan at a time."""
    _check(draft)
    plan: HiringPlan = HiringPlan.objects.create(**asdict(draft), created_at=act.at, changed_at=act.at)
    record("hiring_plan_created", plan, act=act, data={"budget": plan.budget})
    return plan


@transaction.atomic
def change_hiring_plan(plan: HiringPlan, draft: HiringPlanDraft, *, seen_version: int, act: Act) -> HiringPlan:
    """Change the period or the budget. Raises ``Stale`` when somebody did since ``seen_version``, ``Incomplete``."""
    plan = HiringPlan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    if plan.version != seen_version:
        raise Stale("Somebody changed the plan since you opened it. Yours is kept below; choose which stays.")
    _check(draft, plan)
    if all(getattr(plan, name) == value for name, value in asdict(draft).items()):
        return plan
    for name, value in asdict(draft).items():
        setattr(plan, name, value)
    plan.version, plan.changed_at = plan.version + 1, act.at
    plan.save()
    record("hiring_plan_changed", plan, act=act, data={"budget": plan.budget, "version": plan.version})
    return plan


def _check(draft: HiringPlanDraft, plan: HiringPlan | None = None) -> None:
    if draft.ends_on <= draft.starts_on:
        raise Incomplete("Choose an end after the start.")
    others = HiringPlan.objects.of_department(draft.department).overlapping(draft.starts_on, draft.ends_on)
    if other := others.exclude(pk=plan.pk if plan else None).first():
        raise Incomplete(f"{draft.department} has a plan for {other.period}. Choose days outside it.")
    if plan and plan.department != draft.department and plan.items.exists():
        raise Incomplete("Its seats belong to the department. Begin a plan for the other one.")
