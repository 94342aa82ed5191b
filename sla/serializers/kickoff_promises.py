"""The promises of one requisition as programs see them."""

from typing import Any

from rest_framework import serializers


class KickoffPromisesSerializer(serializers.Serializer[Any]):
    """`promises`: what differs from everywhere, as {"feedback": "PT12H"}; `terms`: everything, as in the policy."""

    version = serializers.IntegerField(read_only=True)
    promises = serializers.DictField(child=serializers.CharField(max_length=20))
    terms = serializers.DictField(read_only=True)


class AppliedSerializer(serializers.Serializer[Any]):
    """The promises that were timed anew."""

    promises = serializers.ListField(child=serializers.UUIDField())
