"""Promises and the policy as programs see them."""

from datetime import UTC
from typing import TYPE_CHECKING, Any

import django_filters as filters
from rest_framework import serializers

from hiring.tenancy.filters import Filters
from requisitions.models import Side
from sla.models import Commitment, Policy
from sla.queries.promises import line
from sla.queries.wording import spoken
from sla.serializers.hours import MomentToCount

if TYPE_CHECKING:
    from hiring.tenancy.models import Organization


TIMES = ("anchored_at", "due_at", "breached_at", "satisfied_at")


class CommitmentFilter(Filters):
    """By what programs narrow promises."""

    side = filters.ChoiceFilter(choices=Side.choices)
    state = filters.ChoiceFilter(choices=Commitment.State.choices)
    clause = filters.CharFilter()
    owner = filters.UUIDFilter(field_name="owner_id")
    requisition = filters.NumberFilter(field_name="requisition__number")

    class Meta:
        model = Commitment
        fields: tuple[str, ...] = ()


class CommitmentSerializer(serializers.ModelSerializer[Commitment]):
    """One promise. `what` is its sentence; times are ISO 8601 in UTC."""

    owner = serializers.CharField(source="owner.name")
    beneficiary = serializers.CharField(source="beneficiary.name", allow_null=True)
    requisition = serializers.IntegerField(source="requisition.number")
    what = serializers.SerializerMethodField()

    class Meta:
        model = Commitment
        fields = [
            "id", "clause", "what", "side", "owner", "beneficiary", "requisition", "anchored_at", "due_at",
            "state", "outcome", "breached_at", "satisfied_at", "generation",
        ]  # fmt: skip
        extra_kwargs = {name: {"default_timezone": UTC} for name in TIMES}

    def get_what(self, commitment: Commitment) -> str:
        organization: Organization = self.context["organization"]
        return spoken(line(commitment), organization).todo


class PolicySerializer(serializers.ModelSerializer[Policy]):
    """Reading gives the version in force; writing makes the next. `version`: the one you read.

    `role_types`: what differs for one type of role, as in `terms`; left out, it stays as it is.
    """

    class Meta:
        model = Policy
        fields = ["version", "effective_at", "terms", "role_types", "escalation", "note"]
        read_only_fields = ["effective_at"]


class PreviewSerializer(serializers.Serializer[Any]):
    """When would this be due? `terms` as in the policy; without them, those in force for the `role_type` count."""

    clause = serializers.CharField()
    member = serializers.UUIDField()
    at = MomentToCount()
    role_type = serializers.CharField(required=False, allow_blank=True, default="")
    terms = serializers.DictField(required=False)


class DueSerializer(serializers.Serializer[Any]):
    due_at = serializers.DateTimeField()
    reminders = serializers.ListField(child=serializers.DateTimeField())


class SnoozeSerializer(serializers.Serializer[Any]):
    """`until`: when to be reminded; the answer has it within the owner's working hours."""

    until = MomentToCount()
