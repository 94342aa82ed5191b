"""What runs and what was kept on one requisition, for the pipeline page of the app below."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import template

from requisitions.models import Requisition
from sla.models import Commitment
from sla.queries.promises import Promise, promises
from sla.queries.records import Asked, PersonRecord, records
from sla.registry import CLAUSES

register = template.Library()
LONGEST = timedelta(weeks=52)


@register.simple_tag
def next_dues(requisition: Requisition) -> dict[UUID, Promise]:
    """Return the next open promise about each application; one query."""
    running = Commitment.objects.running().filter(requisition=requisition, application__isnull=False)
    dues: dict[UUID, Promise] = {}
    for promise in promises(running.order_by("due_at")):
        if promise.application_id:
            dues.setdefault(promise.application_id, promise)
    return dues


@register.filter
def owed(promise: Promise) -> str:
    """Return what is owed in a word or two: "scorecard", "debrief"."""
    return CLAUSES[promise.clause].wording.owed


@register.simple_tag
def slate_due(requisition: Requisition) -> Commitment | None:
    """Return the open promise to answer the slate, if one runs."""
    running = Commitment.objects.running().filter(requisition=requisition, clause="slate_review")
    return running.select_related("owner").order_by("due_at").first()


@register.simple_tag
def both_records(requisition: Requisition, now: datetime) -> dict[str, Any]:
    """Return `since` and the records of both sides on this requisition, the manager's first."""
    since = max(requisition.created_at, now - LONGEST)
    asked = Asked(since=since, until=now + timedelta(weeks=2), requisition_id=requisition.pk)
    found = [each for each in records(asked, now) if each.side != "interviewer"]
    return {"since": since, "rows": sorted(found, key=_side)}


def _side(record: PersonRecord) -> str:
    return record.side
