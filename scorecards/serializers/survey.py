"""The survey's switch as programs see and send it."""

from typing import Any

from rest_framework import serializers


class SurveySwitchSerializer(serializers.Serializer[Any]):
    is_on = serializers.BooleanField()
