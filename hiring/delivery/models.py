"""Message: one thing that leaves the house. A row first, sent later, re-checked before."""

from django.db import models
from django.template.loader import render_to_string

from hiring.delivery.letter import Attachment, Letter
from hiring.delivery.querysets import MessageQuerySet
from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel

CHOSEN = "chosen"  # by whatever its recipient has chosen when it leaves


class Hold(TenantModel):
    """Mails that wait for a person since `opened_at`, open until none does. `usual`: what an hour may have."""

    opened_at = models.DateTimeField()
    usual = models.PositiveIntegerField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization"], condition=models.Q(closed_at=None), name="one_open_hold_at_a_time"
            ),
        ]


class HoldDecision(TenantModel):
    """What a person decided about some of what a hold keeps: about which subjects, and why."""

    class Outcome(models.TextChoices):
        RELEASED = "release", "Released"
        DROPPED = "drop", "Dropped"

    hold = TenantForeignKey(Hold, related_name="decisions")
    outcome = models.CharField(max_length=7, choices=Outcome)
    subjects = models.JSONField()
    reason = models.TextField()
    decided_by = TenantForeignKey(Member, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["-decided_at", "-id"]
        indexes = [models.Index(fields=["organization", "hold"], name="decision_by_hold")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_hold_is_decided_with_a_reason"),
            AppendOnly(name="delivery_holddecision_append_only"),
        ]


class Message(TenantModel):
    """`kind` names the truth check (truth.py); `subject_id` is what that check looks at.

    `letter` holds the words, each channel shows them its way; null until they are written, which for
    some kinds is when they leave. Waiting: neither `sent_at`, `dropped_at` nor `dead_at` is set.
    `generation` is that of the subject when the message was written: a rescheduled interview makes
    the earlier one untrue. What is `gathered_into` a digest leaves with it. Since `held_at` it waits for a
    person; `hold` says in what, and stays: nothing is held twice.
    """

    kind = models.CharField(max_length=40)
    dedup_key = models.CharField(max_length=200)
    channel = models.CharField(max_length=20, default="email")
    recipient = TenantForeignKey(Member, null=True, related_name="+")
    to_address = models.EmailField()
    to_name = models.CharField(max_length=120, blank=True)
    subject_id = models.UUIDField(null=True)
    generation = models.PositiveIntegerField(default=0)
    headline = models.CharField(max_length=200, blank=True)
    letter = models.JSONField(null=True)
    calendar = models.TextField(blank=True)
    calendar_method = models.CharField(max_length=10, blank=True)

    created_at = models.DateTimeField()
    available_at = models.DateTimeField(null=True)
    locked_until = models.DateTimeField(null=True)
    gathered_into = TenantForeignKey("self", null=True, related_name="gathered")
    hold = TenantForeignKey(Hold, null=True, related_name="messages")
    held_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)
    # Made as it leaves, and not kept.
    attached: Attachment | None = None

    objects = MessageQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(
                fields=["available_at", "organization"],
                condition=models.Q(sent_at=None, dropped_at=None, dead_at=None, gathered_into=None, held_at=None),
                name="delivery_waiting",
            ),
            models.Index(
                fields=["organization", "gathered_into"],
                condition=models.Q(gathered_into__isnull=False),
                name="delivery_gathered",
            ),
            models.Index(
                fields=["organization", "subject_id"],
                condition=models.Q(held_at__isnull=False),
                name="delivery_held",
            ),
            models.Index(fields=["organization", "-created_at"], name="delivery_newest"),
            models.Index(fields=["organization", "recipient", "-created_at"], name="delivery_by_recipient"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["organization", "dedup_key"], name="nothing_is_said_twice"),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def text(self) -> str:
        return self._drawn("base_mail.txt")

    @property
    def html(self) -> str:
        return self._drawn("base_mail.html")

    def _drawn(self, frame: str) -> str:
        return render_to_string(frame, {"letter": Letter.of(self.letter)}) if self.letter else ""


class Webhook(TenantModel):
    """Where messages of a chat go. `sealed`: its address, which is a key to the channel (tenancy/sealed.py)."""

    channel = models.CharField(max_length=20)
    sealed = models.TextField()
    host = models.CharField(max_length=255)
    set_by = TenantForeignKey(Member, null=True, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "channel"], name="one_webhook_per_channel"),
        ]


class ChannelChoice(TenantModel):
    """By what a member wants reminders; without one, by mail."""

    member = TenantForeignKey(Member, models.CASCADE, related_name="+")
    channel = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "member"], name="one_channel_per_member"),
        ]
