"""Hand-overs and their checklist as programs see and send them."""

from typing import Any

from rest_framework import serializers

from hiring.tenancy.models import Member
from requisitions.models import HandOver, HandOverItem
from requisitions.queries.hand_over import standing_of
from requisitions.rules import hand_over as rules

DOERS = list(rules.DOERS.items())


class HandOverItemSerializer(serializers.ModelSerializer[HandOverItem]):
    """`seen`: send it with what you do. `days`: after the first day; below zero, before it."""

    seen = serializers.CharField(source="fingerprint")

    class Meta:
        model = HandOverItem
        fields = ["id", "text", "days", "due_on", "doer", "state", "reason", "settled_by", "settled_at", "seen"]
        read_only_fields = fields


class HandOverSerializer(serializers.ModelSerializer[HandOver]):
    """One hire on its way in. `starts_on`: from then on, and not sooner, there is an account to switch on."""

    requisition = serializers.IntegerField(source="application.requisition.number")
    candidate = serializers.UUIDField(source="application.candidate_id")
    candidate_name = serializers.CharField(source="application.candidate.name")
    candidate_email = serializers.CharField(source="application.candidate.email")
    title = serializers.CharField(source="application.requisition.title")
    department = serializers.CharField(source="application.requisition.department")
    location = serializers.CharField(source="application.requisition.location")
    hiring_manager = serializers.UUIDField(source="application.requisition.hiring_manager_id")
    standing = serializers.SerializerMethodField(help_text="under_way, late or complete")
    left = serializers.IntegerField()
    late = serializers.IntegerField()
    next_on = serializers.DateField(allow_null=True)

    class Meta:
        model = HandOver
        fields = [
            "application", "requisition", "candidate", "candidate_name", "candidate_email", "title", "department",
            "location", "hiring_manager", "owner", "starts_on", "begun_at", "completed_at", "standing", "left", "late",
            "next_on",
        ]  # fmt: skip
        read_only_fields = fields

    def get_standing(self, row: HandOver) -> str:
        return standing_of(row).value


class OneHandOverSerializer(HandOverSerializer):
    """With its items, and `seen` for a change of owner or first day."""

    items = HandOverItemSerializer(many=True)
    seen = serializers.CharField(source="fingerprint")

    class Meta(HandOverSerializer.Meta):
        fields = [*HandOverSerializer.Meta.fields, "seen", "items"]
        read_only_fields = fields


class HandOverChangeSerializer(serializers.Serializer[Any]):
    owner: "serializers.PrimaryKeyRelatedField[Member]" = serializers.PrimaryKeyRelatedField(
        queryset=Member.objects.active()
    )
    starts_on = serializers.DateField()
    seen = serializers.CharField(max_length=32)


class HandOverItemAddSerializer(serializers.Serializer[Any]):
    text = serializers.CharField(max_length=rules.LONGEST_TEXT)
    days = serializers.IntegerField(min_value=-rules.FARTHEST, max_value=rules.FARTHEST)
    doer: "serializers.PrimaryKeyRelatedField[Member]" = serializers.PrimaryKeyRelatedField(
        queryset=Member.objects.active()
    )


class HandOverItemSettleSerializer(serializers.Serializer[Any]):
    """`to`: done, aside with a `reason`, or open to take either back."""

    to = serializers.ChoiceField(choices=HandOverItem.State.choices)
    reason = serializers.CharField(max_length=rules.LONGEST_REASON, allow_blank=True, default="")
    seen = serializers.CharField(max_length=32)


class HandOverItemGiveSerializer(serializers.Serializer[Any]):
    doer: "serializers.PrimaryKeyRelatedField[Member]" = serializers.PrimaryKeyRelatedField(
        queryset=Member.objects.active()
    )
    seen = serializers.CharField(max_length=32)


class HandOverLineSerializer(serializers.Serializer[Any]):
    text = serializers.CharField(max_length=rules.LONGEST_TEXT)
    who = serializers.ChoiceField(choices=DOERS)
    days = serializers.IntegerField(min_value=-rules.FARTHEST, max_value=rules.FARTHEST)


class HandOverChecklistSerializer(serializers.Serializer[Any]):
    """`version`: the one that was read; what is sent replaces the whole list as the next one."""

    version = serializers.IntegerField(min_value=0)
    lines = HandOverLineSerializer(many=True)
