"""What became of a table of seats, as programs read it."""

from typing import Any

from rest_framework import serializers

from requisitions.serializers.role_facts import ProblemSerializer


class TakenSerializer(serializers.Serializer[Any]):
    """`what`: "new", "changed" or "same"."""

    row = serializers.IntegerField()
    what = serializers.CharField()
    title = serializers.CharField(source="item.title")


class PlanTableReportSerializer(serializers.Serializer[Any]):
    new = serializers.IntegerField()
    changed = serializers.IntegerField()
    same = serializers.IntegerField()
    wrote = serializers.BooleanField()
    taken = TakenSerializer(many=True)
    problems = ProblemSerializer(many=True)
