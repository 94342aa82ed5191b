"""The policy of the plan as programs see and send it."""

from typing import Any

from rest_framework import serializers

from hiring.tenancy.access import Role
from requisitions.models.plan import PlanSide
from requisitions.rules.plan_policy import Step


class StepSerializer(serializers.Serializer[Any]):
    """One word that is needed: of anyone who holds one of `roles`, or is one of `people` (ids of members).

    Steps of one `order` are asked at once. `from_cost`: a year, all seats of the item together.
    """

    key = serializers.SlugField(max_length=40)
    name = serializers.CharField(max_length=40)
    side = serializers.ChoiceField(choices=PlanSide.choices)
    order = serializers.IntegerField(min_value=1, max_value=9, default=1)
    roles = serializers.ListField(child=serializers.ChoiceField(choices=Role.choices()), default=list)
    people = serializers.ListField(child=serializers.UUIDField(), default=list)
    from_cost = serializers.IntegerField(min_value=0, default=0)


class PlanPolicySerializer(serializers.Serializer[Any]):
    """`version` is 0 until somebody wrote one. `material`: fields of an item that, changed, ask everybody again."""

    version = serializers.IntegerField()
    steps = StepSerializer(many=True)
    material = serializers.ListField(child=serializers.CharField())


class PlanPolicyChangeSerializer(serializers.Serializer[Any]):
    """`seen_version`: the version that was read before this was written."""

    steps = StepSerializer(many=True)
    material = serializers.ListField(child=serializers.CharField(max_length=40))
    note = serializers.CharField(max_length=200)
    seen_version = serializers.IntegerField()


def steps_from(data: list[dict[str, Any]]) -> list[Step]:
    return [Step(**{**each, "roles": tuple(each["roles"]), "people": tuple(each["people"])}) for each in data]
