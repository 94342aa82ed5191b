"""Scenarios of a plan, for programs: begin, change, compare, merge, drop."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.actions import scenarios
from requisitions.api.doors import Door
from requisitions.models import HiringPlan, PlanScenario, ScenarioChange
from requisitions.queries.scenario import compare
from requisitions.serializers.plan import draft_from
from requisitions.serializers.scenarios import (
    ComparedSerializer,
    ScenarioDraftSerializer,
    ScenarioSeatSerializer,
    ScenarioSerializer,
)

ENDS = {"merge": scenarios.merge_scenario, "drop": scenarios.drop_scenario}


class ScenarioDoor(Door):
    def scenario(self, scenario_id: UUID) -> PlanScenario:
        return get_object_or_404(PlanScenario.objects.select_related("plan"), pk=scenario_id)

    def told(self, found: PlanScenario, *, status: int = 200) -> Response:
        again = self.scenario(found.pk)
        both = compare(again)
        again.live, again.branch = both.live, both.branch  # type: ignore[attr-defined]
        again.conflicts = [row.item.number for row in both.conflicts if row.item]  # type: ignore[attr-defined]
        return Response(ComparedSerializer(again).data, status=status)


class Scenarios(ScenarioDoor):
    """The scenarios of one plan."""

    capability = "plan.budget"
    queryset = PlanScenario.objects.none()
    serializer_class = ScenarioDraftSerializer

    @extend_schema(operation_id="scenarios_list", responses=ScenarioSerializer(many=True))
    def get(self, request: Request, plan_id: UUID) -> Response:
        return self.listed(get_object_or_404(HiringPlan, pk=plan_id).scenarios.all(), ScenarioSerializer)

    @extend_schema(operation_id="scenarios_begin", responses={201: ComparedSerializer})
    def post(self, request: Request, plan_id: UUID) -> Response:
        plan = get_object_or_404(HiringPlan, pk=plan_id)
        return self.told(scenarios.create_scenario(plan, self.asked(request)["name"], act=self.act), status=201)


class OneScenario(ScenarioDoor):
    """Both sides in sum, every change, and what moved meanwhile."""

    capability = "plan.budget"

    @extend_schema(operation_id="scenarios_read", responses=ComparedSerializer)
    def get(self, request: Request, scenario_id: UUID) -> Response:
        return self.told(self.scenario(scenario_id))


class ScenarioSeats(ScenarioDoor):
    """Add a seat to the branch, change one, or leave one out."""

    capability = "plan.budget"
    serializer_class = ScenarioSeatSerializer

    @extend_schema(operation_id="scenarios_write", responses=ComparedSerializer)
    def post(self, request: Request, scenario_id: UUID) -> Response:
        found, said = self.scenario(scenario_id), self.asked(request)
        item, draft = said["item"], draft_from(said["draft"]) if said["draft"] else None
        if item is None and draft:
            scenarios.add_in_scenario(found, draft, act=self.act)
        elif draft:
            base = (said["base_version"], said["base_edit"]) if said["base_version"] else None
            scenarios.change_in_scenario(found, item, draft, seen_edit=said["seen_edit"], base=base, act=self.act)
        else:
            scenarios.drop_in_scenario(found, item, act=self.act)
        return self.told(found)


class OneScenarioChange(ScenarioDoor):
    capability = "plan.budget"

    @extend_schema(operation_id="scenarios_take_back", responses=ComparedSerializer)
    def delete(self, request: Request, scenario_id: UUID, change_id: UUID) -> Response:
        found = self.scenario(scenario_id)
        change = get_object_or_404(ScenarioChange.objects.select_related("scenario"), pk=change_id, scenario=found)
        scenarios.take_back(change, act=self.act)
        return self.told(found)


class EndScenario(ScenarioDoor):
    """Merge it into the plan, all of it or nothing (409 names what moved meanwhile), or drop it."""

    capability = "plan.budget"

    @extend_schema(
        operation_id="scenarios_end",
        request=None,
        responses=ComparedSerializer,
        parameters=[OpenApiParameter("how", str, OpenApiParameter.PATH, enum=list(ENDS))],
    )
    def post(self, request: Request, scenario_id: UUID, how: str) -> Response:
        if how not in ENDS:
            raise Http404
        return self.told(ENDS[how](self.scenario(scenario_id), act=self.act))
