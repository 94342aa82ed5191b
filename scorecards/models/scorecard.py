"""Scorecards with their ratings, and rounds closed while a scorecard was missing."""

from django.db import models

from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models import Competency, Interview
from scorecards.models.policies import RATING_POLICIES, SCORECARD_POLICIES
from scorecards.querysets import RatingQuerySet, ScorecardQuerySet


class Overall(models.IntegerChoices):
    """Should we hire? Four answers, no middle."""

    STRONG_NO = 1, "Strong no"
    NO = 2, "No"
    YES = 3, "Yes"
    STRONG_YES = 4, "Strong yes"


class Scorecard(TenantModel):
    """One interviewer's judgement of one interview. A draft until submitted; then it never changes.

    `cannot_say`: instead of an overall, why not (`overall_note`). `saved_at` is also the version of
    a draft: whoever saves says which one they read; `page` names the open page that saved last. `kickoff_version`:
    the one that both had signed when it was submitted, by which it judges; null where there was none.
    """

    interview = TenantForeignKey(Interview, related_name="scorecards")
    author = TenantForeignKey(Member, related_name="+")
    overall = models.PositiveSmallIntegerField(choices=Overall, null=True, blank=True)
    cannot_say = models.BooleanField(default=False)
    overall_note = models.TextField(blank=True)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    page = models.CharField(max_length=32, blank=True)
    submitted_at = models.DateTimeField(null=True)
    kickoff_version = models.PositiveIntegerField(null=True)

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
            models.CheckConstraint(
                condition=models.Q(cannot_say=False) | models.Q(overall=None), name="cannot_say_has_no_overall"
            ),
            *SCORECARD_POLICIES,
        ]


class Rating(TenantModel):
    """One competency, 1 to 4 with evidence; no score: "I did not get to this"."""

    scorecard = TenantForeignKey(Scorecard, models.CASCADE, related_name="ratings")
    competency = TenantForeignKey(Competency, related_name="+")
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    not_assessed = models.BooleanField(default=False)
    evidence = models.TextField(blank=True)

    objects = RatingQuerySet.as_tenant_manager()

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
            *RATING_POLICIES,
        ]


class RoundClosure(TenantModel):
    """A named person revealed an interview although a scorecard was missing, and said why."""

    interview = TenantForeignKey(Interview, related_name="closures")
    closed_by = TenantForeignKey(Member, related_name="+")
    closed_at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "interview"], name="a_round_is_closed_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="closing_a_round_has_a_reason"),
            AppendOnly(name="scorecards_roundclosure_append_only"),
        ]
