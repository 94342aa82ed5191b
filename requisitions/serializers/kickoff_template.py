"""Templates of kickoffs as programs see and send them."""

from typing import Any

from rest_framework import serializers

from requisitions.rules.kickoff_template import LONGEST_COMPETENCY, LONGEST_TEXT
from requisitions.rules.prework import FIELDS, LONGEST_QUESTION, LONGEST_REQUIREMENT


class WantedSerializer(serializers.Serializer[Any]):
    text = serializers.CharField(max_length=LONGEST_REQUIREMENT)
    is_must = serializers.BooleanField()
    competency = serializers.CharField(max_length=LONGEST_COMPETENCY, allow_blank=True, default="")


class QuestionSerializer(serializers.Serializer[Any]):
    """`goes_to`: what an approved answer becomes in the kickoff; empty: it is talked about."""

    key = serializers.SlugField(max_length=40)
    short = serializers.CharField(max_length=80, default="a question")
    text = serializers.CharField(max_length=LONGEST_QUESTION)
    hint = serializers.CharField(max_length=LONGEST_QUESTION, allow_blank=True, default="")
    goes_to = serializers.ChoiceField(source="field", choices=list(FIELDS.items()), allow_blank=True, default="")


class KickoffTemplateSerializer(serializers.Serializer[Any]):
    """`version`: the one that was read, 0 for none; what is sent is the next. `is_offered`: false withdraws it."""

    role_type = serializers.CharField(max_length=80)
    version = serializers.IntegerField(min_value=0)
    is_offered = serializers.BooleanField(default=True)
    requirements = WantedSerializer(many=True)
    ideal_profile = serializers.CharField(max_length=LONGEST_TEXT, allow_blank=True, default="")
    sourcing_plan = serializers.CharField(max_length=LONGEST_TEXT, allow_blank=True, default="")
    questions = QuestionSerializer(many=True, default=list)


class CopySerializer(serializers.Serializer[Any]):
    """The number of a past requisition; left out, the template of the type of role is copied."""

    copied_from = serializers.IntegerField(required=False, allow_null=True, default=None, min_value=1)
