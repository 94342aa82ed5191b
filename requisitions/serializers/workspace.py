"""The kickoff's workspace as programs see and send it."""

from typing import Any

from rest_framework import serializers

from hiring.tenancy.models import Member
from requisitions.models import KickoffLine, KickoffPoint


class FieldSerializer(serializers.Serializer[Any]):
    """`value`: as a form shows it, a choice by its key. `seen`: to send with a change."""

    address = serializers.CharField()
    name = serializers.CharField()
    value = serializers.CharField()
    seen = serializers.CharField()


class FieldChangeSerializer(serializers.Serializer[Any]):
    value = serializers.CharField(allow_blank=True, max_length=4_000)
    seen = serializers.CharField()


class LineSerializer(serializers.ModelSerializer[KickoffLine]):
    """`seen`: the fingerprint to send with a change."""

    seen = serializers.CharField(source="fingerprint")

    class Meta:
        model = KickoffLine
        fields = ["id", "code", "kind", "text", "detail", "owner", "due_on", "seen"]
        read_only_fields = fields


class LineWordsSerializer(serializers.Serializer[Any]):
    text = serializers.CharField(max_length=240)
    detail = serializers.CharField(max_length=240, allow_blank=True, default="")
    owner = serializers.PrimaryKeyRelatedField(
        queryset=Member.objects.active(), required=False, allow_null=True, default=None
    )
    due_on = serializers.DateField(required=False, allow_null=True, default=None)


class LineDraftSerializer(LineWordsSerializer):
    kind = serializers.ChoiceField(choices=KickoffLine.Kind.choices)


class LineChangeSerializer(LineWordsSerializer):
    seen = serializers.CharField()


class PointSerializer(serializers.ModelSerializer[KickoffPoint]):
    """`spent_for`: of turns that ended, as [days] hours:minutes:seconds."""

    class Meta:
        model = KickoffPoint
        fields = ["key", "state", "spent_for", "running_since_at"]
        read_only_fields = fields


class PointStateSerializer(serializers.Serializer[Any]):
    do = serializers.ChoiceField(choices=["begin", *KickoffPoint.State.values])
