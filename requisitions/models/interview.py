"""Interviews, the seats on their panels, and how their times changed."""

from django.db import models

from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models.application import Application
from requisitions.models.requisition import Side, Stage
from requisitions.querysets import InterviewQuerySet


class Interview(TenantModel):
    """One meeting with a candidate. `generation` rises when it is rescheduled (iCalendar SEQUENCE).

    `revealed_at`: every scorecard is in (or a named person closed the round): deciders may read.
    """

    class State(models.TextChoices):
        SCHEDULED = "scheduled", "Scheduled"
        HELD = "held", "Held"
        CANCELLED = "cancelled", "Cancelled"

    application = TenantForeignKey(Application, related_name="interviews")
    stage = TenantForeignKey(Stage, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.SCHEDULED)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    generation = models.PositiveIntegerField(default=0)
    held_at = models.DateTimeField(null=True)
    revealed_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    objects = InterviewQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["starts_at", "id"]
        indexes = [
            models.Index(fields=["organization", "application", "starts_at"], name="interview_by_application"),
            models.Index(fields=["organization", "starts_at"], name="interview_by_time"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="an_interview_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="held") | models.Q(held_at__isnull=False), name="held_has_a_moment"
            ),
        ]


class InterviewSeat(TenantModel):
    """A member on a panel. `submitted_at` is set by the database when their scorecard is submitted.

    `prepared_at`: when they said that they had read the kit.
    """

    interview = TenantForeignKey(Interview, models.CASCADE, related_name="seats")
    member = TenantForeignKey(Member, related_name="interview_seats")
    submitted_at = models.DateTimeField(null=True, editable=False)
    prepared_at = models.DateTimeField(null=True, editable=False)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["organization", "member"], name="seat_by_member")]
        constraints = [
            models.UniqueConstraint(fields=["organization", "interview", "member"], name="one_seat_each"),
        ]


class InterviewChange(TenantModel):
    """A reschedule or a cancellation: coded reason, whose side, and the time it had before."""

    class Kind(models.TextChoices):
        RESCHEDULED = "rescheduled", "Rescheduled"
        CANCELLED = "cancelled", "Cancelled"

    class Cause(models.TextChoices):
        """Whose side it was, in the field's four groups."""

        INTERVIEWER = "interviewer", "Interviewer"
        CANDIDATE = "candidate", "Candidate"
        COMPANY = "company", "Company"
        OTHER = "other", "Other"

    interview = TenantForeignKey(Interview, related_name="changes")
    kind = models.CharField(max_length=12, choices=Kind)
    cause = models.CharField(max_length=12, choices=Cause)
    reason = models.CharField(max_length=30)
    side = models.CharField(max_length=12, choices=Side, blank=True)
    earlier_starts_at = models.DateTimeField()
    changed_by = TenantForeignKey(Member, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["changed_at"]
        constraints = [AppendOnly(name="requisitions_interviewchange_append_only")]
