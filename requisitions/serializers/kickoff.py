"""The kickoff as programs see and send it: what was agreed, by whom signed, requirements and stages."""

from typing import Any

from rest_framework import serializers

from hiring.tenancy.models import Member
from hiring.tenancy.reach import within_reach
from requisitions.actions import kickoff_terms
from requisitions.actions.interview_plan import seen_of
from requisitions.actions.kickoff_terms import PARTS
from requisitions.models import (
    Kickoff,
    KickoffAttendance,
    KickoffSignature,
    KickoffVersion,
    Milestone,
    Pool,
    Requirement,
    Stage,
)

# What a stage may stand for: every application begins by being one.
PLANNED = [each for each in Milestone.choices if each[0] != "application"]


class SignatureSerializer(serializers.ModelSerializer[KickoffSignature]):
    class Meta:
        model = KickoffSignature
        fields = ["version", "side", "member", "content_hash", "signed_at"]


class AttendanceSerializer(serializers.ModelSerializer[KickoffAttendance]):
    class Meta:
        model = KickoffAttendance
        fields = ["member", "side", "attended", "recorded_at"]


class KickoffSerializer(serializers.ModelSerializer[Kickoff]):
    """`in_the_way`: what must be so before anybody can sign. `seen`: by part, the fingerprint to send with a change.

    `in_the_way` and `is_agreed` come by the context.
    """

    requisition = serializers.IntegerField(source="requisition.number")
    signatures = SignatureSerializer(many=True)
    attendance = AttendanceSerializer(many=True, source="attendance_set")
    in_the_way = serializers.SerializerMethodField()
    is_agreed = serializers.SerializerMethodField()
    seen = serializers.SerializerMethodField()

    class Meta:
        model = Kickoff
        fields = [
            "requisition", "version", "scheduled_for_at", "place", "held_at", "ideal_profile", "sourcing_plan",
            "slate_due_on", "slate_size", "wished_days", "agreed_days", "candidate_promises",
            "requirements_approved_at", "requirements_approved_version", "signatures", "attendance",
            "in_the_way", "is_agreed", "seen",
        ]  # fmt: skip
        read_only_fields = fields

    def get_in_the_way(self, kickoff: Kickoff) -> list[str]:
        return list(self.context["in_the_way"])

    def get_is_agreed(self, kickoff: Kickoff) -> bool:
        return bool(self.context["is_agreed"])

    def get_seen(self, kickoff: Kickoff) -> dict[str, str]:
        return {part: kickoff_terms.seen_of(kickoff_terms.terms_of(kickoff, kind)) for part, kind in PARTS.items()}


class VersionSerializer(serializers.ModelSerializer[KickoffVersion]):
    class Meta:
        model = KickoffVersion
        fields = ["version", "content", "content_hash", "what", "written_by", "written_at"]


class VersionSeenSerializer(serializers.Serializer[Any]):
    """The version that was read: nobody signs or approves another one by accident."""

    version = serializers.IntegerField()


class KickoffScheduleSerializer(serializers.Serializer[Any]):
    starts_at = serializers.DateTimeField(validators=[within_reach])
    place = serializers.CharField(max_length=200, allow_blank=True, default="")
    guests = serializers.PrimaryKeyRelatedField(queryset=Member.objects.active(), many=True, required=False, default=[])


class PresentSerializer(serializers.Serializer[Any]):
    """Who was there; with both owners among them the kickoff was held."""

    present = serializers.PrimaryKeyRelatedField(queryset=Member.objects.active(), many=True)


