"""The answers before a kickoff as programs see and send them."""

from typing import Any

from rest_framework import serializers

from hiring.tenancy.reach import within_reach
from requisitions.rules.prework import LONGEST_ANSWER


class PreworkAnswerSerializer(serializers.Serializer[Any]):
    """`text`: empty for whoever may not read it yet. `seen`: send it with what you write or decide."""

    key = serializers.CharField(source="answer.key")
    question = serializers.CharField(source="answer.question")
    goes_to = serializers.CharField(source="answer.field")
    standing = serializers.CharField(source="answer.state")
    text = serializers.CharField()
    word = serializers.CharField(source="answer.word")
    seen = serializers.CharField(source="answer.fingerprint")


class PreworkSerializer(serializers.Serializer[Any]):
    is_sent = serializers.BooleanField()
    answer_by_at = serializers.DateTimeField(allow_null=True)
    completed_at = serializers.DateTimeField(allow_null=True)
    answers = PreworkAnswerSerializer(many=True)


class PreworkSendSerializer(serializers.Serializer[Any]):
    answer_by_at = serializers.DateTimeField(validators=[within_reach])


class PreworkWriteSerializer(serializers.Serializer[Any]):
    """`hand_in`: from then on the recruiter reads it."""

    text = serializers.CharField(max_length=LONGEST_ANSWER, allow_blank=True)
    seen = serializers.CharField(max_length=32)
    hand_in = serializers.BooleanField(default=False)


class PreworkReviewSerializer(serializers.Serializer[Any]):
    """Approved, it is written into the kickoff where it has a place there; else `why` says what is missing."""

    approves = serializers.BooleanField()
    why = serializers.CharField(max_length=240, allow_blank=True, default="")
    seen = serializers.CharField(max_length=32)
