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


class ScoreSerializer(serializers.Serializer[Any]):
    """Promoters minus detractors of `n`, from -100 to 100, with its 95 % interval."""

    n = serializers.IntegerField()
    value = serializers.FloatField()
    low = serializers.FloatField()
    high = serializers.FloatField()


class StatementSerializer(serializers.Serializer[Any]):
    """`mean` of 1 to 5, null below five; `agree`: how many rated it 4 or 5."""

    key = serializers.CharField()
    text = serializers.CharField()
    mean = serializers.FloatField(allow_null=True)
    agree = MeasuredSerializer()


class SurveyGroupSerializer(serializers.Serializer[Any]):
    """`answered` and `score` are null where they would tell of fewer than five, by themselves or by subtracting."""

    name = serializers.CharField()
    asked = serializers.IntegerField()
    answered = serializers.IntegerField(allow_null=True)
    score = ScoreSerializer(allow_null=True)


class SurveyCutsSerializer(serializers.Serializer[Any]):
    outcome = SurveyGroupSerializer(many=True)
    department = SurveyGroupSerializer(many=True)
    role_type = SurveyGroupSerializer(many=True)


class SurveyResultSerializer(serializers.Serializer[Any]):
    """`words` come in no order of time, and not of fewer than five."""

    answered = MeasuredSerializer()
    score = ScoreSerializer()
    statements = StatementSerializer(many=True)
    cuts = SurveyCutsSerializer()
    words = serializers.ListField(child=serializers.CharField())


class CandidateSurveySerializer(serializers.Serializer[Any]):
    """`periods`: those that are over and have five answers, newest first; `result` is null while there is none."""

    periods = serializers.ListField(child=serializers.CharField())
    period = serializers.CharField(allow_null=True)
    result = SurveyResultSerializer(allow_null=True)


class RoleStageSerializer(MeasuredSerializer):
    stage = serializers.CharField()


class DaysToFillSerializer(serializers.Serializer[Any]):
    """The middle half, `low` to `high`, and the median of `n` requisitions; `from_first` counts from an application."""

    low = serializers.FloatField()
    median = serializers.FloatField()
    high = serializers.FloatField()
    n = serializers.IntegerField()
    from_first = serializers.IntegerField()


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
