"""Relief: why one promise was forgiven or rests, and who said so. That it is so follows from the ledger."""

from django.db import models

from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from sla.models.commitment import Commitment
from sla.querysets import ReliefQuerySet


class Relief(TenantModel):
    """A waiver, or a pause until `ends_at`, after which the promise runs again by itself."""

    class Kind(models.TextChoices):
        WAIVER = "waiver", "Waived"
        PAUSE = "pause", "Paused"

    commitment = TenantForeignKey(Commitment, related_name="reliefs")
    kind = models.CharField(max_length=6, choices=Kind)
    reason = models.TextField()
    approved_by = TenantForeignKey(Member, related_name="+")
    approved_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    ended_by = TenantForeignKey(Member, null=True, related_name="+")

    objects = ReliefQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["approved_at", "id"]
        indexes = [models.Index(fields=["organization", "commitment"], name="relief_by_commitment")]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "commitment"],
                condition=models.Q(kind="waiver"),
                name="a_promise_is_waived_once",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_relief_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(kind="waiver", ends_at=None) | models.Q(kind="pause", ends_at__isnull=False),
                name="a_pause_has_an_end",
            ),
        ]
