"""The hiring plan, for programs: write, change, propose, decide, split, create the requisition."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.api import Narrowed
from requisitions.actions.plan import (
    create_plan_item,
    edit_plan_item,
    propose_plan_item,
    split_plan_item,
    withdraw_plan_item,
)
from requisitions.actions.plan_decisions import decide_plan_item
from requisitions.actions.requisition import create_requisition
from requisitions.api.doors import Door
from requisitions.models import PlanItem, PlanVersion
from requisitions.serializers.filters import PlanItemFilter
from requisitions.serializers.plan import (
    EndSerializer,
    PlanChangeSerializer,
    PlanDecisionSerializer,
    PlanDraftSerializer,
    PlanItemSerializer,
    PlanVersionSerializer,
    SplitSerializer,
    draft_from,
)
from requisitions.serializers.requisition import RequisitionSerializer


class PlanDoor(Door):
    def item(self, number: int) -> PlanItem:
        return get_object_or_404(PlanItem.objects.visible_to(self.member).with_people(), number=number)

    def told(self, item: PlanItem, *, status: int = 200) -> Response:
        again = PlanItem.objects.with_decisions().select_related("parent").get(pk=item.pk)
        return Response(PlanItemSerializer(again).data, status=status)


class PlanItems(Narrowed, PlanDoor):
    capability = {"GET": "plan.view", "POST": "plan.edit"}
    queryset = PlanItem.objects.none()
    filterset_class = PlanItemFilter
    serializer_class = PlanDraftSerializer

    @extend_schema(operation_id="plan_items_list", responses=PlanItemSerializer(many=True))
    def get(self, request: Request) -> Response:
        rows = PlanItem.objects.visible_to(self.member).with_decisions().select_related("parent")
        return self.listed(rows, PlanItemSerializer)

    @extend_schema(operation_id="plan_items_write", responses={201: PlanItemSerializer})
    def post(self, request: Request) -> Response:
        return self.told(create_plan_item(draft_from(self.asked(request)), act=self.act), status=201)


class OnePlanItem(PlanDoor):
    capability = {"GET": "plan.view", "PUT": "plan.edit"}
    serializer_class = PlanChangeSerializer

    @extend_schema(operation_id="plan_items_read", responses=PlanItemSerializer)
    def get(self, request: Request, number: int) -> Response:
        return self.told(self.item(number))

    @extend_schema(operation_id="plan_items_change", responses=PlanItemSerializer)
    def put(self, request: Request, number: int) -> Response:
        item, data = self.item(number), self.asked(request)
        seen = {name: data[name] for name in ("seen_version", "seen_edit")}
        return self.told(edit_plan_item(item, draft_from(data), **seen, act=self.act))


class Versions(PlanDoor):
    """Everything the item ever said, oldest first."""

    capability = "plan.view"
    queryset = PlanVersion.objects.none()

    @extend_schema(operation_id="plan_items_versions", responses=PlanVersionSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        return self.listed(self.item(number).versions.all(), PlanVersionSerializer)


class Propose(PlanDoor):
    capability = "plan.edit"

    @extend_schema(operation_id="plan_items_propose", request=None, responses=PlanItemSerializer)
    def post(self, request: Request, number: int) -> Response:
        return self.told(propose_plan_item(self.item(number), act=self.act))


class Decide(PlanDoor):
    """For a step of the policy: whether the token's member may speak for it, the action knows.

    A decision on a version that is no longer the current one is refused (409): read what changed under `versions/`.
    """

    capability = "plan.view"
    serializer_class = PlanDecisionSerializer

    @extend_schema(operation_id="plan_items_decide", responses={201: PlanItemSerializer})
    def post(self, request: Request, number: int) -> Response:
        item = self.item(number)
        decide_plan_item(item, **self.asked(request), act=self.act)
        return self.told(item, status=201)


class Split(PlanDoor):
    capability = "plan.edit"
    serializer_class = SplitSerializer

    @extend_schema(operation_id="plan_items_split", responses={201: PlanItemSerializer(many=True)})
    def post(self, request: Request, number: int) -> Response:
        item, sent = self.item(number), SplitSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        said = sent.validated_data
        parts = split_plan_item(item, sent.both(), reason=said["reason"], version=said["version"], act=self.act)
        return Response(PlanItemSerializer(parts, many=True).data, status=201)


class Withdraw(PlanDoor):
    """Take the seat off the plan, with a reason."""

    capability = "plan.edit"
    serializer_class = EndSerializer

    @extend_schema(operation_id="plan_items_withdraw", responses=PlanItemSerializer)
    def post(self, request: Request, number: int) -> Response:
        return self.told(withdraw_plan_item(self.item(number), **self.asked(request), act=self.act))


class MakeRequisition(PlanDoor):
    """Create the requisition of an approved item; asked twice it is one."""

    capability = "requisitions.edit"

    @extend_schema(operation_id="plan_items_requisition", request=None, responses={201: RequisitionSerializer})
    def post(self, request: Request, number: int) -> Response:
        made = create_requisition(self.item(number), act=self.act)
        return Response(RequisitionSerializer(made).data, status=201)
