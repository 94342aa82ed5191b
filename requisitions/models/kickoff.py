"""The kickoff: what both sides agree before the requisition opens, and their signatures."""

from django.db import models

from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models.competency import Competency
from requisitions.models.requisition import Requisition, Side, Stage
from requisitions.querysets import KickoffQuerySet, RequirementQuerySet
from requisitions.rules.drafts import fingerprint


class Kickoff(TenantModel):
    """One per requisition. `version` rises with every agreed change; signatures are for a version.

    `generation` rises with every invitation (iCalendar SEQUENCE). `wished_days` and `agreed_days`
    are calendar days from opening to an accepted offer. `promises`: what both promise otherwise than everywhere,
    each as {"clause", "allowance", "words"}; sla writes and reads it, and `words` are signed. `revision` rises with
    whatever changes on the kickoff's page, signed or not: an open page asks for it to know whether to read again.
    """

    requisition = TenantForeignKey(Requisition, models.CASCADE, related_name="kickoffs")
    version = models.PositiveIntegerField(default=1)
    scheduled_for_at = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    generation = models.PositiveIntegerField(default=0)
    held_at = models.DateTimeField(null=True)
    ideal_profile = models.TextField(blank=True)
    sourcing_plan = models.TextField(blank=True)
    slate_due_on = models.DateField(null=True, blank=True)
    slate_size = models.PositiveSmallIntegerField(default=3)
    wished_days = models.PositiveSmallIntegerField(null=True, blank=True)
    agreed_days = models.PositiveSmallIntegerField(null=True, blank=True)
    candidate_promises = models.TextField(blank=True)
    promises = models.JSONField(default=list)
    requirements_approved_at = models.DateTimeField(null=True)
    requirements_approved_version = models.PositiveIntegerField(null=True)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = KickoffQuerySet.as_tenant_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "requisition"], name="one_kickoff_per_requisition"),
        ]

    @property
    def slate_terms(self) -> dict[str, str | int | None]:
        """What is agreed of the slate now, as the ledger writes it."""
        due_on = self.slate_due_on.isoformat() if self.slate_due_on else None
        return {"slate_due_on": due_on, "slate_size": self.slate_size}


class KickoffVersion(TenantModel):
    """What one version said, word for word, and its SHA-256. `what` was changed: "R3", "Slate". Never changed."""

    kickoff = TenantForeignKey(Kickoff, related_name="versions")
    version = models.PositiveIntegerField()
    content = models.TextField()
    content_hash = models.CharField(max_length=64)
    what = models.CharField(max_length=120, blank=True)
    written_by = TenantForeignKey(Member, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "kickoff", "version"], name="a_kickoff_version_is_written_once"
            ),
            AppendOnly(name="requisitions_kickoffversion_append_only"),
        ]

    def __str__(self) -> str:
        return f"Version {self.version}"


class KickoffGuest(TenantModel):
    """Somebody invited to the meeting beside the two who sign."""

    kickoff = TenantForeignKey(Kickoff, models.CASCADE, related_name="guests")
    member = TenantForeignKey(Member, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "kickoff", "member"], name="a_guest_is_invited_once"),
        ]


class KickoffAttendance(TenantModel):
    """Who was at the meeting, by whom it was said."""

    kickoff = TenantForeignKey(Kickoff, models.CASCADE, related_name="attendance_set")
    member = TenantForeignKey(Member, related_name="+")
    side = models.CharField(max_length=12, choices=Side)
    attended = models.BooleanField()
    recorded_by = TenantForeignKey(Member, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "kickoff", "member"], name="one_attendance_each"),
        ]

    @property
    def is_recruiter(self) -> bool:
        return self.side == Side.RECRUITER


class Requirement(TenantModel):
    """R1, R2 … of a requisition.

    `…_rejects_without`: each side's answer to "would you reject an otherwise great candidate
    without it?"; null until answered, and again once the other side rewords it. `method`: how the stage assesses
    it; `evidence`: what would satisfy both.
    """

    class Level(models.TextChoices):
        MUST = "must", "Must-have"
        NICE = "nice", "Nice-to-have"

    requisition = TenantForeignKey(Requisition, models.CASCADE, related_name="requirements")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=240)
    level = models.CharField(max_length=4, choices=Level)
    manager_rejects_without = models.BooleanField(null=True, blank=True)
    recruiter_rejects_without = models.BooleanField(null=True, blank=True)
    competency = TenantForeignKey(Competency, null=True, blank=True, related_name="+")
    stage = TenantForeignKey(Stage, models.PROTECT, null=True, blank=True, related_name="+")
    method = models.CharField(max_length=80, blank=True)
    evidence = models.CharField(max_length=240, blank=True)
    retired_at = models.DateTimeField(null=True)

    objects = RequirementQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "requisition", "position"], name="requirements_are_numbered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"

    @property
    def code(self) -> str:
        return f"R{self.position}"

    @property
    def fingerprint(self) -> str:
        """What a form that edits it has seen."""
        return fingerprint(self.text, self.level, self.competency_id, self.stage_id, self.method, self.evidence)

    @property
    def is_must(self) -> bool:
        return self.level == self.Level.MUST


class KickoffSignature(TenantModel):
    """One side's name under one version; void once the version has moved on. Never changed."""

    kickoff = TenantForeignKey(Kickoff, related_name="signatures")
    version = models.PositiveIntegerField()
    side = models.CharField(max_length=12, choices=Side)
    member = TenantForeignKey(Member, related_name="+")
    content_hash = models.CharField(max_length=64)
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["signed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "kickoff", "version", "side"], name="a_side_signs_a_version_once"
            ),
            AppendOnly(name="requisitions_kickoffsignature_append_only"),
        ]
