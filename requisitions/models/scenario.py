"""A branch of a plan: what would be changed, added and dropped, until it is merged or dropped itself."""

from django.db import models

from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models.hiring_plan import HiringPlan
from requisitions.models.plan import PlanItem


class PlanScenario(TenantModel):
    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        MERGED = "merged", "Merged"
        DROPPED = "dropped", "Dropped"

    plan = TenantForeignKey(HiringPlan, related_name="scenarios")
    name = models.CharField(max_length=80)
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    created_by = TenantForeignKey(Member, null=True, related_name="+")
    created_at = models.DateTimeField()
    ended_by = TenantForeignKey(Member, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "plan", "name"], name="scenarios_of_a_plan_are_named"),
        ]

    def __str__(self) -> str:
        return self.name


class ScenarioChange(TenantModel):
    """One item as the scenario has it. `content`: a draft, as rules/scenario.py reads it; empty where it is dropped.

    `base_version`, `base_edit`: the live item when the change was written. `edit` counts the writings.
    """

    class Kind(models.TextChoices):
        CHANGE = "change", "Changed"
        ADD = "add", "Added"
        DROP = "drop", "Dropped"

    scenario = TenantForeignKey(PlanScenario, related_name="changes")
    plan_item = TenantForeignKey(PlanItem, null=True, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    content = models.JSONField(default=dict)
    base_version = models.PositiveIntegerField(default=0)
    base_edit = models.PositiveIntegerField(default=0)
    edit = models.PositiveIntegerField(default=1)
    changed_by = TenantForeignKey(Member, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["changed_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "scenario", "plan_item"],
                condition=models.Q(plan_item__isnull=False),
                name="a_scenario_changes_an_item_once",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="add", plan_item=None)
                | (~models.Q(kind="add") & models.Q(plan_item__isnull=False)),
                name="only_what_is_added_has_no_item_yet",
            ),
        ]
