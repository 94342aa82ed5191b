"""Offers, for programs."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.actions.offer import accept_offer, decline_offer, extend_offer, rescind_offer
from requisitions.api.doors import Door
from requisitions.models import Application, Offer
from requisitions.serializers.offer import OfferAnswerSerializer, OfferSerializer

VERBS = {"accepted": accept_offer, "declined": decline_offer, "rescinded": rescind_offer}


class Offers(Door):
    """The offers of one application; extending one."""

    capability = {"GET": "candidates.view", "POST": "offers.make"}
    serializer_class = OfferSerializer

    @extend_schema(operation_id="offers_list", responses=OfferSerializer(many=True))
    def get(self, request: Request, application_id: UUID) -> Response:
        return self.listed(self.application(application_id).offers.all(), OfferSerializer)

    @extend_schema(operation_id="offers_extend", responses={201: OfferSerializer})
    def post(self, request: Request, application_id: UUID) -> Response:
        found = self.application(application_id)
        start_on = self.asked(request).get("start_on")
        return Response(OfferSerializer(extend_offer(found, start_on=start_on, act=self.act)).data, status=201)


class OfferAnswer(Door):
    capability = "offers.make"
    serializer_class = OfferAnswerSerializer

    @extend_schema(operation_id="offers_answer", responses=OfferSerializer)
    def post(self, request: Request, offer_id: UUID) -> Response:
        seen = Application.objects.visible_to(self.member)
        offer = get_object_or_404(Offer.objects.filter(application__in=seen).select_related("application"), pk=offer_id)
        answered = VERBS[self.asked(request)["answer"]](offer, act=self.act)
        return Response(OfferSerializer(answered).data)
