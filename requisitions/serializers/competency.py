"""The library's competencies as programs see and send them."""

from typing import Any

import django_filters as filters
from rest_framework import serializers

from hiring.tenancy.filters import Filters
from requisitions.models import Competency, Method
from requisitions.rules.library import RATINGS, CompetencyDraft


class CompetencySerializer(serializers.ModelSerializer[Competency]):
    """`seen`: the fingerprint to send with a change. `anchors`: what ratings 1 to 4 look like."""

    anchors = serializers.ListField(child=serializers.CharField())
    seen = serializers.CharField(source="fingerprint")

    class Meta:
        model = Competency
        fields = ["id", "name", "description", "anchors", "methods", "changed_at", "retired_at", "seen"]
        read_only_fields = fields


class CompetencyDraftSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=80)
    description = serializers.CharField(max_length=2_000, allow_blank=True, default="")
    anchors = serializers.ListField(
        child=serializers.CharField(max_length=1_000), min_length=RATINGS, max_length=RATINGS
    )
    methods = serializers.ListField(child=serializers.ChoiceField(choices=Method.choices), default=list)


class CompetencyChangeSerializer(CompetencyDraftSerializer):
    seen = serializers.CharField()


def draft_of(data: dict[str, Any]) -> CompetencyDraft:
    return CompetencyDraft(data["name"], data["description"], tuple(data["anchors"]), tuple(data["methods"]))


class CompetencyFilter(Filters):
    q = filters.CharFilter(method="words", label="A part of the name or the definition")
    retired = filters.BooleanFilter(field_name="retired_at", lookup_expr="isnull", exclude=True)

    class Meta:
        model = Competency
        fields: tuple[str, ...] = ()

    def words(self, found: Any, name: str, value: str) -> Any:
        return found.matching(value.strip())
