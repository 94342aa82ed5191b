"""Training and shadowing as programs see and send them."""

from typing import Any

from rest_framework import serializers

from hiring.tenancy.access import Role
from hiring.tenancy.models import Member
from scorecards.models import (
    Course,
    EvidenceKind,
    GateMode,
    ProofKind,
    Shadow,
    ShadowKind,
    TrainingProof,
    TrainingWaiver,
)
from scorecards.rules.training_drafts import CourseDraft


class CourseSerializer(serializers.ModelSerializer[Course]):
    """`seen`: the fingerprint to send with a change."""

    seen = serializers.CharField(source="fingerprint")

    class Meta:
        model = Course
        fields = [
            "id", "code", "name", "description", "roles", "evidence", "months", "pass_score", "shadows",
            "reverse_shadows", "retired_at", "seen",
        ]  # fmt: skip
        read_only_fields = fields


class CourseDraftSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=80)
    description = serializers.CharField(max_length=2_000, allow_blank=True, default="")
    roles = serializers.ListField(child=serializers.ChoiceField(choices=Role.choices()), default=list)
    evidence = serializers.ChoiceField(choices=EvidenceKind.choices, default=EvidenceKind.ATTENDANCE)
    months = serializers.IntegerField(min_value=1, max_value=120, required=False, allow_null=True, default=None)
    pass_score = serializers.IntegerField(min_value=0, max_value=100, default=80)
    shadows = serializers.IntegerField(min_value=0, max_value=20, default=0)
    reverse_shadows = serializers.IntegerField(min_value=0, max_value=20, default=0)


class CourseChangeSerializer(CourseDraftSerializer):
    seen = serializers.CharField()


def course_of(data: dict[str, Any]) -> CourseDraft:
    values = {name: value for name, value in data.items() if name != "seen"}
    return CourseDraft(**{**values, "roles": tuple(values["roles"])})


class GateSerializer(serializers.Serializer[Any]):
    lead_kickoff = serializers.ChoiceField(choices=GateMode.choices)
    sit_on_panel = serializers.ChoiceField(choices=GateMode.choices)
    decide_debrief = serializers.ChoiceField(choices=GateMode.choices)


class LineSerializer(serializers.Serializer[Any]):
    """How one member stands with one course."""

    member = serializers.CharField(source="member.pk")
    name = serializers.CharField(source="member.name")
    course = serializers.CharField(source="course.pk")
    course_name = serializers.CharField(source="course.name")
    standing = serializers.CharField(source="standing.state")
    until = serializers.DateField(source="standing.until", allow_null=True)
    left = serializers.CharField(source="standing.left")
    is_mandatory = serializers.BooleanField()


class ProofSerializer(serializers.ModelSerializer[TrainingProof]):
    class Meta:
        model = TrainingProof
        fields = [
            "id", "course", "member", "kind", "done_on", "score", "interview", "recorded_by", "recorded_at",
            "withdrawn_at", "withdrawn_because",
        ]  # fmt: skip
        read_only_fields = fields


class ProofDraftSerializer(serializers.Serializer[Any]):
    course: "serializers.PrimaryKeyRelatedField[Course]" = serializers.PrimaryKeyRelatedField(
        queryset=Course.objects.all()
    )
    member: "serializers.PrimaryKeyRelatedField[Member]" = serializers.PrimaryKeyRelatedField(
        queryset=Member.objects.active()
    )
    kind = serializers.ChoiceField(choices=ProofKind.choices)
    done_on = serializers.DateField()
    score = serializers.IntegerField(required=False, allow_null=True, default=None)


class WithdrawSerializer(serializers.Serializer[Any]):
    because = serializers.CharField(max_length=240)


class WaiverSerializer(serializers.ModelSerializer[TrainingWaiver]):
    class Meta:
        model = TrainingWaiver
        fields = ["id", "course", "member", "reason", "ends_on", "granted_by", "granted_at", "ended_at"]
        read_only_fields = fields


class WaiverDraftSerializer(serializers.Serializer[Any]):
    course: "serializers.PrimaryKeyRelatedField[Course]" = serializers.PrimaryKeyRelatedField(
        queryset=Course.objects.all()
    )
    member: "serializers.PrimaryKeyRelatedField[Member]" = serializers.PrimaryKeyRelatedField(
        queryset=Member.objects.active()
    )
    reason = serializers.CharField(max_length=240)
    ends_on = serializers.DateField()


class ShadowSerializer(serializers.ModelSerializer[Shadow]):
    class Meta:
        model = Shadow
        fields = ["id", "interview", "member", "lead", "course", "kind", "added_at", "submitted_at", "signed_at"]
        read_only_fields = fields


class ShadowDraftSerializer(serializers.Serializer[Any]):
    member: "serializers.PrimaryKeyRelatedField[Member]" = serializers.PrimaryKeyRelatedField(
        queryset=Member.objects.active()
    )
    lead: "serializers.PrimaryKeyRelatedField[Member]" = serializers.PrimaryKeyRelatedField(
        queryset=Member.objects.active()
    )
    course: "serializers.PrimaryKeyRelatedField[Course]" = serializers.PrimaryKeyRelatedField(
        queryset=Course.objects.all()
    )
    kind = serializers.ChoiceField(choices=ShadowKind.choices)
