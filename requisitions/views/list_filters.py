"""Filters of the lists, hiring plan, requisitions and library: buttons that read as sentences, state in the address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from requisitions.models import HiringPlan, PlanItem, Requisition
from requisitions.models.plan import SeatReason

Choice = tuple[str, str]
OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Option:
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Menu:
    """One filter, "Source **any**", and what it may be instead: as components/filter_menu.html wants it."""

    label: str
    value: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """`chosen`: what narrows the list, for a queryset's `narrowed`."""

    menus: tuple[Menu, ...]
    chosen: Mapping[str, str]


def requisition_filters(asked: QueryDict, seen: QuerySet[Requisition]) -> Filters:
    """Return state, manager, recruiter and department, with what occurs in what the reader may see."""
    return filters_of(
        asked,
        ("State", "state", "running", [("all", "all"), *Requisition.State.choices]),
        ("Manager", "manager", "anyone", _people(seen, "hiring_manager")),
        ("Recruiter", "recruiter", "anyone", _people(seen, "recruiter")),
        ("Department", "department", "any", _departments(seen)),
    )


def plan_filters(asked: QueryDict, seen: QuerySet[PlanItem]) -> Filters:
    """Return plan, state, reason, manager and department, and whether the day to be open has passed."""
    return filters_of(
        asked,
        ("Plan", "plan", "any", _plans(seen)),
        ("State", "state", "any", list(PlanItem.State.choices)),
        ("Day", "late", "any", [(OVERDUE, "overdue")]),
        ("Reason", "reason", "any", list(SeatReason.choices)),
        ("Manager", "manager", "anyone", _people(seen, "hiring_manager")),
        ("Department", "department", "any", _departments(seen)),
    )


def library_filters(asked: QueryDict) -> Filters:
    """Return whether what stands in a library is shown, or what was retired from it."""
    return filters_of(asked, ("Shown", "state", "in use", [("retired", "retired")]))


def chosen_items(seen: QuerySet[PlanItem], filters: Filters, today: date) -> Any:
    """Return those of `seen` that the filters leave."""
    chosen = dict(filters.chosen)
    is_late = chosen.pop("late", "") == OVERDUE
    if "manager" in chosen:
        chosen["hiring_manager"] = chosen.pop("manager")
    found: Any = seen
    found = found.narrowed(**chosen)
    return found.overdue(today) if is_late else found


def _plans(seen: QuerySet[PlanItem]) -> list[Choice]:
    plans = HiringPlan.objects.filter(pk__in=seen.exclude(plan=None).order_by().values("plan").distinct())
    return [(str(plan.pk), str(plan)) for plan in plans]


def filters_of(asked: QueryDict, *menus: tuple[str, str, str, list[Choice]]) -> Filters:
    chosen: dict[str, str] = {
        name: str(asked[name]) for _, name, _, choices in menus if asked.get(name) in {value for value, _ in choices}
    }
    return Filters(tuple(_menu(asked, chosen, *menu) for menu in menus), chosen)


def _menu(asked: QueryDict, chosen: Mapping[str, str], label: str, name: str, rest: str, choices: list[Choice]) -> Menu:
    current = chosen.get(name, "")
    options = tuple(
        Option(words, _address(asked, name, value), value == current) for value, words in [("", rest), *choices]
    )
    return Menu(label, next(option.label for option in options if option.is_current), options)


def _address(asked: QueryDict, name: str, value: str) -> str:
    query = asked.copy()
    query.pop("page", None)
    query.pop(name, None)
    if value:
        query[name] = value
    return f"?{query.urlencode()}"


def _people(seen: QuerySet[Requisition] | QuerySet[PlanItem], field: str) -> list[Choice]:
    rows = (
        seen.exclude(**{field: None}).order_by(f"{field}__name").values_list(f"{field}_id", f"{field}__name").distinct()
    )
    return [(str(key), name) for key, name in rows]


def _departments(seen: QuerySet[Requisition] | QuerySet[PlanItem]) -> list[Choice]:
    names: Iterable[str] = (
        seen.exclude(department="").order_by("department").values_list("department", flat=True).distinct()
    )
    return [(name, name) for name in names]
