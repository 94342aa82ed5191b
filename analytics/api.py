"""The dashboard's numbers, for programs."""

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from analytics.queries.candidate_survey import read_result, read_rounds
from analytics.queries.chosen import PERIODS, chosen
from analytics.queries.figures import pass_through_as_data
from analytics.queries.groups import BY
from analytics.queries.kept import kept_by_week
from analytics.queries.pass_through import By, cohort
from analytics.queries.role_record import role_record
from analytics.rules.candidate_survey import Group, Result
from analytics.rules.measured import Measured
from analytics.rules.sla_kept import Kept
from analytics.serializers import (
    CandidateSurveySerializer,
    PassThroughSerializer,
    PromisesKeptSerializer,
    RoleRecordSerializer,
)
from hiring.tenancy.api import HouseView
from requisitions.models import PlanItem

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


class PlanItemRecord(HouseView):
    """What is on record of roles like a plan item's: what its page shows beside the argument."""

    capability = "plan.view"
    serializer_class = RoleRecordSerializer

    @extend_schema(operation_id="plan_items_record")
    def get(self, request: Request, number: int) -> Response:
        item = get_object_or_404(PlanItem.objects.visible_to(self.member), number=number)
        record = role_record(item.role_type)
        told = {
            "role_type": item.role_type,
            "pass_through": [{"stage": each.stage, **_measured(each.share)} for each in record.passed],
            "days_to_fill": record.fill,
            "offers_accepted": _measured(record.accepted),
            "hired_again": _measured(record.again),
        }
        return Response(RoleRecordSerializer(told).data)


class CandidateSurvey(HouseView):
    """What candidates said of a period that is over: nothing of fewer than five, nor by subtracting."""

    capability = "surveys.view"
    serializer_class = CandidateSurveySerializer

    @extend_schema(
        operation_id="candidate_survey_read",
        parameters=[OpenApiParameter("period", description="One of `periods`; the newest without it")],
    )
    def get(self, request: Request) -> Response:
        found = {each.key: each for each in read_rounds(self.now, self.organization_entered.time_zone)}
        period = request.query_params.get("period") or next(iter(found), None)
        if period is not None and period not in found:
            raise ValidationError({"period": f"Use one of {', '.join(found) or 'none yet'}."})
        result = read_result(found[period]) if period else None
        told = {"periods": list(found), "period": period, "result": result and _survey(result)}
        return Response(CandidateSurveySerializer(told).data)


def _survey(result: Result) -> dict[str, object]:
    statements = [
        {"key": each.key, "text": each.text, "mean": each.mean, "agree": _measured(each.agree)}
        for each in result.statements
    ]
    return {
        "answered": _measured(result.answered),
        "score": result.score,
        "statements": statements,
        "cuts": {cut: [_group(each) for each in groups] for cut, groups in result.cuts.items()},
        "words": result.words,
    }


def _group(group: Group) -> dict[str, object]:
    return {"name": group.name, "asked": group.asked, "answered": group.answered, "score": group.score}


def _measured(share: Measured) -> dict[str, float | None]:
    if not share.is_enough:
        return {"number": None, "n": share.n, "rate": None, "low": None, "high": None}
    return {"number": share.number, "n": share.n, **dict(zip(("rate", "low", "high"), share.rate, strict=True))}


def _as_data(kept: Kept) -> dict[str, float | None]:
    counts = {"kept": kept.kept, "missed": kept.missed, "pending": kept.pending}
    return {**counts, "rate": kept.rate.value, "low": kept.rate.low, "high": kept.rate.high}
