"""A debrief as programs see and send it."""

from typing import Any

from rest_framework import serializers

from hiring.tenancy.models import Member
from hiring.tenancy.reach import within_reach
from requisitions.models import Requirement
from scorecards.models import Debrief, DebriefAttendance

LONGEST = 10_000


class DebriefAttendanceSerializer(serializers.ModelSerializer[DebriefAttendance]):
    name = serializers.CharField(source="member.name", read_only=True)

    class Meta:
        model = DebriefAttendance
        fields = ["member", "name", "side", "attended"]


class DebriefSerializer(serializers.ModelSerializer[Debrief]):
    """One round. What the panel wrote is read from the scorecards; reasons and question by whom those are open to."""

    people = DebriefAttendanceSerializer(source="attendance_set", many=True)
    citations: "serializers.SlugRelatedField[Any]" = serializers.SlugRelatedField(
        slug_field="requirement_id", many=True, read_only=True
    )

    class Meta:
        model = Debrief
        fields = [
            "id", "application", "round", "scheduled_for_at", "minutes", "place", "generation", "decider", "people",
            "held_at", "decision", "citations", "decided_by", "decided_at", "kickoff_version",
        ]  # fmt: skip


class ReasonedDebriefSerializer(DebriefSerializer):
    """The same with what its decision rests on."""

    class Meta(DebriefSerializer.Meta):
        fields = [*DebriefSerializer.Meta.fields, "reasons", "question"]


class ScheduleDebriefSerializer(serializers.Serializer[Any]):
    """`seen`: the generation last read, when moving one. `decider`: the hiring manager unless named."""

    at = serializers.DateTimeField(validators=[within_reach])
    minutes = serializers.IntegerField(min_value=10, max_value=240, default=30)
    place = serializers.CharField(max_length=200, allow_blank=True, default="")
    people = serializers.PrimaryKeyRelatedField(queryset=Member.objects.active(), many=True)
    decider = serializers.PrimaryKeyRelatedField(queryset=Member.objects.active(), allow_null=True, default=None)
    seen = serializers.IntegerField(allow_null=True, default=None)


class HoldSerializer(serializers.Serializer[Any]):
    attended: "serializers.PrimaryKeyRelatedField[Member]" = serializers.PrimaryKeyRelatedField(
        queryset=Member.objects.all(), many=True
    )


class DecideSerializer(serializers.Serializer[Any]):
    """`requirements`: what is not met, for a decline. `question`: what one more conversation must answer."""

    decision = serializers.ChoiceField(choices=Debrief.Decision.choices)
    reasons = serializers.CharField(max_length=LONGEST)
    requirements = serializers.PrimaryKeyRelatedField(queryset=Requirement.objects.agreed(), many=True, default=list)
    question = serializers.CharField(max_length=LONGEST, allow_blank=True, default="")
