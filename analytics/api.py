"""The dashboard's numbers, for programs."""

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from analytics.queries.chosen import PERIODS, chosen
from analytics.queries.figures import pass_through_as_data
from analytics.queries.groups import BY
from analytics.queries.kept import kept_by_week
from analytics.queries.pass_through import By, cohort
from analytics.rules.sla_kept import Kept
from analytics.serializers import PassThroughSerializer, PromisesKeptSerializer
from hiring.tenancy.api import HouseView

if TYPE_CHECKING:
    from hiring.tenancy.doors import TenantRequest

WEEKS = timedelta(weeks=12)


class PassThrough(HouseView):
    """Pass-through per stage, decided only, by date of application. With `by`, one group of stages for each."""

    capability = "insights.view"
    serializer_class = PassThroughSerializer

    @extend_schema(
        parameters=[
            OpenApiParameter("period", enum=list(PERIODS), description="Days back from now"),
            OpenApiParameter("by", enum=list(BY)),
            OpenApiParameter("role_type"),
            OpenApiParameter("source"),
        ]
    )
    def get(self, request: Request) -> Response:
        by = request.query_params.get("by")
        if by is not None and by not in BY:
            raise ValidationError({"by": f"Use one of {', '.join(BY)}."})
        asked = chosen(cast("TenantRequest", request._request))  # noqa: SLF001 - DRF's documented attribute
        return Response(pass_through_as_data(cohort(asked.applications(), cast("By | None", by))))


class PromisesKept(HouseView):
    """Kept and missed of both sides over twelve weeks; what is overdue today is missed today."""

    capability = "insights.view"
    serializer_class = PromisesKeptSerializer

    def get(self, request: Request) -> Response:
        both = kept_by_week(self.now - WEEKS, self.now, self.member.zone)
        return Response({side: _as_data(both[side].total) for side in ("manager", "recruiter")})


def _as_data(kept: Kept) -> dict[str, float | None]:
    counts = {"kept": kept.kept, "missed": kept.missed, "pending": kept.pending}
    return {**counts, "rate": kept.rate.value, "low": kept.rate.low, "high": kept.rate.high}
