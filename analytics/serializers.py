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


class MeasuredSerializer(serializers.Serializer[Any]):
    """`number` of `n`, with the 95 % Wilson interval; every part of it null below five: too few to say."""

    number = serializers.IntegerField(allow_null=True)
    n = serializers.IntegerField()
    rate = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)


class RoleStageSerializer(MeasuredSerializer):
    stage = serializers.CharField()


class DaysToFillSerializer(serializers.Serializer[Any]):
    """The middle half, `low` to `high`, and the median of `n` requisitions."""

    low = serializers.FloatField()
    median = serializers.FloatField()
    high = serializers.FloatField()
    n = serializers.IntegerField()


class RoleRecordSerializer(serializers.Serializer[Any]):
    """Our own record of a type of role. `days_to_fill` is null below five; `hired_again`: asked twelve months in."""

    role_type = serializers.CharField()
    pass_through = RoleStageSerializer(many=True)
    days_to_fill = DaysToFillSerializer(allow_null=True)
    offers_accepted = MeasuredSerializer()
    hired_again = MeasuredSerializer()


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
