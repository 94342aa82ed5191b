"""The history import for programs: what is sent, and the report."""

from typing import Any

from rest_framework import serializers

from requisitions.rules.history.report import Refusal


class ImportSerializer(serializers.Serializer[Any]):
    """Multipart: one mapping, one or more tables."""

    mapping = serializers.FileField()
    tables = serializers.ListField(child=serializers.FileField(), allow_empty=False)
    dry_run = serializers.BooleanField(default=False)
    keep_good = serializers.BooleanField(default=False)


class PlaceSerializer(serializers.Serializer[Any]):
    table = serializers.CharField()
    row = serializers.IntegerField()


class CellField(serializers.CharField):
    """What stands in a cell, as far as JSON can say it: a byte that is no letter is written out, as in the report."""

    def to_representation(self, value: Any) -> str:
        return str(value).encode("utf-8", "backslashreplace").decode()


class RefusalSerializer(serializers.Serializer[Refusal]):
    table = serializers.CharField()
    row = serializers.IntegerField(allow_null=True)
    column = serializers.CharField()
    value = CellField()
    reason = serializers.CharField()
    application = CellField()
    also = PlaceSerializer(many=True)


class NoteSerializer(serializers.Serializer[Any]):
    table = serializers.CharField()
    row = serializers.IntegerField(allow_null=True)
    text = serializers.CharField()


class StageCountSerializer(serializers.Serializer[Any]):
    stage = serializers.CharField()
    milestone = serializers.CharField()
    reached = serializers.IntegerField()


class ReportSerializer(serializers.Serializer[Any]):
    """Counts are applications. `wrote` is false for a dry run, and when anything is refused without `keep_good`."""

    new = serializers.IntegerField()
    changed = serializers.IntegerField()
    unchanged = serializers.IntegerField()
    refused = serializers.IntegerField()
    wrote = serializers.BooleanField()
    dry_run = serializers.BooleanField()
    keep_good = serializers.BooleanField()
    verdict = serializers.CharField()
    stages = StageCountSerializer(many=True)
    refusals = RefusalSerializer(many=True)
    notes = NoteSerializer(many=True)
