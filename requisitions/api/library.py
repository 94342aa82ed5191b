"""Pools and reusable plans, for programs."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.actions.plan_template import retire_template, save_template, set_longest_loop, use_template
from requisitions.actions.pool import add_pool, change_pool, restore_pool, retire_pool
from requisitions.api.doors import Door
from requisitions.api.kickoff import KickoffDoor
from requisitions.models import PlanTemplate, Pool, Stage
from requisitions.queries.loop import longest_hours
from requisitions.serializers.kickoff import StageSerializer
from requisitions.serializers.library import (
    LoopRuleSerializer,
    PlanTemplateSerializer,
    PoolChangeSerializer,
    PoolDraftSerializer,
    PoolSerializer,
    SaveTemplateSerializer,
    UseTemplateSerializer,
    pool_of,
)


class PoolDoor(Door):
    def pool(self, pool_id: UUID) -> Pool:
        return get_object_or_404(Pool.objects.with_uses(), pk=pool_id)

    def shown(self, pool: Pool, *, status: int = 200) -> Response:
        return Response(PoolSerializer(self.pool(pool.pk)).data, status=status)


class Pools(PoolDoor):
    capability = {"GET": "library.view", "POST": "library.manage"}
    serializer_class = PoolDraftSerializer

    @extend_schema(operation_id="pools_list", responses=PoolSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.listed(Pool.objects.with_uses(), PoolSerializer)

    @extend_schema(operation_id="pools_add", responses={201: PoolSerializer})
    def post(self, request: Request) -> Response:
        return self.shown(add_pool(**pool_of(self.asked(request)), act=self.act), status=201)


class OnePool(PoolDoor):
    capability = {"GET": "library.view", "PUT": "library.manage"}
    serializer_class = PoolChangeSerializer

    @extend_schema(operation_id="pools_read", responses=PoolSerializer)
    def get(self, request: Request, pool_id: UUID) -> Response:
        return Response(PoolSerializer(self.pool(pool_id)).data)

    @extend_schema(operation_id="pools_change", responses=PoolSerializer)
    def put(self, request: Request, pool_id: UUID) -> Response:
        found, asked = self.pool(pool_id), self.asked(request)
        return self.shown(change_pool(found, **pool_of(asked), seen=asked["seen"], act=self.act))


class RetirePool(PoolDoor):
    """POST retires it, DELETE restores it."""

    capability = "library.manage"
    serializer_class = PoolSerializer

    @extend_schema(operation_id="pools_retire", request=None)
    def post(self, request: Request, pool_id: UUID) -> Response:
        return self.shown(retire_pool(self.pool(pool_id), act=self.act))

    @extend_schema(operation_id="pools_restore", request=None, responses=PoolSerializer)
    def delete(self, request: Request, pool_id: UUID) -> Response:
        return self.shown(restore_pool(self.pool(pool_id), act=self.act))


class TemplateDoor(Door):
    def template(self, template_id: UUID) -> PlanTemplate:
        return get_object_or_404(PlanTemplate.objects.with_newest(), pk=template_id)

    def shown(self, template: PlanTemplate, *, status: int = 200) -> Response:
        return Response(PlanTemplateSerializer(self.template(template.pk)).data, status=status)


class PlanTemplates(TemplateDoor):
    """POST keeps the interview plan of a requisition under a name."""

    capability = {"GET": "library.view", "POST": "library.manage"}
    serializer_class = SaveTemplateSerializer

    @extend_schema(operation_id="plan_templates_list", responses=PlanTemplateSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.listed(PlanTemplate.objects.with_newest(), PlanTemplateSerializer)

    @extend_schema(operation_id="plan_templates_save", responses={201: PlanTemplateSerializer})
    def post(self, request: Request) -> Response:
        asked = self.asked(request)
        made = save_template(self.requisition(asked["requisition"]), asked["name"], act=self.act)
        return self.shown(made, status=201)


class OnePlanTemplate(TemplateDoor):
    """DELETE retires it: its versions stay."""

    capability = {"GET": "library.view", "DELETE": "library.manage"}
    serializer_class = PlanTemplateSerializer

    @extend_schema(operation_id="plan_templates_read")
    def get(self, request: Request, template_id: UUID) -> Response:
        return Response(PlanTemplateSerializer(self.template(template_id)).data)

    @extend_schema(operation_id="plan_templates_retire", responses={204: None})
    def delete(self, request: Request, template_id: UUID) -> Response:
        retire_template(self.template(template_id), act=self.act)
        return Response(status=204)


class UseTemplate(KickoffDoor):
    """Copy a template into the interview plan of this requisition."""

    capability = "kickoff.edit"
    serializer_class = UseTemplateSerializer

    @extend_schema(operation_id="plan_templates_use", responses=StageSerializer(many=True))
    def post(self, request: Request, number: int) -> Response:
        requisition = self.requisition(number)
        use_template(requisition, self.asked(request)["template"], act=self.act)
        return self.listed(Stage.objects.with_plan().filter(requisition=requisition), StageSerializer)


class LoopRule(Door):
    """From how many hours on the conversations of a plan are called long."""

    capability = {"GET": "library.view", "PUT": "library.manage"}
    serializer_class = LoopRuleSerializer

    @extend_schema(operation_id="loop_rule_read", responses=LoopRuleSerializer)
    def get(self, request: Request) -> Response:
        return Response({"longest_hours": longest_hours()})

    @extend_schema(operation_id="loop_rule_change", responses=LoopRuleSerializer)
    def put(self, request: Request) -> Response:
        return Response({"longest_hours": set_longest_loop(self.asked(request)["longest_hours"], act=self.act)})
