"""Plans of a period and a department as programs see and send them."""

from typing import Any

from rest_framework import serializers

from requisitions.actions.hiring_plan import HiringPlanDraft


class TotalsSerializer(serializers.Serializer[Any]):
    """Of what is neither ended nor delayed; costs are a year. `low` to `high`: the band of `cost`."""

    items = serializers.IntegerField()
    seats = serializers.IntegerField()
    cost = serializers.IntegerField()
    low = serializers.IntegerField()
    high = serializers.IntegerField()
    agreed = serializers.IntegerField(help_text="The cost of what is approved")
    agreed_seats = serializers.IntegerField()
    waiting = serializers.IntegerField(help_text="Items before a decision")
    delayed = serializers.IntegerField()
    overdue = serializers.IntegerField(help_text="Items whose day to be open has passed without an open requisition")


class HiringPlanSerializer(serializers.Serializer[Any]):
    """A plan beside its budget. `left` is below nothing when it costs more than it may."""

    plan_id = serializers.UUIDField(source="plan.pk")
    department = serializers.CharField(source="plan.department")
    starts_on = serializers.DateField(source="plan.starts_on")
    ends_on = serializers.DateField(source="plan.ends_on")
    budget = serializers.IntegerField(source="plan.budget")
    version = serializers.IntegerField(source="plan.version")
    left = serializers.IntegerField(source="balance.left")
    totals = TotalsSerializer(source="balance.totals")


class HiringPlanDraftSerializer(serializers.Serializer[Any]):
    """`budget`: what the seats may cost a year, in whole currency units."""

    department = serializers.CharField(max_length=80)
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()
    budget = serializers.IntegerField(min_value=0, max_value=10_000_000_000)


class HiringPlanChangeSerializer(HiringPlanDraftSerializer):
    """`seen_version`: the version that was read before this was written."""

    seen_version = serializers.IntegerField()


def plan_draft_from(data: dict[str, Any]) -> HiringPlanDraft:
    return HiringPlanDraft(**{name: value for name, value in data.items() if name != "seen_version"})
