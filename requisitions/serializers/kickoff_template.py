"""Templates of kickoffs as programs see and send them."""

from typing import Any

from rest_framework import serializers

from requisitions.rules.kickoff_template import LONGEST_COMPETENCY, LONGEST_EVIDENCE, LONGEST_METHOD, LONGEST_TEXT
from requisitions.rules.prework import FIELDS, LONGEST_QUESTION, LONGEST_REQUIREMENT


class WantedSerializer(serializers.Serializer[Any]):
    """`stage`: the name of one in the interview plan that it is copied into; another name is left to the kickoff."""

    text = serializers.CharField(max_length=LONGEST_REQUIREMENT)
    is_must = serializers.BooleanField()
    competency = serializers.CharField(max_length=LONGEST_COMPETENCY, allow_blank=True, default="")
    stage = serializers.CharField(max_length=LONGEST_METHOD, allow_blank=True, default="")
    method = serializers.CharField(max_length=LONGEST_METHOD, allow_blank=True, default="")
    evidence = serializers.CharField(max_length=LONGEST_EVIDENCE, allow_blank=True, default="")


class TemplateStageSerializer(serializers.Serializer[Any]):
    """One stage of the interview plan, without its people. `minutes` of conversation; `agreed_days` of waiting."""

    name = serializers.CharField()
    milestone = serializers.CharField()
    minutes = serializers.IntegerField()
    agreed_days = serializers.IntegerField(allow_null=True)
    competencies = serializers.ListField(child=serializers.CharField())
    pool = serializers.CharField(allow_blank=True)


class QuestionSerializer(serializers.Serializer[Any]):
    """`goes_to`: what an approved answer becomes in the kickoff; empty: it is talked about."""

    key = serializers.SlugField(max_length=40)
    short = serializers.CharField(max_length=80, default="a question")
    text = serializers.CharField(max_length=LONGEST_QUESTION)
    hint = serializers.CharField(max_length=LONGEST_QUESTION, allow_blank=True, default="")
    goes_to = serializers.ChoiceField(source="field", choices=list(FIELDS.items()), allow_blank=True, default="")


class KickoffTemplateSerializer(serializers.Serializer[Any]):
    """`version`: the one that was read, 0 for none; what is sent is the next. `is_offered`: false withdraws it.

    `plan`: the name of a plan template whose stages are taken; null leaves the stages as they were, an empty name
    leaves them to the requisition.
    """

    role_type = serializers.CharField(max_length=80)
    version = serializers.IntegerField(min_value=0)
    is_offered = serializers.BooleanField(default=True)
    requirements = WantedSerializer(many=True)
    ideal_profile = serializers.CharField(max_length=LONGEST_TEXT, allow_blank=True, default="")
    sourcing_plan = serializers.CharField(max_length=LONGEST_TEXT, allow_blank=True, default="")
    candidate_promises = serializers.CharField(max_length=LONGEST_TEXT, allow_blank=True, default="")
    questions = QuestionSerializer(many=True, default=list)
    stages = TemplateStageSerializer(many=True, read_only=True)
    plan = serializers.CharField(write_only=True, allow_blank=True, allow_null=True, default=None)


class CopySerializer(serializers.Serializer[Any]):
    """The number of a past requisition; left out, the template of the type of role is copied."""

    copied_from = serializers.IntegerField(required=False, allow_null=True, default=None, min_value=1)
