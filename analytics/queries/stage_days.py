"""Days in stage of a cohort: when each visit began and ended, open ones said to be open.

Counted in the database: one row for any number of visits. What a visit is, and what is too brief to be one, is the
rule's (analytics/rules/durations.py); the tests hold both to the same figures.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db import connection
from django.db.models import DurationField, ExpressionWrapper, F, Min, QuerySet, RowRange, Value, Window
from django.db.models.functions import Coalesce

from analytics.rules.durations import SHORTEST_VISIT, Quartiles
from requisitions.models import Application, StageVisit

# What a visit is counted under.
Of = Literal["stage__name", "milestone"]
# Around the visits as Django writes them, walls and all: it groups by nothing that stands in a window.
COUNTED = """
SELECT name, count(*), count(left_at),
       percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY EXTRACT(EPOCH FROM lasted)::float8 / 86400)
           FILTER (WHERE left_at IS NOT NULL)
FROM ({visits}) AS visits
WHERE lasted >= %s
GROUP BY name
"""


@dataclass(frozen=True, slots=True)
class Stays:
    """Visits of a stage; `completed` is in days and describes ended visits only."""

    visits: int
    still_open: int
    completed: Quartiles | None


class _LaterOnes(RowRange):
    """All rows after this one and its equals: visits told at one instant do not end each other."""

    frame_type = "GROUPS"


def days_in_stage(
    applications: QuerySet[Application], names: list[str], now: datetime, *, of: Of = "stage__name"
) -> dict[str, Stays]:
    """Return the figures of each stage in `names`, or of each milestone; one query.

    A visit ends with the next, or with the application.
    """
    compiler = _visits(applications, of, now).query.get_compiler(connection=connection, elide_empty=False)
    visits, given = compiler.as_sql()
    values: list[Any] = [*given, SHORTEST_VISIT]
    with connection.cursor() as cursor:
        cursor.execute(COUNTED.format(visits=visits), values)
        found = {
            name: Stays(visits, visits - ended, Quartiles(*three) if three else None)
            for name, visits, ended, three in cursor.fetchall()
        }
    return {name: found.get(name, Stays(0, 0, None)) for name in names}


def _visits(applications: QuerySet[Application], of: Of, now: datetime) -> QuerySet[StageVisit, tuple[object, ...]]:
    following = Window(
        Min("entered_at"), partition_by="application", order_by="entered_at", frame=_LaterOnes(start=1, end=None)
    )
    visits: QuerySet[StageVisit] = StageVisit.objects.filter(application__in=applications.order_by())
    ended = visits.order_by().annotate(
        name=F(of),
        left_at=Coalesce(following, F("application__closed_at")),
        lasted=ExpressionWrapper(Coalesce("left_at", Value(now)) - F("entered_at"), DurationField()),
    )
    return ended.values_list("name", "left_at", "lasted")
