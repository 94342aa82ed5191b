"""Promises and cases as programs see them."""

from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from hiring.tenancy.models import Member
from sla.forms.case import LABELS
from sla.models import Commitment, EscalationCase, Policy
from sla.queries.promises import line
from sla.queries.wording import spoken

if TYPE_CHECKING:
    from hiring.tenancy.models import Organization


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

    def get_what(self, commitment: Commitment) -> str:
        organization: Organization = self.context["organization"]
        return spoken(line(commitment), organization).todo


class CaseSerializer(serializers.ModelSerializer[EscalationCase]):
    about = serializers.CharField(source="about.name")
    decider = serializers.CharField(source="decider.name", allow_null=True)
    requisition = serializers.IntegerField(source="requisition.number")
    plan_owner = serializers.CharField(source="plan_owner.name", allow_null=True, default=None)

    class Meta:
        model = EscalationCase
        fields = [
            "number", "rule", "side", "about", "requisition", "decider", "decider_role", "level", "opened_at",
            "decide_by_at", "escalated_at", "plan", "plan_owner", "plan_due_on", "outcome", "note", "closed_at",
        ]  # fmt: skip


class DecisionSerializer(serializers.Serializer[Any]):
    decision = serializers.ChoiceField(choices=list(LABELS.items()))
    note = serializers.CharField()
    owner: Any = serializers.PrimaryKeyRelatedField(queryset=Member.objects.active(), allow_null=True, default=None)
    due_on = serializers.DateField(allow_null=True, default=None)


class PolicySerializer(serializers.ModelSerializer[Policy]):
    """Reading gives the version in force; writing makes the next. `version`: the one you read."""

    class Meta:
        model = Policy
        fields = ["version", "effective_at", "terms", "escalation", "note"]
        read_only_fields = ["effective_at"]


class PreviewSerializer(serializers.Serializer[Any]):
    """When would this be due? `terms` as in the policy; without them, those in force count."""

    clause = serializers.CharField()
    member = serializers.UUIDField()
    at = serializers.DateTimeField()
    terms = serializers.DictField(required=False)


class DueSerializer(serializers.Serializer[Any]):
    due_at = serializers.DateTimeField()
    reminders = serializers.ListField(child=serializers.DateTimeField())
