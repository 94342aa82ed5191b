"""Plan items as programs see and send them."""

from typing import Any

from rest_framework import serializers

from hiring.tenancy.models import Member
from requisitions.models import HiringPlan, PlanApproval, PlanItem, PlanVersion
from requisitions.models.plan import Decision, SeatReason
from requisitions.rules.plan import Part, PlanDraft


class ApprovalSerializer(serializers.ModelSerializer[PlanApproval]):
    class Meta:
        model = PlanApproval
        fields = ["version", "side", "decision", "reason", "until_on", "decided_by", "decided_at"]


class PlanVersionSerializer(serializers.ModelSerializer[PlanVersion]):
    """What the item said, word for word, a line a fact. `edit`: 0 as the version began."""

    class Meta:
        model = PlanVersion
        fields = ["version", "edit", "content", "written_by", "written_at"]


class PlanItemSerializer(serializers.ModelSerializer[PlanItem]):
    approvals = ApprovalSerializer(many=True)
    part_of = serializers.IntegerField(source="parent.number", default=None)

    class Meta:
        model = PlanItem
        fields = [
            "number", "plan", "state", "delayed_until_on", "version", "edit", "title", "role_type", "department",
            "location", "reason", "seats", "outcome", "success_at_6_months", "success_at_12_months", "time_to_impact",
            "target_open_on", "target_start_on", "yearly_cost", "cost_low", "cost_high", "why_external",
            "internal_move", "upskill", "automate", "alternatives", "hiring_manager", "recruiter", "part_of",
            "approvals",
        ]  # fmt: skip
        read_only_fields = fields


class PlanDraftSerializer(serializers.Serializer[Any]):
    """The whole item: what is sent replaces what was there.

    `cost_low`, `cost_high`: the band where the yearly cost is not certain. `internal_move`, `upskill`, `automate`: why
    each is not enough, where it was considered; empty where it was not.
    """

    title = serializers.CharField(max_length=120)
    role_type = serializers.CharField(max_length=80)
    department = serializers.CharField(max_length=80)
    location = serializers.CharField(max_length=80, allow_blank=True, default="")
    seats = serializers.IntegerField(min_value=1, max_value=99, default=1)
    outcome = serializers.CharField()
    success_at_6_months = serializers.CharField()
    success_at_12_months = serializers.CharField()
    time_to_impact = serializers.CharField(max_length=120)
    reason = serializers.ChoiceField(choices=SeatReason.choices, default=SeatReason.NEW)
    target_open_on = serializers.DateField(required=False, allow_null=True, default=None)
    target_start_on = serializers.DateField()
    yearly_cost = serializers.IntegerField(min_value=0, max_value=10_000_000)
    cost_low = serializers.IntegerField(min_value=0, max_value=10_000_000, allow_null=True, default=None)
    cost_high = serializers.IntegerField(min_value=0, max_value=10_000_000, allow_null=True, default=None)
    why_external = serializers.CharField()
    internal_move = serializers.CharField(allow_blank=True, default="")
    upskill = serializers.CharField(allow_blank=True, default="")
    automate = serializers.CharField(allow_blank=True, default="")
    alternatives = serializers.CharField(allow_blank=True, default="")
    hiring_manager = serializers.PrimaryKeyRelatedField(queryset=Member.objects.active())
    recruiter = serializers.PrimaryKeyRelatedField(
        queryset=Member.objects.active(), required=False, allow_null=True, default=None
    )
    plan: "serializers.PrimaryKeyRelatedField[HiringPlan]" = serializers.PrimaryKeyRelatedField(
        queryset=HiringPlan.objects.all(), required=False, allow_null=True, default=None
    )


class PlanChangeSerializer(PlanDraftSerializer):
    """`seen_version`, `seen_edit`: the version, and the edit of it, that were read before this was written."""

    seen_version = serializers.IntegerField()
    seen_edit = serializers.IntegerField(min_value=0, default=0)


def draft_from(data: dict[str, Any]) -> PlanDraft:
    people = ("hiring_manager", "recruiter", "plan")
    facts = {name: value for name, value in data.items() if name not in {*people, "seen_version", "seen_edit"}}
    ids: dict[str, Any] = {f"{name}_id": getattr(data[name], "pk", None) for name in people}
    return PlanDraft(**facts, **ids)


class PlanDecisionSerializer(serializers.Serializer[Any]):
    """`side`: the key of the policy's step. `until`: for a delay."""

    side = serializers.CharField(max_length=40)
    decision = serializers.ChoiceField(choices=Decision.choices)
    version = serializers.IntegerField()
    reason = serializers.CharField(allow_blank=True, default="")
    until = serializers.DateField(allow_null=True, default=None)


class EndSerializer(serializers.Serializer[Any]):
    """`version`: which one was read."""

    reason = serializers.CharField()
    version = serializers.IntegerField()


class PartSerializer(serializers.Serializer[Any]):
    title = serializers.CharField(max_length=120)
    role_type = serializers.CharField(max_length=80)
    seats = serializers.IntegerField(min_value=1, max_value=99)
    yearly_cost = serializers.IntegerField(min_value=0, max_value=10_000_000)


class SplitSerializer(serializers.Serializer[Any]):
    """The two parts, in order. `version`: which one was read."""

    reason = serializers.CharField()
    version = serializers.IntegerField()
    parts = serializers.ListField(child=PartSerializer(), min_length=2, max_length=2)

    def both(self) -> tuple[Part, Part]:
        one, other = (Part(**part) for part in self.validated_data["parts"])
        return one, other
