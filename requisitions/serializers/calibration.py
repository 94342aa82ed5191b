"""Calibration as programs see and send it. A rating of the other side is not there before both are in."""

from typing import Any

from rest_framework import serializers

from requisitions.models import Candidate
from requisitions.rules.calibration import ANSWERS, LONGEST_DESCRIPTION, LONGEST_LABEL, LONGEST_WHY


class CalibrationRatingSerializer(serializers.Serializer[Any]):
    side = serializers.CharField()
    rating = serializers.IntegerField()
    why = serializers.CharField()


class CalibrationProfileSerializer(serializers.Serializer[Any]):
    position = serializers.IntegerField(source="profile.position")
    title = serializers.CharField(source="profile.label")
    description = serializers.CharField(source="profile.description")
    candidate = serializers.UUIDField(source="profile.candidate_id", allow_null=True)
    waits_for = serializers.ListField(child=serializers.CharField())
    ratings = CalibrationRatingSerializer(source="read", many=True)
    difference = serializers.CharField(source="difference.words", default="")


class ProfileDraftSerializer(serializers.Serializer[Any]):
    """A title with what is known, or a candidate."""

    title = serializers.CharField(max_length=LONGEST_LABEL, allow_blank=True, default="")
    description = serializers.CharField(max_length=LONGEST_DESCRIPTION, allow_blank=True, default="")
    candidate: "serializers.PrimaryKeyRelatedField[Candidate]" = serializers.PrimaryKeyRelatedField(
        queryset=Candidate.objects.all(), allow_null=True, default=None
    )


class RateSerializer(serializers.Serializer[Any]):
    """Would you want to meet them? 1 strong no, 2 no, 3 yes, 4 strong yes."""

    rating = serializers.IntegerField(min_value=min(ANSWERS), max_value=max(ANSWERS))
    why = serializers.CharField(max_length=LONGEST_WHY)
