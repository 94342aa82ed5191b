"""What the hiring plan adds up to: over any seats, and plan by plan beside each budget."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from requisitions.models import HiringPlan, PlanItem
from requisitions.rules.plan_budget import COUNTED, Balance, Totals

State = PlanItem.State
COUNTS = Q(state__in=COUNTED)
AGREED = Q(state=State.APPROVED)


def _sum(cost: Any, which: Q) -> Sum:
    return Sum(F("seats") * cost, filter=which, default=0)


SUMS = {
    "items_": Count("pk", filter=COUNTS),
    "seats_": Sum("seats", filter=COUNTS, default=0),
    "cost_": _sum(F("yearly_cost"), COUNTS),
    "low_": _sum(Coalesce("cost_low", "yearly_cost"), COUNTS),
    "high_": _sum(Coalesce("cost_high", "yearly_cost"), COUNTS),
    "agreed_": _sum(F("yearly_cost"), AGREED),
    "agreed_seats_": Sum("seats", filter=AGREED, default=0),
    "waiting_": Count("pk", filter=Q(state=State.PROPOSED)),
    "delayed_": Count("pk", filter=Q(state=State.DELAYED)),
}


def totals(items: QuerySet[PlanItem], today: date) -> Totals:
    """Return the sums over all of `items`, whatever page of them is shown; two queries."""
    late = items.model.objects.filter(pk__in=items.order_by().values("pk")).overdue(today).count()
    return _totals(items.aggregate(**SUMS), late)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan with what its seats add up to."""

    plan: HiringPlan
    balance: Balance


def balances(today: date, plans: QuerySet[HiringPlan] | None = None) -> list[PlanLine]:
    """Return every plan beside its budget, the newest period first; three queries."""
    chosen = list(HiringPlan.objects.all() if plans is None else plans)
    items = PlanItem.objects.filter(plan__in=[plan.pk for plan in chosen]).order_by()
    sums: dict[Any, dict[str, Any]] = {row["plan"]: {**row} for row in items.values("plan").annotate(**SUMS)}
    late = dict(items.overdue(today).values("plan").annotate(n=Count("pk")).values_list("plan", "n"))
    return [
        PlanLine(plan, Balance(_totals(sums.get(plan.pk, {}), late.get(plan.pk, 0)), plan.budget)) for plan in chosen
    ]


def _totals(sums: dict[str, Any], late: int) -> Totals:
    return Totals(**{name.rstrip("_"): sums[name] for name in SUMS if name in sums}, overdue=late)
