"""A department's plan for a period, with what its seats may cost."""

from django.db import models

from hiring.tenancy.models import TenantModel
from requisitions.querysets import HiringPlanQuerySet


class HiringPlan(TenantModel):
    """The seats of one department in one period. `budget`: what they may cost a year, in whole currency units."""

    department = models.CharField(max_length=80)
    starts_on = models.DateField()
    ends_on = models.DateField()
    budget = models.PositiveBigIntegerField()
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = HiringPlanQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["-starts_on", "department"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "department", "starts_on"], name="a_department_begins_one_plan_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")), name="a_plan_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.department}, {self.period}"

    @property
    def period(self) -> str:
        one, other = (f"{each.day} {each:%b} {each.year}" for each in (self.starts_on, self.ends_on))
        return f"{one} to {other}"
