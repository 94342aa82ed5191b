"""Reusable interview plans, and how long a candidate may be talked to before the plan says so."""

from django.db import models

from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.querysets import PlanTemplateQuerySet
from requisitions.rules.plan_template import LONGEST_HOURS, TemplateStage, read


class PlanTemplate(TenantModel):
    """A plan that others copy. What was copied is the other's own: no later version reaches it."""

    name = models.CharField(max_length=80)
    version = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True)

    objects = PlanTemplateQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organization", "name"], name="a_plan_template_is_named_once")]

    def __str__(self) -> str:
        return self.name


class PlanTemplateVersion(TenantModel):
    """The stages as they were saved, in order, by name alone: competencies and pools are found again by theirs."""

    template = TenantForeignKey(PlanTemplate, related_name="versions")
    version = models.PositiveSmallIntegerField()
    stages = models.JSONField()
    written_by = TenantForeignKey(Member, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "template", "version"], name="a_plan_version_stands_once"),
            AppendOnly(name="requisitions_plantemplateversion_append_only"),
        ]

    def __str__(self) -> str:
        return f"{self.template_id} {self.version}"

    @property
    def lines(self) -> tuple[TemplateStage, ...]:
        return read(self.stages)


class LoopRule(TenantModel):
    """How many hours of conversation a plan may ask of a candidate before it says so. One row an organization."""

    longest_hours = models.PositiveSmallIntegerField(default=LONGEST_HOURS)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization"], name="one_loop_rule")]
