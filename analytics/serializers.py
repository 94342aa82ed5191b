"""Figures as programs see them: the same numbers as the dashboard and ``manage.py metric``."""

from typing import Any

from rest_framework import serializers


class StageFigureSerializer(serializers.Serializer[Any]):
    """One stage: counts, and the share of those decided that passed, with its 95 % Wilson interval."""

    stage = serializers.CharField()
    milestone = serializers.CharField()
    reached = serializers.IntegerField()
    passed = serializers.IntegerField()
    undecided = serializers.IntegerField()
    decided = serializers.IntegerField()
    rate = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)


class PassThroughSerializer(serializers.Serializer[Any]):
    stages = StageFigureSerializer(many=True)


class KeptSerializer(serializers.Serializer[Any]):
    """One side's promises that have come due."""

    kept = serializers.IntegerField()
    missed = serializers.IntegerField()
    pending = serializers.IntegerField()
    rate = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)


class PromisesKeptSerializer(serializers.Serializer[Any]):
    manager = KeptSerializer()
    recruiter = KeptSerializer()
