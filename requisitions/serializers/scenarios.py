"""Scenarios of a plan as programs see and send them."""

from typing import Any

from rest_framework import serializers

from requisitions.models import PlanItem, PlanScenario, ScenarioChange
from requisitions.serializers.plan import PlanDraftSerializer


class ScenarioSerializer(serializers.ModelSerializer[PlanScenario]):
    scenario_id = serializers.UUIDField(source="pk")

    class Meta:
        model = PlanScenario
        fields = ["scenario_id", "plan", "name", "state", "created_by", "created_at", "ended_by", "ended_at"]


class SumsSerializer(serializers.Serializer[Any]):
    """`hires`: seats by the share of requisitions of their type that ended with a hire."""

    seats = serializers.IntegerField()
    cost = serializers.IntegerField()
    low = serializers.IntegerField()
    high = serializers.IntegerField()
    hires = serializers.FloatField()


class ScenarioChangeSerializer(serializers.ModelSerializer[ScenarioChange]):
    """`item`: the number of the plan item, null for one that is added. `edit` counts the writings."""

    change_id = serializers.UUIDField(source="pk")
    item = serializers.IntegerField(source="plan_item.number", default=None)

    class Meta:
        model = ScenarioChange
        fields = [
            "change_id",
            "item",
            "kind",
            "content",
            "base_version",
            "base_edit",
            "edit",
            "changed_by",
            "changed_at",
        ]


class ComparedSerializer(ScenarioSerializer):
    """The scenario beside its plan. `conflicts`: numbers of items that were changed in the plan meanwhile."""

    live = SumsSerializer()
    branch = SumsSerializer()
    changes = ScenarioChangeSerializer(many=True)
    conflicts = serializers.ListField(child=serializers.IntegerField())

    class Meta(ScenarioSerializer.Meta):
        fields = [*ScenarioSerializer.Meta.fields, "live", "branch", "changes", "conflicts"]


class ScenarioDraftSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=80)


class ScenarioSeatSerializer(serializers.Serializer[Any]):
    """Without `item` a seat is added; with `item` alone it is left out; with both it is changed.

    `base_version`, `base_edit`: of the live item as it was read; moved on meanwhile, the change is refused (409).
    """

    item: "serializers.SlugRelatedField[PlanItem]" = serializers.SlugRelatedField(
        slug_field="number", queryset=PlanItem.objects.all(), required=False, allow_null=True, default=None
    )
    draft = PlanDraftSerializer(required=False, allow_null=True, default=None)
    seen_edit = serializers.IntegerField(min_value=0, default=0)
    base_version = serializers.IntegerField(min_value=1, allow_null=True, default=None)
    base_edit = serializers.IntegerField(min_value=0, default=0)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["item"] is None and attrs["draft"] is None:
            raise serializers.ValidationError("Name an item, or write a draft of a new one.")
        return attrs
