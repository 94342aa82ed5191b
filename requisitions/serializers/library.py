"""Pools and reusable plans as programs see and send them."""

from typing import Any

from rest_framework import serializers

from hiring.tenancy.models import Member
from requisitions.actions.plan_template import LONGEST_EVER
from requisitions.actions.pool import seen_of
from requisitions.models import PlanTemplate, PlanTemplateVersion, Pool


class PoolSerializer(serializers.ModelSerializer[Pool]):
    """`seen`: the fingerprint to send with a change. `uses`: how many stages name it."""

    members = serializers.SerializerMethodField()
    uses = serializers.IntegerField(default=0)
    seen = serializers.SerializerMethodField()

    class Meta:
        model = Pool
        fields = ["id", "name", "description", "members", "changed_at", "retired_at", "uses", "seen"]
        read_only_fields = fields

    def get_members(self, pool: Pool) -> list[str]:
        return sorted(str(each.member_id) for each in pool.member_set.all())

    def get_seen(self, pool: Pool) -> str:
        return seen_of(pool)


class PoolDraftSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=80)
    description = serializers.CharField(max_length=240, allow_blank=True, default="")
    members = serializers.PrimaryKeyRelatedField(queryset=Member.objects.active(), many=True, default=[])


class PoolChangeSerializer(PoolDraftSerializer):
    seen = serializers.CharField()


def pool_of(data: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": data["name"],
        "description": data["description"],
        "members": [member.pk for member in data["members"]],
    }


class PlanTemplateVersionSerializer(serializers.ModelSerializer[PlanTemplateVersion]):
    class Meta:
        model = PlanTemplateVersion
        fields = ["version", "stages", "written_by", "written_at"]
        read_only_fields = fields


class PlanTemplateSerializer(serializers.ModelSerializer[PlanTemplate]):
    """With every version, the newest first."""

    versions = PlanTemplateVersionSerializer(many=True)

    class Meta:
        model = PlanTemplate
        fields = ["id", "name", "version", "retired_at", "versions"]
        read_only_fields = fields


class SaveTemplateSerializer(serializers.Serializer[Any]):
    """`requisition`: the number of the one whose plan is kept."""

    requisition = serializers.IntegerField()
    name = serializers.CharField(max_length=80)


class UseTemplateSerializer(serializers.Serializer[Any]):
    template: "serializers.PrimaryKeyRelatedField[PlanTemplate]" = serializers.PrimaryKeyRelatedField(
        queryset=PlanTemplate.objects.all()
    )


class LoopRuleSerializer(serializers.Serializer[Any]):
    longest_hours = serializers.IntegerField(min_value=1, max_value=LONGEST_EVER)
