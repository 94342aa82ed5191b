"""What is known of a type of role from outside our own record."""

from django.db import models

from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.querysets import RoleFactQuerySet


class RoleFact(TenantModel):
    """One figure with its source and its day. Never changed: a newer one stands above it."""

    class Kind(models.TextChoices):
        SALARY = "salary", "Salary band"
        AVAILABILITY = "availability", "Talent availability"
        ATTRITION = "attrition", "Attrition"
        INTERNAL = "internal", "Internal candidates"

    kind = models.CharField(max_length=12, choices=Kind)
    role_type = models.CharField(max_length=80)
    location = models.CharField(max_length=80, blank=True)
    low = models.PositiveIntegerField(null=True)
    high = models.PositiveIntegerField(null=True)
    text = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=120)
    as_of_on = models.DateField()
    added_by = TenantForeignKey(Member, null=True, related_name="+")
    added_at = models.DateTimeField()

    objects = RoleFactQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["-as_of_on", "-added_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "role_type", "kind", "location", "source", "as_of_on"],
                name="a_source_says_a_figure_once_a_day",
            ),
            AppendOnly(name="requisitions_rolefact_append_only"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.role_type}"
