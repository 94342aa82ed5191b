"""The words advised against, and the notes on a kickoff, as programs see and send them."""

from typing import Any

from rest_framework import serializers

from requisitions.rules.vocabulary import KINDS, LONGEST_ADVICE, LONGEST_TERM


class WordSerializer(serializers.Serializer[Any]):
    """`term`: a word or a few, a `*` at the end stands for any ending."""

    term = serializers.CharField(max_length=LONGEST_TERM)
    kind = serializers.ChoiceField(choices=list(KINDS.items()))
    instead = serializers.CharField(max_length=LONGEST_ADVICE)
    source = serializers.CharField(max_length=120, allow_blank=True, default="")  # type: ignore[assignment]


class WordListSerializer(serializers.Serializer[Any]):
    """`version`: the one that was read; what is sent replaces the whole list as the next one."""

    version = serializers.IntegerField(min_value=0)
    words = WordSerializer(many=True)
    note = serializers.CharField(max_length=200, allow_blank=True, required=False, write_only=True)


class KickoffNoteSerializer(serializers.Serializer[Any]):
    """`about`: the part of the kickoff; `key`: which requirement or stage; `until`: of what blocks, what must be so."""

    fact = serializers.CharField()
    text = serializers.CharField()
    about = serializers.CharField()
    key = serializers.CharField()
    until = serializers.CharField()
    blocks = serializers.BooleanField()
