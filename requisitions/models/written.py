"""What the organization writes in versions: the newest counts, earlier ones stay readable, none is ever changed."""

from django.db import models

from hiring.tenancy.models import Member, TenantForeignKey, TenantModel


class WrittenVersion(TenantModel):
    """One version, and what changed with it. Its table numbers its own and is append-only."""

    version = models.PositiveIntegerField()
    note = models.CharField(max_length=200, blank=True)
    written_by = TenantForeignKey(Member, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        abstract = True
