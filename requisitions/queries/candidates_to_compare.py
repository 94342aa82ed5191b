"""Candidates that a kickoff may be calibrated on."""

from typing import TYPE_CHECKING

from hiring.tenancy.models import Member
from requisitions.models import Candidate

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST = 200


def candidates_to_compare(reader: Member) -> "QuerySet[Candidate]":
    """Return those that `reader` may see, the newest two hundred."""
    seen: QuerySet[Candidate] = Candidate.objects.visible_to(reader)
    newest = seen.order_by("-created_at").values("pk")[:MOST]
    return seen.filter(pk__in=newest).order_by("name")
