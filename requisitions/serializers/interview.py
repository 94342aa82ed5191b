"""Interviews as programs see and send them."""

from typing import Any

from rest_framework import serializers

from hiring.tenancy.models import Member
from hiring.tenancy.reach import within_reach
from requisitions.models import Interview, InterviewChange, InterviewSeat, Side, Stage
from requisitions.rules.interview_reasons import CHOICES


class SeatSerializer(serializers.ModelSerializer[InterviewSeat]):
    """A seat; whether its scorecard is in, and nothing of what it says."""

    member: Any = serializers.PrimaryKeyRelatedField(queryset=Member.objects.active())
    name = serializers.CharField(source="member.name", read_only=True)

    class Meta:
        model = InterviewSeat
        fields = ["id", "member", "name", "submitted_at", "prepared_at"]
        read_only_fields = ["id", "submitted_at", "prepared_at"]
        validators: list[Any] = []


class InterviewSerializer(serializers.ModelSerializer[Interview]):
    seats = SeatSerializer(many=True)
    stage_name = serializers.CharField(source="stage.name")

    class Meta:
        model = Interview
        fields = [
            "id", "application", "stage", "stage_name", "state", "starts_at", "ends_at", "place", "generation",
            "held_at", "seats",
        ]  # fmt: skip
        read_only_fields = fields


class ChangeSerializer(serializers.ModelSerializer[InterviewChange]):
    class Meta:
        model = InterviewChange
        fields = ["kind", "cause", "reason", "side", "earlier_starts_at", "changed_at"]


class InterviewStorySerializer(InterviewSerializer):
    """One interview with every change of it, oldest first."""

    changes = ChangeSerializer(many=True)

    class Meta(InterviewSerializer.Meta):
        fields = [*InterviewSerializer.Meta.fields, "changes"]
        read_only_fields = fields


class SlotSerializer(serializers.Serializer[Any]):
    starts_at = serializers.DateTimeField(validators=[within_reach])
    ends_at = serializers.DateTimeField(validators=[within_reach])
    place = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")


class ScheduleSerializer(SlotSerializer):
    stage: Any = serializers.PrimaryKeyRelatedField(queryset=Stage.objects.all())
    interviewers: Any = serializers.PrimaryKeyRelatedField(queryset=Member.objects.active(), many=True)


class WhySerializer(serializers.Serializer[Any]):
    """One of the eleven reasons; `side` stays empty for a candidate's. `seen`: the generation last read."""

    reason = serializers.ChoiceField(choices=CHOICES)
    side = serializers.ChoiceField(choices=Side.choices, required=False, allow_blank=True, default="")
    seen = serializers.IntegerField(required=False, allow_null=True, default=None)


class RescheduleSerializer(SlotSerializer, WhySerializer):
    pass
