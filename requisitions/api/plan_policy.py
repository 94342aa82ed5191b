"""Who agrees to seats, for programs: read the policy, write the next version."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.actions.plan_policy import change_plan_policy
from requisitions.api.doors import Door
from requisitions.queries.approvals import in_force
from requisitions.serializers.plan_policy import PlanPolicyChangeSerializer, PlanPolicySerializer, steps_from


class PlanPolicies(Door):
    capability = {"GET": "plan.view", "PUT": "settings.manage"}
    serializer_class = PlanPolicyChangeSerializer

    @extend_schema(operation_id="plan_policy_read", responses=PlanPolicySerializer)
    def get(self, request: Request) -> Response:
        return self.told()

    @extend_schema(operation_id="plan_policy_change", responses=PlanPolicySerializer)
    def put(self, request: Request) -> Response:
        """Write the next version; items that wait keep the one they were proposed under."""
        said = self.asked(request)
        change_plan_policy(
            steps=steps_from(said["steps"]),
            material=said["material"],
            note=said["note"],
            expected_version=said["seen_version"],
            act=self.act,
        )
        return self.told()

    def told(self) -> Response:
        now = in_force()
        told = {"version": now.version, "steps": now.steps, "material": sorted(now.material)}
        return Response(PlanPolicySerializer(told).data)
