"""Event: one thing that happened. Append-only; holds ids, never text about people."""

from django.db import models

from hiring.ledger.querysets import EventQuerySet
from hiring.tenancy.act import Origin
from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel


class Event(TenantModel):
    """`thread_id`: the requisition (or plan item) on whose feed it appears; null for none.

    `strand_id`: the application within the thread that it concerns, as `data` names it; null for the thread itself.
    """

    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    thread_id = models.UUIDField(null=True)
    strand_id = models.UUIDField(null=True)
    actor = TenantForeignKey(Member, null=True, related_name="+")
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    origin = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Origin])
    data = models.JSONField(default=dict)

    objects = EventQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["organization", "thread_id", "-at"], name="ledger_by_thread"),
            models.Index(fields=["organization", "subject_id", "-at"], name="ledger_by_subject"),
            models.Index(fields=["organization", "thread_id", "verb", "strand_id"], name="ledger_by_strand"),
            models.Index(fields=["organization", "-at"], name="ledger_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(at__lte=models.F("recorded_at")), name="nothing_is_recorded_before_it_happened"
            ),
            AppendOnly(name="ledger_event_append_only"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type}"
