"""A hire on its way to onboarding: who owns it, from when, and what is to be done."""

from django.db import models

from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models.application import Application
from requisitions.models.written import WrittenVersion
from requisitions.querysets import HandOverItemQuerySet, HandOverQuerySet
from requisitions.rules import hand_over as rules
from requisitions.rules.drafts import fingerprint


class HandOver(TenantModel):
    """One for a hire. `generation` rises when its owner, its first day or what is late changes: mails name theirs."""

    application = TenantForeignKey(Application, related_name="hand_overs")
    owner = TenantForeignKey(Member, related_name="+")
    starts_on = models.DateField()
    generation = models.PositiveIntegerField(default=0)
    begun_by = TenantForeignKey(Member, null=True, related_name="+")
    begun_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)

    objects = HandOverQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["starts_on", "id"]
        indexes = [models.Index(fields=["organization", "completed_at", "starts_on"], name="hand_over_by_start")]
        constraints = [
            models.UniqueConstraint(fields=["organization", "application"], name="a_hire_is_handed_over_once"),
        ]

    @property
    def fingerprint(self) -> str:
        """What a form that changes it has seen."""
        return fingerprint(self.owner_id, self.starts_on)


class HandOverItem(TenantModel):
    """One thing to be done, copied from the checklist or added by hand. `days`: after the first day.

    `known_on`: since when it could be done; `reason`: why it was set aside.
    """

    class State(models.TextChoices):
        OPEN = rules.OPEN, "Open"
        DONE = rules.DONE, "Done"
        ASIDE = rules.ASIDE, "Set aside"

    hand_over = TenantForeignKey(HandOver, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=rules.LONGEST_TEXT)
    days = models.SmallIntegerField()
    known_on = models.DateField()
    due_on = models.DateField()
    doer = TenantForeignKey(Member, related_name="+")
    state = models.CharField(max_length=5, choices=State, default=State.OPEN)
    reason = models.CharField(max_length=rules.LONGEST_REASON, blank=True)
    settled_by = TenantForeignKey(Member, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    objects = HandOverItemQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["due_on", "position"]
        indexes = [
            models.Index(
                fields=["organization", "doer", "due_on"],
                condition=models.Q(state="open"),
                name="hand_over_item_open",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "hand_over", "position"], name="hand_over_items_are_numbered"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="aside") | ~models.Q(reason=""), name="what_is_set_aside_has_a_reason"
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", settled_at=None)
                | (~models.Q(state="open") & models.Q(settled_at__isnull=False)),
                name="an_item_is_settled_at_a_moment",
            ),
        ]

    @property
    def fingerprint(self) -> str:
        """What a form that settles it, or gives it away, has seen."""
        return fingerprint(self.state, self.reason, self.doer_id)

    @property
    def due(self) -> rules.Due:
        return rules.Due(self.state, self.due_on)


class HandOverChecklist(WrittenVersion):
    """One version of what is copied into a hand-over that begins. Without any, the program's own list counts.

    `lines`: {"text", "who", "days"} each, read and written by rules/hand_over.py alone.
    """

    lines = models.JSONField()
    note = models.CharField(max_length=240, blank=True)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "version"], name="hand_over_checklists_are_numbered"),
            AppendOnly(name="requisitions_handoverchecklist_append_only"),
        ]
