"""Debriefs: when the panel talks, who was there, and what was decided on which requirements."""

from django.db import models

from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models import Application, Requirement, Side
from scorecards.querysets import DebriefQuerySet


class Debrief(TenantModel):
    """The panel talks once the loop is over, and somebody decides. One per application and round.

    `decider`: reads the scorecards once revealed, beside hiring manager and recruiter.
    `generation` rises when it is moved (iCalendar SEQUENCE). `kickoff_version`: the one that both had signed when it
    was decided.
    """

    class Decision(models.TextChoices):
        OFFER = "offer", "Make an offer"
        ONE_MORE = "one_more", "One more conversation"
        DECLINE = "decline", "Decline"

    application = TenantForeignKey(Application, related_name="debriefs")
    round = models.PositiveSmallIntegerField(default=1)
    decider = TenantForeignKey(Member, related_name="+")
    scheduled_for_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=30)
    place = models.CharField(max_length=200, blank=True)
    generation = models.PositiveIntegerField(default=0)
    held_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    question = models.TextField(blank=True)
    reasons = models.TextField(blank=True)
    decided_by = TenantForeignKey(Member, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    kickoff_version = models.PositiveIntegerField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    objects = DebriefQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "application", "round"], name="one_debrief_per_round"),
            models.CheckConstraint(
                condition=models.Q(decided_at=None) | ~models.Q(reasons=""), name="a_decision_has_reasons"
            ),
            models.CheckConstraint(
                condition=~models.Q(decision="one_more") | ~models.Q(question=""),
                name="one_more_conversation_has_a_question",
            ),
        ]


class DebriefAttendance(TenantModel):
    """Somebody asked to the debrief; `attended` is null until it was held."""

    debrief = TenantForeignKey(Debrief, models.CASCADE, related_name="attendance_set")
    member = TenantForeignKey(Member, related_name="+")
    side = models.CharField(max_length=12, choices=Side, blank=True)
    attended = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "debrief", "member"], name="one_debrief_attendance_each"),
        ]


class DecisionCitation(TenantModel):
    """The decision cites this requirement."""

    debrief = TenantForeignKey(Debrief, models.CASCADE, related_name="citations")
    requirement = TenantForeignKey(Requirement, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "debrief", "requirement"], name="cited_once"),
        ]
