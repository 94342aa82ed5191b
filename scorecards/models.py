"""Scorecards with their ratings, debriefs with their decisions."""

from django.db import models

from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models import Application, Competency, Interview, Requirement, Side
from scorecards.querysets import DebriefQuerySet, ScorecardQuerySet


class Overall(models.IntegerChoices):
    """Should we hire? Four answers, no middle."""

    STRONG_NO = 1, "Strong no"
    NO = 2, "No"
    YES = 3, "Yes"
    STRONG_YES = 4, "Strong yes"


class Scorecard(TenantModel):
    """One interviewer's judgement of one interview. A draft until submitted; then it never changes.

    `cannot_say`: instead of an overall, why not (`overall_note`).
    """

    interview = TenantForeignKey(Interview, related_name="scorecards")
    author = TenantForeignKey(Member, related_name="+")
    overall = models.PositiveSmallIntegerField(choices=Overall, null=True, blank=True)
    cannot_say = models.BooleanField(default=False)
    overall_note = models.TextField(blank=True)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)

    objects = ScorecardQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["submitted_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "interview", "author"], name="one_scorecard_each"),
            models.CheckConstraint(
                condition=models.Q(submitted_at=None)
                | models.Q(overall__isnull=False)
                | (models.Q(cannot_say=True) & ~models.Q(overall_note="")),
                name="a_submitted_scorecard_says_something",
            ),
        ]


class Rating(TenantModel):
    """One competency, 1 to 4 with evidence; no score: "I did not get to this"."""

    scorecard = TenantForeignKey(Scorecard, models.CASCADE, related_name="ratings")
    competency = TenantForeignKey(Competency, related_name="+")
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    not_assessed = models.BooleanField(default=False)
    evidence = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "scorecard", "competency"], name="rated_once"),
            models.CheckConstraint(
                condition=models.Q(score=None) | models.Q(score__range=(1, 4)), name="a_rating_is_1_to_4"
            ),
            models.CheckConstraint(
                condition=models.Q(not_assessed=False) | models.Q(score=None), name="not_assessed_has_no_rating"
            ),
        ]


class Debrief(TenantModel):
    """The panel talks once the loop is over, and somebody decides. One per application and round."""

    class Decision(models.TextChoices):
        OFFER = "offer", "Make an offer"
        ONE_MORE = "one_more", "One more conversation"
        DECLINE = "decline", "Decline"

    application = TenantForeignKey(Application, related_name="debriefs")
    round = models.PositiveSmallIntegerField(default=1)
    scheduled_for_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    reasons = models.TextField(blank=True)
    decided_by = TenantForeignKey(Member, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
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
        ]


class DebriefAttendance(TenantModel):
    debrief = TenantForeignKey(Debrief, models.CASCADE, related_name="attendance_set")
    member = TenantForeignKey(Member, related_name="+")
    side = models.CharField(max_length=12, choices=Side, blank=True)
    attended = models.BooleanField()

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
