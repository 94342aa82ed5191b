"""Plans of a period and a department, for programs: totals beside the budget, begin one, change it."""

from datetime import date
from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.actions.hiring_plan import change_hiring_plan, create_hiring_plan
from requisitions.api.doors import Door
from requisitions.models import HiringPlan, PlanItem
from requisitions.queries.plan_budget import balances
from requisitions.serializers.hiring_plan import (
    HiringPlanChangeSerializer,
    HiringPlanDraftSerializer,
    HiringPlanSerializer,
    plan_draft_from,
)


class PeriodDoor(Door):
    @property
    def today(self) -> date:
        return self.now.astimezone(self.member.zone).date()

    def told(self, plan: HiringPlan, *, status: int = 200) -> Response:
        [line] = balances(self.today, HiringPlan.objects.filter(pk=plan.pk))
        return Response(HiringPlanSerializer(line).data, status=status)

    def refuse_who_sees_no_budget(self) -> None:
        if not PlanItem.objects.sees_all(self.member):
            raise PermissionDenied


class HiringPlans(PeriodDoor):
    """Every plan, the newest period first. For those who see the whole plan."""

    capability = {"GET": "plan.view", "POST": "plan.budget"}
    queryset = HiringPlan.objects.none()
    serializer_class = HiringPlanDraftSerializer

    @extend_schema(operation_id="plans_list", responses=HiringPlanSerializer(many=True))
    def get(self, request: Request) -> Response:
        self.refuse_who_sees_no_budget()
        page = self.paginate_queryset(HiringPlan.objects.all())
        lines = balances(self.today, HiringPlan.objects.filter(pk__in=[plan.pk for plan in page or ()]))
        return self.get_paginated_response(HiringPlanSerializer(lines, many=True).data)

    @extend_schema(operation_id="plans_begin", responses={201: HiringPlanSerializer})
    def post(self, request: Request) -> Response:
        return self.told(create_hiring_plan(plan_draft_from(self.asked(request)), act=self.act), status=201)


class OneHiringPlan(PeriodDoor):
    capability = {"GET": "plan.view", "PUT": "plan.budget"}
    serializer_class = HiringPlanChangeSerializer

    @extend_schema(operation_id="plans_read", responses=HiringPlanSerializer)
    def get(self, request: Request, plan_id: UUID) -> Response:
        self.refuse_who_sees_no_budget()
        return self.told(get_object_or_404(HiringPlan, pk=plan_id))

    @extend_schema(operation_id="plans_change", responses=HiringPlanSerializer)
    def put(self, request: Request, plan_id: UUID) -> Response:
        plan, data = get_object_or_404(HiringPlan, pk=plan_id), self.asked(request)
        seen = data["seen_version"]
        return self.told(change_hiring_plan(plan, plan_draft_from(data), seen_version=seen, act=self.act))
