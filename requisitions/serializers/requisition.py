"""Requisitions as programs see them, and the steps of their lives."""

from typing import Any

from rest_framework import serializers

from requisitions.actions.requisition import STEPS
from requisitions.models import PipelineUpdate, Requisition


class RequisitionSerializer(serializers.ModelSerializer[Requisition]):
    plan_item = serializers.IntegerField(source="plan_item.number", default=None)

    class Meta:
        model = Requisition
        fields = [
            "id", "number", "plan_item", "title", "role_type", "department", "location", "openings", "hiring_manager",
            "recruiter", "state", "target_start_on", "forecast_days", "created_at", "opened_at", "closed_at",
        ]  # fmt: skip
        read_only_fields = fields


class StepSerializer(serializers.Serializer[Any]):
    step = serializers.ChoiceField(choices=list(STEPS))


class UpdateSerializer(serializers.ModelSerializer[PipelineUpdate]):
    class Meta:
        model = PipelineUpdate
        fields = ["id", "text", "written_by", "written_at"]
        read_only_fields = ["id", "written_by", "written_at"]
