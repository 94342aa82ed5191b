"""Waivers and pauses as programs see them."""

from typing import Any

from rest_framework import serializers

from sla.forms.words import LONGEST
from sla.models import Relief
from sla.serializers.hours import DateToCount


class WaiverSerializer(serializers.Serializer[Any]):
    """Why it is forgiven."""

    reason = serializers.CharField(max_length=LONGEST)


class PauseSerializer(serializers.Serializer[Any]):
    """Through which day it rests, as the owner's calendar dates it, and why."""

    until_on = DateToCount()
    reason = serializers.CharField(max_length=LONGEST)


class ReliefSerializer(serializers.ModelSerializer[Relief]):
    """What was decided about one promise. A waiver has no end."""

    approved_by = serializers.CharField(source="approved_by.name")

    class Meta:
        model = Relief
        fields = ["id", "kind", "reason", "approved_by", "approved_at", "ends_at"]
