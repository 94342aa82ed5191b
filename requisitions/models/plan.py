"""The hiring plan: why a seat, for which outcome, and who agreed to it."""

from django.db import models

from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models.hiring_plan import HiringPlan
from requisitions.models.plan_policy import PlanPolicy
from requisitions.querysets import PlanItemQuerySet


class SeatReason(models.TextChoices):
    """Why there is a seat at all."""

    NEW = "new", "New seat"
    BACKFILL = "backfill", "Backfill: somebody moved on"
    REPLACEMENT = "replacement", "Replacement: somebody is to be replaced"


class PlanItem(TenantModel):
    """One seat (or several alike) argued for. `version` rises with every material edit, `edit` with every other.

    `policy`: by which it is decided on since it was proposed; none: by what is usual.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        PROPOSED = "proposed", "Waiting for approval"
        APPROVED = "approved", "Approved"
        SENT_BACK = "sent_back", "Sent back"
        DELAYED = "delayed", "Delayed"
        DECLINED = "declined", "Declined"
        INTERNAL = "internal", "Filled internally"
        UPSKILLED = "upskilled", "Upskilled instead"
        SPLIT = "split", "Split in two"
        WITHDRAWN = "withdrawn", "Withdrawn"

    number = models.PositiveIntegerField()
    plan = TenantForeignKey(HiringPlan, null=True, blank=True, related_name="items")
    title = models.CharField(max_length=120)
    role_type = models.CharField(max_length=80)
    department = models.CharField(max_length=80)
    location = models.CharField(max_length=80, blank=True)
    seats = models.PositiveSmallIntegerField(default=1)
    outcome = models.TextField()
    success_at_6_months = models.TextField()
    success_at_12_months = models.TextField()
    time_to_impact = models.CharField(max_length=120)
    reason = models.CharField(max_length=12, choices=SeatReason, default=SeatReason.NEW)
    target_open_on = models.DateField(null=True, blank=True)
    target_start_on = models.DateField()
    yearly_cost = models.PositiveIntegerField()
    cost_low = models.PositiveIntegerField(null=True, blank=True)
    cost_high = models.PositiveIntegerField(null=True, blank=True)
    why_external = models.TextField()
    internal_move = models.TextField(blank=True)
    upskill = models.TextField(blank=True)
    automate = models.TextField(blank=True)
    alternatives = models.TextField(blank=True)
    hiring_manager = TenantForeignKey(Member, related_name="+")
    recruiter = TenantForeignKey(Member, null=True, blank=True, related_name="+")
    parent = TenantForeignKey("self", null=True, blank=True, related_name="parts")
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    policy = TenantForeignKey(PlanPolicy, null=True, blank=True, related_name="+")
    delayed_until_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    edit = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = PlanItemQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "number"], name="plan_items_are_numbered"),
        ]
        indexes = [models.Index(fields=["organization", "plan"], name="plan_item_by_plan")]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def reference(self) -> str:
        return f"PLAN-{self.number}"


class PlanVersion(TenantModel):
    """What the item said, word for word. Never changed. `edit`: 0 as the version began, then a row a lesser change."""

    plan_item = TenantForeignKey(PlanItem, related_name="versions")
    version = models.PositiveIntegerField()
    edit = models.PositiveIntegerField(default=0)
    content = models.TextField()
    written_by = TenantForeignKey(Member, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["version", "edit"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "plan_item", "version", "edit"], name="a_plan_version_is_written_once"
            ),
            AppendOnly(name="requisitions_planversion_append_only"),
        ]


class PlanSide(models.TextChoices):
    """For whom a step of the policy speaks."""

    FINANCE = "finance", "Finance"
    TALENT = "talent", "Talent acquisition"
    BUSINESS = "business", "The business"


class Decision(models.TextChoices):
    OPEN = "open", "Open the requisition"
    SEND_BACK = "send_back", "Redesign it: send it back"
    DELAY = "delay", "Delay it until a day"
    INTERNAL = "internal", "Fill it from inside"
    UPSKILL = "upskill", "Upskill somebody instead"
    DECLINE = "decline", "Decline the seat"


class Planning(models.TextChoices):
    """What whoever runs the plan may do with a seat beyond a decision of the policy's steps."""

    SPLIT = "split", "Split in two levels"
    WITHDRAW = "withdraw", "Withdrawn"


class PlanApproval(TenantModel):
    """One decision on one version. `side`: the key of the policy's step, or "plan" for whoever runs the plan.

    No person decides for two steps: finance and talent acquisition are distinct people.
    """

    PLAN = "plan"

    plan_item = TenantForeignKey(PlanItem, related_name="approvals")
    version = models.PositiveIntegerField()
    side = models.CharField(max_length=40)
    decision = models.CharField(max_length=10, choices=[*Decision.choices, *Planning.choices])
    reason = models.TextField(blank=True)
    until_on = models.DateField(null=True)
    decided_by = TenantForeignKey(Member, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "plan_item", "version", "side"], name="each_side_decides_a_version_once"
            ),
            models.UniqueConstraint(
                fields=["organization", "plan_item", "version", "decided_by"],
                condition=~models.Q(side="plan"),
                name="the_two_sides_are_two_people",
            ),
        ]
