"""Slates, for programs: prepare, present, answer, return, withdraw."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.actions.slate import Proposal, draft_slate, present_slate, withdraw_slate
from requisitions.actions.slate_answer import advance, decline, return_slate
from requisitions.api.doors import Door
from requisitions.models import Slate, SlateCandidate
from requisitions.serializers.slate import (
    AnswerSerializer,
    DraftSerializer,
    PlaceSerializer,
    ReturnSerializer,
    SlateSerializer,
)


class SlateDoor(Door):
    def slate(self, number: int, slate_number: int) -> Slate:
        slates = Slate.objects.with_places()
        return get_object_or_404(slates, requisition=self.requisition(number), number=slate_number)

    def told(self, slate: Slate, *, status: int = 200) -> Response:
        again = Slate.objects.with_places().select_related("requisition").get(pk=slate.pk)
        return Response(SlateSerializer(again).data, status=status)


class Slates(SlateDoor):
    """The slates of one requisition; preparing one, as a whole."""

    capability = {"GET": "candidates.view", "POST": "slates.present"}
    serializer_class = DraftSerializer

    @extend_schema(operation_id="slates_list", responses=SlateSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        found = Slate.objects.with_places().select_related("requisition")
        return self.listed(found.filter(requisition=self.requisition(number)), SlateSerializer)

    @extend_schema(operation_id="slates_prepare", responses={201: SlateSerializer})
    def post(self, request: Request, number: int) -> Response:
        requisition = self.requisition(number)
        proposals = [
            Proposal(each["application"], {one["requirement"].pk: one["text"] for one in each["evidence"]})
            for each in self.asked(request)["candidates"]
        ]
        return self.told(draft_slate(requisition, proposals, act=self.act), status=201)


class OneSlate(SlateDoor):
    capability = "candidates.view"
    serializer_class = SlateSerializer

    @extend_schema(operation_id="slates_read")
    def get(self, request: Request, number: int, slate_number: int) -> Response:
        return self.told(self.slate(number, slate_number))


class Present(SlateDoor):
    capability = "slates.present"

    @extend_schema(operation_id="slates_present", request=None, responses=SlateSerializer)
    def post(self, request: Request, number: int, slate_number: int) -> Response:
        return self.told(present_slate(self.slate(number, slate_number), act=self.act))


class Withdraw(SlateDoor):
    capability = "slates.present"

    @extend_schema(operation_id="slates_withdraw", request=None, responses=SlateSerializer)
    def post(self, request: Request, number: int, slate_number: int) -> Response:
        return self.told(withdraw_slate(self.slate(number, slate_number), act=self.act))


class Return(SlateDoor):
    capability = "slates.review"
    serializer_class = ReturnSerializer

    @extend_schema(operation_id="slates_return", responses=SlateSerializer)
    def post(self, request: Request, number: int, slate_number: int) -> Response:
        slate = self.slate(number, slate_number)
        return self.told(return_slate(slate, **self.asked(request), act=self.act))


class Answer(SlateDoor):
    """The manager's answer to one candidate; a decline cites the requirement that is not met."""

    capability = "slates.review"
    serializer_class = AnswerSerializer

    @extend_schema(operation_id="slates_answer", responses=PlaceSerializer)
    def post(self, request: Request, number: int, slate_number: int, place_id: UUID) -> Response:
        places = SlateCandidate.objects.filter(slate=self.slate(number, slate_number))
        place = get_object_or_404(places.select_related("slate"), pk=place_id)
        asked = self.asked(request)
        if asked["answer"] == SlateCandidate.Answer.ADVANCE:
            answered = advance(place, act=self.act)
        else:
            answered = decline(place, requirement=asked["requirement"], note=asked["note"], act=self.act)
        return Response(PlaceSerializer(answered).data)
