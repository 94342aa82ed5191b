"""Figures about types of roles as programs see and send them."""

from typing import Any

from rest_framework import serializers

from requisitions.models import RoleFact
from requisitions.rules.role_facts import FactDraft


class RoleFactSerializer(serializers.ModelSerializer[RoleFact]):
    class Meta:
        model = RoleFact
        fields = ["kind", "role_type", "location", "low", "high", "text", "source", "as_of_on", "added_by", "added_at"]


class RoleFactDraftSerializer(serializers.Serializer[Any]):
    """`low`, `high`: money a year, people, or per cent a year, as the kind has it. No names of candidates."""

    kind = serializers.ChoiceField(choices=RoleFact.Kind.choices)
    role_type = serializers.CharField(max_length=80)
    location = serializers.CharField(max_length=80, allow_blank=True, default="")
    low = serializers.IntegerField(min_value=0, max_value=10_000_000, allow_null=True, default=None)
    high = serializers.IntegerField(min_value=0, max_value=10_000_000, allow_null=True, default=None)
    text = serializers.CharField(max_length=300, allow_blank=True, default="")
    source = serializers.CharField(max_length=120)  # type: ignore[assignment]
    as_of_on = serializers.DateField()

    def draft(self) -> FactDraft:
        return FactDraft(**self.validated_data)


class TableSerializer(serializers.Serializer[Any]):
    """`table`: the CSV text. With `dry_run` nothing is written."""

    table = serializers.CharField(max_length=1_048_576, trim_whitespace=False)
    dry_run = serializers.BooleanField(default=True)


class ProblemSerializer(serializers.Serializer[Any]):
    """`row` as a spreadsheet counts it, the head being 1; 0 where no one row is meant."""

    row = serializers.IntegerField()
    column = serializers.CharField()
    said = serializers.CharField()


class FactsReportSerializer(serializers.Serializer[Any]):
    new = serializers.IntegerField()
    known = serializers.IntegerField()
    wrote = serializers.BooleanField()
    problems = ProblemSerializer(many=True)
