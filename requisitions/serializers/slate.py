"""Slates as programs see and send them."""

from typing import Any

from rest_framework import serializers

from requisitions.models import Application, Requirement, Slate, SlateCandidate, SlateEvidence


class EvidenceSerializer(serializers.ModelSerializer[SlateEvidence]):
    requirement: Any = serializers.PrimaryKeyRelatedField(queryset=Requirement.objects.all())

    class Meta:
        model = SlateEvidence
        fields = ["requirement", "text"]


class PlaceSerializer(serializers.ModelSerializer[SlateCandidate]):
    evidence = EvidenceSerializer(many=True, source="evidence_set")
    candidate_name = serializers.CharField(source="application.candidate.name")

    class Meta:
        model = SlateCandidate
        fields = ["id", "application", "candidate_name", "answer", "answered_at", "evidence"]


class SlateSerializer(serializers.ModelSerializer[Slate]):
    requisition = serializers.IntegerField(source="requisition.number")
    candidates = PlaceSerializer(many=True)

    class Meta:
        model = Slate
        fields = ["id", "requisition", "number", "state", "presented_at", "reviewed_at", "return_reason", "candidates"]
        read_only_fields = fields


class ProposalSerializer(serializers.Serializer[Any]):
    application: Any = serializers.PrimaryKeyRelatedField(queryset=Application.objects.select_related("candidate"))
    evidence = EvidenceSerializer(many=True, required=False, default=list)


class DraftSerializer(serializers.Serializer[Any]):
    """The whole draft: what is sent replaces what was prepared."""

    candidates = ProposalSerializer(many=True)


class AnswerSerializer(serializers.Serializer[Any]):
    answer = serializers.ChoiceField(choices=[each for each in SlateCandidate.Answer.choices if each[0]])
    requirement: Any = serializers.PrimaryKeyRelatedField(
        queryset=Requirement.objects.all(), required=False, allow_null=True, default=None
    )
    note = serializers.CharField(required=False, allow_blank=True, default="")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["answer"] == SlateCandidate.Answer.DECLINE and attrs["requirement"] is None:
            raise serializers.ValidationError({"requirement": "Choose the requirement that is not met."})
        return attrs


class ReturnSerializer(serializers.Serializer[Any]):
    reason = serializers.CharField()
