"""What became of a hire, six and twelve months on: against the success measures that the plan agreed."""

from django.db import models

from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models import Application


class HireReview(TenantModel):
    """Written once for each of the two dates, never changed."""

    application = TenantForeignKey(Application, related_name="hire_reviews")
    months = models.PositiveSmallIntegerField()
    rating = models.PositiveSmallIntegerField()
    evidence = models.TextField()
    would_hire_again = models.BooleanField()
    reviewed_by = TenantForeignKey(Member, null=True, related_name="+")
    reviewed_at = models.DateTimeField()

    class Meta:
        ordering = ["months"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "application", "months"], name="a_hire_is_reviewed_once_a_date"
            ),
            models.CheckConstraint(condition=models.Q(months__in=[6, 12]), name="a_hire_is_reviewed_at_two_dates"),
            models.CheckConstraint(condition=models.Q(rating__range=(1, 5)), name="a_hire_is_rated_from_one_to_five"),
            AppendOnly(name="scorecards_hirereview_append_only"),
        ]
