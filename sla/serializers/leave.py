"""Leave as programs see it."""

from typing import Any

from rest_framework import serializers

from sla.models import Leave
from sla.serializers.hours import DateToCount


class LeaveSerializer(serializers.ModelSerializer[Leave]):
    """Days away. Whoever enters somebody else's leave has approved it."""

    first_on = DateToCount()
    last_on = DateToCount()
    delegate = serializers.UUIDField(source="delegate_id", allow_null=True, default=None)
    member = serializers.UUIDField(source="member_id", read_only=True)
    approved_by = serializers.UUIDField(source="approved_by_id", read_only=True, allow_null=True)

    class Meta:
        model = Leave
        fields = ["id", "member", "first_on", "last_on", "delegate", "state", "approved_by", "approved_at"]
        read_only_fields = ["id", "state", "approved_at"]


class LeaveDecisionSerializer(serializers.Serializer[Any]):
    decision = serializers.ChoiceField(choices=["approve", "decline", "withdraw"])
