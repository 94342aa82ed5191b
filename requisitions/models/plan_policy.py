"""Who must agree to a seat, and which changes ask them again."""

from django.db import models

from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel


class PlanPolicy(TenantModel):
    """One version of how seats are agreed to. A change is a new version; items that wait keep theirs.

    `steps`: as rules/plan_policy.py reads them. `material`: names of a plan item's fields.
    """

    version = models.PositiveIntegerField()
    effective_at = models.DateTimeField()
    steps = models.JSONField()
    material = models.JSONField()
    changed_by = TenantForeignKey(Member, null=True, related_name="+")
    note = models.CharField(max_length=200)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "version"], name="plan_policies_are_numbered"),
            AppendOnly(name="requisitions_planpolicy_append_only"),
        ]
