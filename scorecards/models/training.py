"""Training: courses, what somebody did towards one, waivers, and what the organization's gate does."""

from django.db import models

from hiring.tenancy.access import Role
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models import Interview
from requisitions.rules.drafts import fingerprint
from scorecards.querysets import CourseQuerySet, ProofQuerySet, WaiverQuerySet
from scorecards.rules.training import Demand, Done, Evidence, Mode, Proof


class EvidenceKind(models.TextChoices):
    ATTENDANCE = Evidence.ATTENDANCE.value, "Attendance"
    QUIZ = Evidence.QUIZ.value, "Quiz with a score"
    SHADOWING = Evidence.SHADOWING.value, "Shadowing"


class ProofKind(models.TextChoices):
    ATTENDANCE = Proof.ATTENDANCE.value, "Attended"
    QUIZ = Proof.QUIZ.value, "Quiz"
    SHADOW = Proof.SHADOW.value, "Shadow"
    REVERSE_SHADOW = Proof.REVERSE_SHADOW.value, "Reverse shadow"


class GateMode(models.TextChoices):
    OFF = Mode.OFF.value, "Off"
    WARN = Mode.WARN.value, "Warn"
    BLOCK = Mode.BLOCK.value, "Block"


class TrainingPolicy(TenantModel):
    """What stands before each deed, and when the reminders are looked at next. One row an organization."""

    lead_kickoff = models.CharField(max_length=5, choices=GateMode, default=GateMode.WARN)
    sit_on_panel = models.CharField(max_length=5, choices=GateMode, default=GateMode.WARN)
    decide_debrief = models.CharField(max_length=5, choices=GateMode, default=GateMode.WARN)
    next_look_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization"], name="one_training_policy")]


class Course(TenantModel):
    """`code`: of one the house brings along. `roles`: for whom it is mandatory. `months`: how long it holds."""

    code = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=80)
    description = models.TextField(blank=True)
    roles = models.JSONField(default=list, blank=True)
    evidence = models.CharField(max_length=10, choices=EvidenceKind, default=EvidenceKind.ATTENDANCE)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    pass_score = models.PositiveSmallIntegerField(default=80)
    shadows = models.PositiveSmallIntegerField(default=0)
    reverse_shadows = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True)

    objects = CourseQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "name"], name="a_course_is_named_once"),
            models.CheckConstraint(condition=models.Q(pass_score__lte=100), name="a_quiz_is_passed_in_percent"),
            models.CheckConstraint(
                condition=~models.Q(evidence="shadowing") | models.Q(shadows__gt=0) | models.Q(reverse_shadows__gt=0),
                name="shadowing_is_counted",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def demand(self) -> Demand:
        return Demand(
            name=self.name,
            evidence=self.evidence,
            months=self.months,
            pass_score=self.pass_score,
            shadows=self.shadows,
            reverse_shadows=self.reverse_shadows,
            roles=frozenset(Role(each) for each in self.roles),
        )

    @property
    def role_words(self) -> str:
        return ", ".join(Role(each).words for each in self.roles)

    @property
    def fingerprint(self) -> str:
        numbers = (self.months, self.pass_score, self.shadows, self.reverse_shadows)
        return fingerprint(self.name, self.description, sorted(map(str, self.roles)), str(self.evidence), numbers)


class TrainingProof(TenantModel):
    """Something somebody did towards a course. Withdrawn with a reason when it was noted by mistake; never changed."""

    course = TenantForeignKey(Course, related_name="proofs")
    member = TenantForeignKey(Member, related_name="training_proofs")
    kind = models.CharField(max_length=14, choices=ProofKind)
    done_on = models.DateField()
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    interview = TenantForeignKey(Interview, null=True, related_name="+")
    recorded_by = TenantForeignKey(Member, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = TenantForeignKey(Member, null=True, related_name="+")
    withdrawn_because = models.CharField(max_length=240, blank=True)

    objects = ProofQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["-done_on", "-id"]
        indexes = [models.Index(fields=["organization", "member", "course"], name="proof_by_member")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="quiz", score__range=(0, 100))
                | (~models.Q(kind="quiz") & models.Q(score=None)),
                name="a_quiz_alone_has_a_score",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | ~models.Q(withdrawn_because=""),
                name="evidence_is_withdrawn_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["organization", "course", "member", "interview", "kind"],
                condition=models.Q(withdrawn_at=None, interview__isnull=False),
                name="an_interview_is_shadowed_once",
            ),
        ]

    @property
    def done(self) -> Done:
        return Done(self.kind, self.done_on, self.score)


class TrainingWaiver(TenantModel):
    """Somebody is let off a course until a day, and why."""

    course = TenantForeignKey(Course, related_name="waivers")
    member = TenantForeignKey(Member, related_name="training_waivers")
    reason = models.CharField(max_length=240)
    ends_on = models.DateField()
    granted_by = TenantForeignKey(Member, null=True, related_name="+")
    granted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = WaiverQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["-ends_on", "-id"]
        indexes = [models.Index(fields=["organization", "member", "course"], name="waiver_by_member")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_training_waiver_has_a_reason"),
        ]
