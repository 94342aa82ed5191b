"""Days in stage of a cohort: when each visit began and ended, open ones said to be open.

Counted in the database: one row for any number of visits. What a visit is, and what is too brief to be one, is the
rule's (analytics/rules/durations.py); the tests hold both to the same figures.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    Aggregate,
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    FloatField,
    Func,
    Min,
    Q,
    QuerySet,
    RowRange,
    Value,
    Window,
)
from django.db.models.functions import Coalesce

from analytics.rules.durations import SHORTEST_VISIT, Quartiles
from requisitions.models import Application, Stage, StageVisit


@dataclass(frozen=True, slots=True)
class Stays:
    """Visits of a stage; `completed` is in days and describes ended visits only."""

    visits: int
    still_open: int
    completed: Quartiles | None


class _LaterOnes(RowRange):
    """All rows after this one and its equals: visits told at one instant do not end each other."""

    frame_type = "GROUPS"


class _Quartiles(Aggregate):
    template = "percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = ArrayField(FloatField())


class _Days(Func):
    template = "(EXTRACT(EPOCH FROM %(expressions)s) / 86400)::float8"
    output_field = FloatField()


def days_in_stage(applications: QuerySet[Application], names: list[str], now: datetime) -> dict[str, Stays]:
    """Return the figures of each stage in `names`; one query. A visit ends with the next, or with the application."""
    if not names:
        return {}
    figures: dict[str, Any] = {}
    for nth, name in enumerate(names):
        figures |= _figures(str(nth), Q(name=name, lasted__gte=SHORTEST_VISIT))
    found = _visits(applications, now).aggregate(**figures)
    return {name: _stays(found, str(nth)) for nth, name in enumerate(names)}


def _visits(applications: QuerySet[Application], now: datetime) -> QuerySet[StageVisit]:
    following = Window(
        Min("entered_at"), partition_by="application", order_by="entered_at", frame=_LaterOnes(start=1, end=None)
    )
    visits: QuerySet[StageVisit] = StageVisit.objects.filter(application__in=applications.order_by())
    return visits.order_by().annotate(
        name=F("stage__name"),
        left_at=Coalesce(following, F("application__closed_at")),
        lasted=ExpressionWrapper(Coalesce("left_at", Value(now)) - F("entered_at"), DurationField()),
    )


def _figures(key: str, of_stage: Q) -> dict[str, Any]:
    ended = of_stage & Q(left_at__isnull=False)
    return {
        f"visits_{key}": Count("pk", filter=of_stage),
        f"ended_{key}": Count("pk", filter=ended),
        f"quartiles_{key}": _Quartiles(_Days(F("lasted")), filter=ended),
    }


def _stays(found: dict[str, Any], key: str) -> Stays:
    visits, ended, three = found[f"visits_{key}"], found[f"ended_{key}"], found[f"quartiles_{key}"]
    return Stays(visits, visits - ended, Quartiles(*three) if three else None)


def agreed_days(applications: QuerySet[Application]) -> dict[str, int]:
    """Return the agreed days of each stage name, the most generous where requisitions differ."""
    rows = Stage.objects.filter(requisition__in=applications.order_by().values("requisition"))
    agreed: dict[str, int] = {}
    for name, days in rows.order_by().exclude(agreed_days=None).values_list("name", "agreed_days").distinct():
        agreed[name] = max(days or 0, agreed.get(name, 0))
    return agreed
