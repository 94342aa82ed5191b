"""Days in stage of a cohort: when each visit began and ended, open ones said to be open."""

from collections import defaultdict
from datetime import datetime

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from analytics.rules.durations import StageDays, Visit, stage_days
from requisitions.models import Application, Stage, StageVisit


def days_in_stage(applications: QuerySet[Application], names: list[str], now: datetime) -> dict[str, StageDays]:
    """Return the figures of each stage in `names`; two queries. A visit ends with the next, or with the application."""
    following = StageVisit.objects.filter(
        application=OuterRef("application"), entered_at__gt=OuterRef("entered_at")
    ).order_by("entered_at")
    rows = (
        StageVisit.objects.filter(application__in=applications, stage__name__in=names)
        .annotate(
            left_at=Coalesce(Subquery(following.values("entered_at")[:1]), F("application__closed_at")),
        )
        .values_list("stage__name", "entered_at", "left_at")
    )
    visits: dict[str, list[Visit]] = defaultdict(list)
    for name, entered_at, left_at in rows:
        visits[name].append(Visit(entered_at, left_at))
    return {name: stage_days(visits[name], now) for name in names}


def agreed_days(applications: QuerySet[Application]) -> dict[str, int]:
    """Return the agreed days of each stage name, the most generous where requisitions differ."""
    rows = Stage.objects.filter(requisition__in=applications.order_by().values("requisition"))
    agreed: dict[str, int] = {}
    for name, days in rows.exclude(agreed_days=None).values_list("name", "agreed_days").distinct():
        agreed[name] = max(days or 0, agreed.get(name, 0))
    return agreed
