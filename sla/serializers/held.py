"""Held mails as programs see them."""

from typing import Any

from rest_framework import serializers

from hiring.delivery.models import HoldDecision
from sla.forms.words import LONGEST


class HeldCaseSerializer(serializers.Serializer[Any]):
    """One case whose mails wait. `number` for who may read the case; `hold` is what a decision names."""

    hold = serializers.UUIDField()
    case_id = serializers.UUIDField()
    number = serializers.IntegerField(allow_null=True)
    title = serializers.CharField()
    opened_at = serializers.DateTimeField()
    held_at = serializers.DateTimeField()
    to = serializers.ListField(child=serializers.CharField())


class HeldAnswerSerializer(serializers.Serializer[Any]):
    """`cases`: which; none of them means all, of which `seen` says how many were read."""

    outcome = serializers.ChoiceField(choices=HoldDecision.Outcome.choices)
    reason = serializers.CharField(max_length=LONGEST)
    cases = serializers.ListField(child=serializers.UUIDField(), default=list, max_length=1000)
    seen = serializers.IntegerField(default=0, min_value=0)


class HoldDecisionSerializer(serializers.ModelSerializer[HoldDecision]):
    decided_by = serializers.CharField(source="decided_by.name")
    cases = serializers.ListField(source="subjects", child=serializers.UUIDField())

    class Meta:
        model = HoldDecision
        fields = ["id", "outcome", "cases", "reason", "decided_by", "decided_at"]
