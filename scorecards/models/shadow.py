"""Shadowing an interview. A shadow has no seat and its scorecard stands in a table of its own: neither can count."""

from django.db import models

from hiring.tenancy.constraints import GoesWith, RestrictivePolicy
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models import Interview
from scorecards.models.training import Course
from scorecards.querysets import ShadowQuerySet

ME = "(SELECT current_actor())"
# Whoever signs reads it once their own scorecard is in: what a learner saw must not lead them.
LEADS = f"""EXISTS (
        SELECT FROM scorecards_shadow shadow
        JOIN requisitions_interviewseat seat
          ON seat.organization_id = shadow.organization_id AND seat.interview_id = shadow.interview_id
         AND seat.member_id = shadow.lead_id
        WHERE shadow.organization_id = scorecards_shadowscorecard.organization_id
          AND shadow.id = scorecards_shadowscorecard.shadow_id
          AND shadow.lead_id = {ME} AND seat.submitted_at IS NOT NULL)"""
OWN_DRAFT = f"author_id = {ME} AND submitted_at IS NULL"


class ShadowKind(models.TextChoices):
    SHADOW = "shadow", "Shadow"
    REVERSE_SHADOW = "reverse_shadow", "Reverse shadow"


class Shadow(TenantModel):
    """`member` learns at `interview` beside `lead`, who sits on its panel and signs. Reverse: the learner leads."""

    interview = TenantForeignKey(Interview, models.CASCADE, related_name="shadows")
    member = TenantForeignKey(Member, related_name="shadowings")
    lead = TenantForeignKey(Member, related_name="+")
    course = TenantForeignKey(Course, related_name="+")
    kind = models.CharField(max_length=14, choices=ShadowKind)
    added_by = TenantForeignKey(Member, null=True, related_name="+")
    added_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)

    objects = ShadowQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["added_at", "id"]
        indexes = [models.Index(fields=["organization", "member"], name="shadow_by_member")]
        constraints = [
            models.UniqueConstraint(fields=["organization", "interview", "member"], name="one_shadows_once"),
            models.CheckConstraint(
                condition=models.Q(signed_at=None) | models.Q(submitted_at__isnull=False),
                name="a_shadow_is_signed_after_its_scorecard",
            ),
        ]


class ShadowScorecard(TenantModel):
    """What the shadow would have said. Not a ``Scorecard``: no grid, no figure and no promise can find it."""

    shadow = TenantForeignKey(Shadow, models.CASCADE, related_name="cards")
    author = TenantForeignKey(Member, related_name="+")
    content = models.JSONField()
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "shadow"], name="one_shadow_scorecard_each"),
            GoesWith(field="shadow", name="a_shadow_scorecard_goes_with_its_shadow"),
            RestrictivePolicy(
                name="shadow_scorecard_is_the_learners",
                command="SELECT",
                using=f"author_id = {ME} OR submitted_at IS NOT NULL AND {LEADS}",
            ),
            RestrictivePolicy(name="shadow_scorecard_is_begun_as_ones_own", command="INSERT", check=OWN_DRAFT),
            RestrictivePolicy(
                name="shadow_scorecard_changes_until_submitted",
                command="UPDATE",
                using=OWN_DRAFT,
                check=f"author_id = {ME}",
            ),
            RestrictivePolicy(name="shadow_scorecard_is_discarded_as_a_draft", command="DELETE", using=OWN_DRAFT),
        ]
