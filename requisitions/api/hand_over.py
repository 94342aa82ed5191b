"""Hand-overs, for programs: an HRIS reads who comes and when, and ticks what it has done. All may be sent twice."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.api import Narrowed
from requisitions.actions.hand_over import begin_hand_over, change_hand_over
from requisitions.actions.hand_over_checklist import write_checklist
from requisitions.actions.hand_over_item import add_item, give_item, settle_item
from requisitions.api.doors import Door
from requisitions.models import HandOver, HandOverItem
from requisitions.queries.hand_over import lines_in_force
from requisitions.rules.hand_over import Line
from requisitions.serializers.filters import HandOverFilter
from requisitions.serializers.hand_over import (
    HandOverChangeSerializer,
    HandOverChecklistSerializer,
    HandOverItemAddSerializer,
    HandOverItemGiveSerializer,
    HandOverItemSerializer,
    HandOverItemSettleSerializer,
    HandOverSerializer,
    OneHandOverSerializer,
)


class HandOverDoor(Door):
    capability = "candidates.view"

    def hand_over(self, application_id: UUID) -> HandOver:
        return get_object_or_404(self.seen(), application=application_id)

    def item(self, item_id: UUID) -> HandOverItem:
        seen = HandOverItem.objects.filter(hand_over__in=HandOver.objects.visible_to(self.member))
        return get_object_or_404(seen.select_related("doer", "hand_over__application"), pk=item_id)

    def seen(self) -> QuerySet[HandOver]:
        today = self.now.astimezone(self.member.zone).date()
        rows: QuerySet[HandOver] = (
            HandOver.objects.visible_to(self.member, by_a_task=False).with_people().with_progress(today)
        )
        return rows

    def answered(self, application_id: UUID, *, status: int = 200) -> Response:
        return Response(OneHandOverSerializer(self.hand_over(application_id)).data, status=status)


class HandOvers(Narrowed, HandOverDoor):
    """By their first day."""

    queryset = HandOver.objects.none()
    filterset_class = HandOverFilter
    serializer_class = HandOverSerializer

    @extend_schema(operation_id="hand_overs_list", responses=HandOverSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.listed(self.seen(), HandOverSerializer)


class OneHandOver(HandOverDoor):
    """POST begins it for a hire that has none; begun, it is answered as it is."""

    serializer_class = HandOverChangeSerializer

    @extend_schema(operation_id="hand_overs_read", responses=OneHandOverSerializer)
    def get(self, request: Request, application_id: UUID) -> Response:
        return self.answered(application_id)

    @extend_schema(operation_id="hand_overs_begin", request=None, responses=OneHandOverSerializer)
    def post(self, request: Request, application_id: UUID) -> Response:
        begin_hand_over(self.application(application_id), act=self.act)
        return self.answered(application_id)

    @extend_schema(operation_id="hand_overs_change", responses=OneHandOverSerializer)
    def put(self, request: Request, application_id: UUID) -> Response:
        found, asked = self.hand_over(application_id), self.asked(request)
        change_hand_over(found, **asked, act=self.act)
        return self.answered(application_id)


class HandOverItems(HandOverDoor):
    serializer_class = HandOverItemAddSerializer

    @extend_schema(operation_id="hand_over_items_add", responses={201: OneHandOverSerializer})
    def post(self, request: Request, application_id: UUID) -> Response:
        found, asked = self.hand_over(application_id), self.asked(request)
        add_item(found, **asked, act=self.act)
        return self.answered(application_id, status=201)


class SettleItem(HandOverDoor):
    """Whoever does it ticks it, or whoever runs the hand-over; who does it alone reads no more than that."""

    capability = "home.view"
    serializer_class = HandOverItemSettleSerializer

    @extend_schema(operation_id="hand_over_items_settle", responses=HandOverItemSerializer)
    def post(self, request: Request, hand_over_item_id: UUID) -> Response:
        item = settle_item(self.item(hand_over_item_id), **self.asked(request), act=self.act)
        return Response(HandOverItemSerializer(item).data)


class GiveItem(HandOverDoor):
    serializer_class = HandOverItemGiveSerializer

    @extend_schema(operation_id="hand_over_items_give", responses=HandOverItemSerializer)
    def post(self, request: Request, hand_over_item_id: UUID) -> Response:
        item = give_item(self.item(hand_over_item_id), **self.asked(request), act=self.act)
        return Response(HandOverItemSerializer(item).data)


class Checklist(Door):
    """The whole list; sent again, it is the next version."""

    capability = {"GET": "candidates.view", "PUT": "library.manage"}
    serializer_class = HandOverChecklistSerializer

    @extend_schema(operation_id="hand_over_checklist_read")
    def get(self, request: Request) -> Response:
        return self._told()

    @extend_schema(operation_id="hand_over_checklist_write")
    def put(self, request: Request) -> Response:
        asked = self.asked(request)
        lines = [Line(**each) for each in asked["lines"]]
        write_checklist(lines, expected_version=asked["version"], act=self.act)
        return self._told()

    def _told(self) -> Response:
        version, lines = lines_in_force()
        return Response(HandOverChecklistSerializer({"version": version, "lines": lines}).data)
