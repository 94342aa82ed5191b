"""Offers as programs see and send them."""

from typing import Any

from rest_framework import serializers

from requisitions.models import Offer

ANSWERS = [(each.value, each.label) for each in Offer.State if each != Offer.State.PENDING]


class OfferSerializer(serializers.ModelSerializer[Offer]):
    class Meta:
        model = Offer
        fields = ["id", "application", "state", "extended_at", "answered_at", "start_on"]
        read_only_fields = ["id", "application", "state", "extended_at", "answered_at"]


class OfferAnswerSerializer(serializers.Serializer[Any]):
    answer = serializers.ChoiceField(choices=ANSWERS)
