"""A scorecard as programs see and send it."""

from typing import Any

from rest_framework import serializers

from scorecards.models import Overall, Rating, Scorecard
from scorecards.rules.draft import Draft, RatingDraft

LONGEST = 10_000


class RatingSerializer(serializers.ModelSerializer[Rating]):
    """One competency: a score of 1 to 4 with evidence, or `not_assessed`, or neither yet."""

    competency = serializers.UUIDField(source="competency_id")
    name = serializers.CharField(source="competency.name", read_only=True)
    score = serializers.IntegerField(min_value=1, max_value=4, allow_null=True, default=None)
    evidence = serializers.CharField(max_length=LONGEST, allow_blank=True, default="", trim_whitespace=False)

    class Meta:
        model = Rating
        fields = ["competency", "name", "score", "not_assessed", "evidence"]
        validators: list[Any] = []

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["score"] is not None and attrs.get("not_assessed"):
            raise serializers.ValidationError("Send a score or not_assessed, not both.")
        return attrs


class ScorecardSerializer(serializers.ModelSerializer[Scorecard]):
    """What is written. `version`: send it back with the next draft."""

    author = serializers.CharField(source="author.name", read_only=True)
    version = serializers.DateTimeField(source="saved_at", read_only=True)
    ratings = RatingSerializer(many=True)

    class Meta:
        model = Scorecard
        fields = [
            "id", "interview", "author", "version", "submitted_at", "overall", "cannot_say", "overall_note", "ratings",
            "kickoff_version",
        ]  # fmt: skip
        read_only_fields = fields


class ScorecardDraftSerializer(serializers.Serializer[Any]):
    """A whole draft, replacing the one there is. `version`: the one this was written from, null for none."""

    version = serializers.DateTimeField(allow_null=True)
    overall = serializers.ChoiceField(choices=Overall.choices, allow_null=True, default=None)
    cannot_say = serializers.BooleanField(default=False)
    overall_note = serializers.CharField(max_length=LONGEST, allow_blank=True, default="", trim_whitespace=False)
    ratings = RatingSerializer(many=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["overall"] is not None and attrs["cannot_say"]:
            raise serializers.ValidationError("Send an overall or cannot_say, not both.")
        named = [each["competency_id"] for each in attrs["ratings"]]
        if len(named) != len(set(named)):
            raise serializers.ValidationError("Send each competency once.")
        return attrs


def draft_from(data: dict[str, Any]) -> Draft:
    """Return the plain draft of what ``ScorecardDraftSerializer`` has checked."""
    ratings = (
        RatingDraft(each["competency_id"], each["score"], each.get("not_assessed", False), each["evidence"])
        for each in data["ratings"]
    )
    return Draft(tuple(ratings), data["overall"], data["cannot_say"], data["overall_note"])


class CloseRoundSerializer(serializers.Serializer[Any]):
    reason = serializers.CharField(max_length=LONGEST)
