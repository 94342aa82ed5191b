"""How the record of a kickoff's attendance stands, and a side's answer to it."""

from typing import Any

from rest_framework import serializers


class AttendanceAnswerSerializer(serializers.Serializer[Any]):
    """`why` is needed where the side does not agree."""

    agrees = serializers.BooleanField()
    why = serializers.CharField(max_length=240, allow_blank=True, default="")


class StandingSerializer(serializers.Serializer[Any]):
    """`is_one_sided`: the other side has not confirmed; `waits_for`: whose word is missing, or is against it."""

    is_recorded = serializers.BooleanField()
    is_one_sided = serializers.BooleanField()
    is_disputed = serializers.BooleanField()
    words = serializers.CharField()
    waits_for = serializers.ListField(child=serializers.CharField())
