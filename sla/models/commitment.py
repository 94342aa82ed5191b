"""Commitment: one promise with a due time, and the append-only record of what became of it."""

from uuid import UUID

from django.db import models
from django.db.models.functions import Coalesce

from hiring.tenancy.act import Origin
from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models import Application, Requisition, Side
from sla.models.agreement import Agreement
from sla.querysets import CommitmentQuerySet


class Commitment(TenantModel):
    """`owner` owes it to `beneficiary`. State and outcome are two columns: late is still owed.

    `delegated_from` promised it, where that is not `owner`. `cycle` counts promises of one clause about
    one subject, `generation` its reschedules. `steps`: what acts when, worked out with the due time
    (rules/ladder.py); the sweep opens no calendar. `turns_at`: when time alone changes it next, as when a pause ends.
    `snoozed_until`: its owner asked for quiet until then.
    """

    class State(models.TextChoices):
        OPEN = "open", "Open"
        PAUSED = "paused", "Paused"
        CLOSED = "closed", "Closed"

    class Outcome(models.TextChoices):
        NONE = "", "Still open"
        MET = "met", "Kept"
        MET_LATE = "met_late", "Kept late"
        MISSED = "missed", "Missed"
        WAIVED = "waived", "Waived"
        CANCELLED = "cancelled", "Cancelled"
        SUPERSEDED = "superseded", "Superseded"

    clause = models.CharField(max_length=40)
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    cycle = models.PositiveIntegerField(default=1)
    generation = models.PositiveIntegerField(default=0)
    side = models.CharField(max_length=12, choices=Side)
    owner = TenantForeignKey(Member, related_name="commitments")
    delegated_from = TenantForeignKey(Member, null=True, related_name="+")
    beneficiary = TenantForeignKey(Member, null=True, related_name="+")
    requisition = TenantForeignKey(Requisition, related_name="commitments")
    application = TenantForeignKey(Application, null=True, related_name="commitments")
    agreement = TenantForeignKey(Agreement, null=True, related_name="+")
    origin = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Origin])

    clock = models.CharField(max_length=16)
    allowance_seconds = models.PositiveIntegerField(null=True)
    anchored_at = models.DateTimeField()
    due_at = models.DateTimeField()
    steps = models.JSONField(default=list)
    next_step = models.PositiveSmallIntegerField(default=0)
    turns_at = models.DateTimeField(null=True)
    next_action_at = models.DateTimeField(null=True)
    snoozed_until = models.DateTimeField(null=True)

    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, default=Outcome.NONE)
    breached_at = models.DateTimeField(null=True)
    satisfied_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = CommitmentQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["due_at", "id"]
        indexes = [
            # Starts with time, as few do (hiring/tenancy/catalogue.py): the sweep asks all organizations at once.
            models.Index(
                fields=["next_action_at", "organization"],
                condition=models.Q(next_action_at__isnull=False),
                name="commitment_next_action",
            ),
            # And the same by organization: what is due in one is not looked for among what is due in ten thousand.
            models.Index(
                fields=["organization", "next_action_at"],
                condition=models.Q(next_action_at__isnull=False),
                name="commitment_due_here",
            ),
            # So does this one: the watch counts over all of them.
            models.Index(
                fields=["breached_at", "organization"],
                condition=models.Q(breached_at__isnull=False, closed_at=None),
                name="commitment_open_breaches",
            ),
            models.Index(fields=["organization", "owner", "due_at"], name="commitment_by_owner"),
            models.Index(fields=["organization", "beneficiary", "due_at"], name="commitment_by_beneficiary"),
            models.Index(fields=["organization", "requisition", "due_at"], name="commitment_by_requisition"),
            models.Index(fields=["organization", "subject_id", "clause"], name="commitment_by_subject"),
            models.Index(
                fields=["organization", "owner", "clause"],
                condition=models.Q(breached_at__isnull=False),
                name="commitment_breaches",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                "organization",
                "clause",
                "subject_id",
                Coalesce("delegated_from", "owner"),
                "cycle",
                name="a_promise_is_made_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state="closed", closed_at__isnull=False, next_action_at=None)
                | (~models.Q(state="closed") & models.Q(closed_at=None)),
                name="a_closed_promise_asks_for_nothing",
            ),
            models.CheckConstraint(
                condition=(models.Q(outcome="") & ~models.Q(state="closed"))
                | (~models.Q(outcome="") & models.Q(state="closed")),
                name="an_outcome_closes_a_promise",
            ),
        ]

    @property
    def made_by_id(self) -> UUID:
        """Who promised it, whoever owes it now."""
        return self.delegated_from_id or self.owner_id

    @property
    def was_put_off(self) -> bool:
        """Whether its owner has asked for quiet already, since it was last rescheduled."""
        return bool(Commitment.objects.filter(pk=self.pk).put_off().exists())


class CommitmentEvent(TenantModel):
    """What happened to a promise: opened, reminded, reminder_skipped, breached, satisfied, …

    One row per (generation, kind, step) is the idempotency key of the sweep.
    """

    commitment = TenantForeignKey(Commitment, related_name="events")
    generation = models.PositiveIntegerField()
    kind = models.CharField(max_length=24)
    step = models.PositiveSmallIntegerField(default=0)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor = TenantForeignKey(Member, null=True, related_name="+")

    class Meta:
        ordering = ["occurred_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "commitment", "generation", "kind", "step"], name="it_happened_once"
            ),
            AppendOnly(name="sla_commitmentevent_append_only"),
        ]
