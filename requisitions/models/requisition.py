"""The requisition and its interview plan: what is hired, by whom, through which stages."""

from django.db import models

from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models.competency import Competency
from requisitions.models.opening import OpensOnlyWhenSigned
from requisitions.models.plan import PlanItem
from requisitions.models.pool import Pool
from requisitions.querysets import RequisitionQuerySet, StageQuerySet


class Milestone(models.TextChoices):
    """The field's common points, in order, on which stages of different pipelines are compared."""

    APPLICATION = "application", "Application"
    SCREEN = "screen", "Screen"
    MANAGER_REVIEW = "manager_review", "Manager review"
    INTERVIEW = "interview", "Interview"
    ONSITE = "onsite", "Onsite"
    OFFER = "offer", "Offer"
    HIRED = "hired", "Hired"


class Side(models.TextChoices):
    """The two who own a hire together, and those who help."""

    MANAGER = "manager", "Hiring manager"
    RECRUITER = "recruiter", "Recruiter"
    INTERVIEWER = "interviewer", "Interviewer"


class Requisition(TenantModel):
    """One role being hired for. `kickoff`: planned, not open; it opens when both sides have signed."""

    class State(models.TextChoices):
        KICKOFF = "kickoff", "Kickoff"
        OPEN = "open", "Open"
        ON_HOLD = "on_hold", "On hold"
        FILLED = "filled", "Filled"
        CANCELLED = "cancelled", "Cancelled"

    number = models.PositiveIntegerField()
    plan_item = TenantForeignKey(PlanItem, null=True, blank=True, related_name="requisitions")
    title = models.CharField(max_length=120)
    role_type = models.CharField(max_length=80)
    department = models.CharField(max_length=80, blank=True)
    location = models.CharField(max_length=80, blank=True)
    openings = models.PositiveSmallIntegerField(default=1)
    hiring_manager = TenantForeignKey(Member, related_name="managed_requisitions")
    recruiter = TenantForeignKey(Member, related_name="recruited_requisitions")
    state = models.CharField(max_length=10, choices=State, default=State.KICKOFF)
    target_start_on = models.DateField(null=True, blank=True)
    forecast_days = models.PositiveSmallIntegerField(null=True, blank=True)
    external_id = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = RequisitionQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["-number"]
        indexes = [
            models.Index(fields=["organization", "state", "-number"], name="requisition_by_state"),
            models.Index(fields=["organization", "hiring_manager"], name="requisition_by_manager"),
            models.Index(fields=["organization", "recruiter"], name="requisition_by_recruiter"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["organization", "number"], name="requisitions_are_numbered"),
            models.UniqueConstraint(
                fields=["organization", "external_id"],
                condition=~models.Q(external_id=""),
                name="an_imported_requisition_stands_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="open") | models.Q(opened_at__isnull=False), name="open_has_a_date"
            ),
            OpensOnlyWhenSigned(name="opens_only_when_signed"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def reference(self) -> str:
        return f"REQ-{self.number}"

    @property
    def is_closed(self) -> bool:
        return self.state in {self.State.FILLED, self.State.CANCELLED}

    @property
    def partners(self) -> dict[str, str]:
        """Who owns the hire now, as the ledger writes it: whoever hears of an event later asks no table."""
        return {"manager": str(self.hiring_manager_id), "recruiter": str(self.recruiter_id)}

    def side_of(self, member: Member) -> Side | None:
        """Return which of the two owners `member` is; None for everybody else."""
        return {self.hiring_manager_id: Side.MANAGER, self.recruiter_id: Side.RECRUITER}.get(member.pk)


class Stage(TenantModel):
    """One step of a requisition's interview plan. `agreed_days`: how long one may stay in it.

    `pool`: whoever of it is free interviews, beside or instead of those who are named.
    """

    requisition = TenantForeignKey(Requisition, models.CASCADE, related_name="stages")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    milestone = models.CharField(max_length=16, choices=Milestone)
    minutes = models.PositiveSmallIntegerField(default=45)
    agreed_days = models.PositiveSmallIntegerField(null=True, blank=True)
    pool = TenantForeignKey(Pool, null=True, blank=True, related_name="stages")

    objects = StageQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "requisition", "position"],
                name="stages_are_in_order",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(fields=["organization", "requisition", "name"], name="a_stage_is_named_once"),
        ]

    def __str__(self) -> str:
        return self.name


class StageFocus(TenantModel):
    """This stage assesses this competency."""

    stage = TenantForeignKey(Stage, models.CASCADE, related_name="focus_set")
    competency = TenantForeignKey(Competency, related_name="focused_in")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "stage", "competency"], name="a_focus_is_set_once"),
        ]


class StageInterviewer(TenantModel):
    """This member interviews in this stage."""

    stage = TenantForeignKey(Stage, models.CASCADE, related_name="interviewer_set")
    member = TenantForeignKey(Member, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "stage", "member"], name="an_interviewer_is_named_once"),
        ]
