"""Who sees which rows, and counting those of another table: what several querysets are made with."""

from typing import Any

from django.db.models import Count, Q, Subquery
from django.db.models.functions import Coalesce

from hiring.tenancy.access import Role
from hiring.tenancy.models import Member

OWNERS = {"manager": "hiring_manager", "recruiter": "recruiter"}
SEE_ALL = {Role.RECRUITER, Role.TA_LEADER, Role.TA_DIRECTOR, Role.CHRO, Role.BUSINESS_LEADER}
SEE_THE_PLAN = SEE_ALL | {Role.FINANCE, Role.ADMIN}


def count(rows: Any, *, by: str = "requisition") -> Coalesce:
    """Count correlated rows in a subquery of their own; `by`: what they are correlated on."""
    return Coalesce(Subquery(rows.order_by().values(by).annotate(n=Count("pk")).values("n")), 0)


def partners(member: Member, requisition: str = "requisition") -> Q:
    """The rows of the requisitions that `member` is the hiring manager or the recruiter of."""
    return Q(**{f"{requisition}__hiring_manager": member}) | Q(**{f"{requisition}__recruiter": member})
