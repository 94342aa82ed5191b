"""Candidates and applications as programs see and send them."""

from typing import Any

from rest_framework import serializers

from requisitions.models import Application, Candidate, Requirement, Stage, StageVisit


class CandidateSerializer(serializers.ModelSerializer[Candidate]):
    class Meta:
        model = Candidate
        fields = ["id", "name", "email", "location", "time_zone", "created_at"]
        read_only_fields = ["id", "created_at"]
        # Whether the address is known is the action's to say, with a sentence and 409.
        validators: list[Any] = []


class ApplySerializer(serializers.Serializer[Any]):
    candidate: Any = serializers.PrimaryKeyRelatedField(queryset=Candidate.objects.all())
    source: Any = serializers.CharField(max_length=80, required=False, allow_blank=True, default="")


class ApplicationSerializer(serializers.ModelSerializer[Application]):
    requisition = serializers.IntegerField(source="requisition.number")
    candidate_name = serializers.CharField(source="candidate.name")
    stage_name = serializers.CharField(source="stage.name")

    class Meta:
        model = Application
        fields = [
            "id", "requisition", "candidate", "candidate_name", "source", "applied_at", "state", "stage", "stage_name",
            "stage_since_at", "furthest", "reason", "requirement", "reason_note", "closed_at", "told_at",
            "told_way",
        ]  # fmt: skip
        read_only_fields = fields


class VisitSerializer(serializers.ModelSerializer[StageVisit]):
    stage_name = serializers.CharField(source="stage.name")

    class Meta:
        model = StageVisit
        fields = ["stage", "stage_name", "milestone", "position", "entered_at"]


class ApplicationStorySerializer(ApplicationSerializer):
    """One application with everywhere it has been, oldest first."""

    visits = VisitSerializer(many=True)

    class Meta(ApplicationSerializer.Meta):
        fields = [*ApplicationSerializer.Meta.fields, "visits"]
        read_only_fields = fields


class MoveSerializer(serializers.Serializer[Any]):
    """`seen`: the stage the program believes it is in; refused with 409 when it has moved on."""

    to: Any = serializers.PrimaryKeyRelatedField(queryset=Stage.objects.all())
    seen: Any = serializers.PrimaryKeyRelatedField(queryset=Stage.objects.all(), required=False, default=None)


class CloseSerializer(serializers.Serializer[Any]):
    reason = serializers.ChoiceField(choices=Application.Reason.choices)
    requirement: Any = serializers.PrimaryKeyRelatedField(
        queryset=Requirement.objects.all(), required=False, allow_null=True, default=None
    )
    note = serializers.CharField(required=False, allow_blank=True, default="")


class ToldSerializer(serializers.Serializer[Any]):
    way = serializers.ChoiceField(choices=Application.Way.choices)
