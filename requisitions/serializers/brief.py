"""The brief as programs see it."""

from typing import Any

from rest_framework import serializers


class BriefLineSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(source="label")
    text = serializers.CharField()


class BriefSectionSerializer(serializers.Serializer[Any]):
    title = serializers.CharField()
    lines = BriefLineSerializer(many=True)


class BriefSerializer(serializers.Serializer[Any]):
    """`content_hash`: of the words that both signed."""

    version = serializers.IntegerField()
    content_hash = serializers.CharField()
    role = serializers.CharField()
    sections = BriefSectionSerializer(many=True)
