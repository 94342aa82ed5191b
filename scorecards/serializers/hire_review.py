"""A look back at a hire as programs see and send it."""

from typing import Any

from rest_framework import serializers

from scorecards.models import HireReview


class HireReviewSerializer(serializers.ModelSerializer[HireReview]):
    class Meta:
        model = HireReview
        fields = ["id", "months", "rating", "evidence", "would_hire_again", "reviewed_by", "reviewed_at"]
        read_only_fields = fields


class WriteHireReviewSerializer(serializers.Serializer[Any]):
    months = serializers.IntegerField()
    rating = serializers.IntegerField()
    evidence = serializers.CharField(max_length=10_000)
    would_hire_again = serializers.BooleanField()
