"""How much each recruiter has open, counted: what is asked about before anybody asks about a person."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from requisitions.models import Requisition

LOADING = ("kickoff", "open")


@dataclass(frozen=True, slots=True)
class Load:
    """One recruiter's open requisitions; `is_meant`: whom the case is about."""

    name: str
    number: int
    is_meant: bool


def open_requisitions_of(recruiter_id: UUID) -> int:
    found: int = Requisition.objects.filter(recruiter=recruiter_id, state__in=LOADING).count()
    return found


def workload(about_id: UUID) -> list[Load]:
    """Return every recruiter with open requisitions, the most loaded first."""
    rows = (
        Requisition.objects.filter(state__in=LOADING)
        .order_by()
        .values("recruiter", "recruiter__name")
        .annotate(number=Count("pk"))
        .order_by("-number", "recruiter__name")
    )
    return [Load(row["recruiter__name"], row["number"], row["recruiter"] == about_id) for row in rows]