class TermsSerializer(serializers.Serializer[Any]):
    """One part of the kickoff: profile, sourcing or time takes only its own fields, the others are left out.

    `seen`: the part's fingerprint as it was read; changed since, the change is refused (409). Without it the fields
    that are sent replace what stands there, which is kept as a version.
    """

    seen = serializers.CharField(required=False, max_length=64)
    ideal_profile = serializers.CharField(required=False, allow_blank=True, max_length=4_000)
    sourcing_plan = serializers.CharField(required=False, allow_blank=True, max_length=4_000)
    slate_size = serializers.IntegerField(required=False, min_value=1, max_value=20)
    slate_due_on = serializers.DateField(required=False, allow_null=True)
    wished_days = serializers.IntegerField(required=False, allow_null=True, min_value=1, max_value=730)
    agreed_days = serializers.IntegerField(required=False, allow_null=True, min_value=1, max_value=730)
    candidate_promises = serializers.CharField(required=False, allow_blank=True, max_length=4_000)


class RequirementSerializer(serializers.ModelSerializer[Requirement]):
    """`seen`: the fingerprint to send with a change."""

    number = serializers.IntegerField(source="position")
    competency = serializers.CharField(source="competency.name", default="")
    seen = serializers.CharField(source="fingerprint")

    class Meta:
        model = Requirement
        fields = [
            "id", "number", "code", "text", "level", "competency", "stage", "method", "evidence",
            "manager_rejects_without", "recruiter_rejects_without", "seen",
        ]  # fmt: skip
        read_only_fields = fields


class RequirementDraftSerializer(serializers.Serializer[Any]):
    text = serializers.CharField(max_length=240)
    level = serializers.ChoiceField(choices=Requirement.Level.choices)
    competency = serializers.CharField(max_length=80, allow_blank=True, default="")
    stage: "serializers.PrimaryKeyRelatedField[Stage]" = serializers.PrimaryKeyRelatedField(
        queryset=Stage.objects.all(), required=False, allow_null=True, default=None
    )
    method = serializers.CharField(max_length=80, allow_blank=True, default="")
    evidence = serializers.CharField(max_length=240, allow_blank=True, default="")


class RequirementChangeSerializer(RequirementDraftSerializer):
    seen = serializers.CharField()


class ChallengeSerializer(serializers.Serializer[Any]):
    """Would you reject an otherwise great candidate without it?"""

    would_reject = serializers.BooleanField()


class StageSerializer(serializers.ModelSerializer[Stage]):
    """`seen`: the fingerprint to send with a change."""

    seen = serializers.SerializerMethodField()
    competencies = serializers.SerializerMethodField()
    interviewers = serializers.SerializerMethodField()

    class Meta:
        model = Stage
        fields = [
            "id",
            "position",
            "name",
            "milestone",
            "minutes",
            "agreed_days",
            "competencies",
            "interviewers",
            "pool",
            "seen",
        ]
        read_only_fields = fields

    def get_seen(self, stage: Stage) -> str:
        return seen_of(stage)

    def get_competencies(self, stage: Stage) -> list[str]:
        return sorted(focus.competency.name for focus in stage.focus_set.all())

    def get_interviewers(self, stage: Stage) -> list[str]:
        return sorted(str(seat.member_id) for seat in stage.interviewer_set.all())


class StageDraftSerializer(serializers.Serializer[Any]):
    """The whole stage: what is sent replaces what was there."""

    name = serializers.CharField(max_length=80)
    milestone = serializers.ChoiceField(choices=PLANNED)
    minutes = serializers.IntegerField(min_value=0, max_value=600, default=45)
    agreed_days = serializers.IntegerField(min_value=1, max_value=90, required=False, allow_null=True, default=None)
    competencies = serializers.ListField(child=serializers.CharField(max_length=80), default=list)
    interviewers = serializers.PrimaryKeyRelatedField(queryset=Member.objects.active(), many=True, default=[])
    pool: "serializers.PrimaryKeyRelatedField[Pool]" = serializers.PrimaryKeyRelatedField(
        queryset=Pool.objects.all(), required=False, allow_null=True, default=None
    )


class StageChangeSerializer(StageDraftSerializer):
    """`seen`: the stage's fingerprint as it was read; changed since, the change is refused (409)."""

    seen = serializers.CharField(max_length=32, required=False, allow_null=True, default=None)


class StageMoveSerializer(serializers.Serializer[Any]):
    to = serializers.ChoiceField(choices=["earlier", "later"])
