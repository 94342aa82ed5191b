"""Which applications a dashboard is about: period, manager, role type and source, all from the address."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import QuerySet

from hiring.tenancy.doors import TenantRequest
from hiring.tenancy.models import Member
from requisitions.models import Application, Requisition

PERIODS = {"90": "90 days", "180": "half a year", "365": "a year", "730": "two years"}
DEFAULT_PERIOD = "180"
A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Applied within the `period`, hence `since`; `manager_id` is fixed for who may see only their own."""

    period: str
    since: datetime
    manager_id: UUID | None
    role_type: str
    source: str
    until: datetime | None = None  # now, unless said

    def applications(self) -> QuerySet[Application]:
        found = Application.objects.filter(applied_at__gte=self.since)
        if self.until is not None:
            found = found.filter(applied_at__lt=self.until)
        narrowed = {
            "requisition__hiring_manager": self.manager_id,
            "requisition__role_type": self.role_type,
            "source": self.source,
        }
        return found.filter(**{name: value for name, value in narrowed.items() if value})

    def of_all_managers(self) -> Self:
        return replace(self, manager_id=None)

    def a_year_before(self, now: datetime) -> Self | None:
        """Return the same choice for the same days a year ago; None where these would be counted twice."""
        if now - self.since > A_YEAR:
            return None
        return replace(self, since=self.since - A_YEAR, until=now - A_YEAR)

    def address_of(self, manager_id: str) -> str:
        """Return where the same choice is shown for one manager."""
        kept = {"period": self.period, "manager": manager_id, "role_type": self.role_type, "source": self.source}
        return f"?{urlencode({name: value for name, value in kept.items() if value})}"


def chosen(request: TenantRequest) -> Chosen:
    get = request.GET
    period = get["period"] if get.get("period") in PERIODS else DEFAULT_PERIOD
    return Chosen(
        period=period,
        since=request.now - timedelta(days=int(period)),
        manager_id=_manager(request),
        role_type=get.get("role_type", ""),
        source=get.get("source", ""),
    )


def sees_everybody(member: Member) -> bool:
    """Colleagues' figures are for those who run hiring; a manager sees their own."""
    return member.may("candidates.edit") or member.may("commitments.view_all")


def _manager(request: TenantRequest) -> UUID | None:
    if not sees_everybody(request.member):
        return request.member.pk
    try:
        return UUID(request.GET.get("manager", ""))
    except ValueError:
        return None


def choices() -> dict[str, dict[str, str]]:
    """Return what each filter offers; three queries."""
    running = Requisition.objects.order_by()
    managers = Member.objects.filter(pk__in=running.values("hiring_manager")).values_list("pk", "name")
    role_types = running.order_by("role_type").values_list("role_type", flat=True).distinct()
    sources = Application.objects.order_by("source").values_list("source", flat=True).distinct()
    return {
        "manager": {"": "all", **{str(pk): name for pk, name in managers}},
        "role_type": {"": "all", **{name: name for name in role_types if name}},
        "source": {"": "all", **{name: name for name in sources if name}},
    }
