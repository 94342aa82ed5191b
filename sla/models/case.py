"""Escalation case: what happened, brought with facts to the person who can change it."""

from typing import cast
from uuid import UUID

from django.db import models

from hiring.ledger.models import Event
from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models import Requisition, Side
from sla.models.agreement import Policy
from sla.models.commitment import Commitment
from sla.querysets import CaseQuerySet, LookQuerySet


class EscalationCase(TenantModel):
    """`about`: whose record; `decider`: whose decision it is now; `level`: of the rule's chain, 0 first.

    `scope_id`: within what there is one open case of the rule. `value`: how much it was, in the metric's unit.
    `raised_by`: whose concern it is, and `concern` what happened, in their words; empty where a rule opened it.
    `shared_at`: since when the person concerned may read it. `asked`: how often its decider was asked again.
    `weakened_at`: since when its evidence no longer reaches what was agreed.

    `plan`: what was agreed with both, for which `plan_owner` answers until `plan_due_on`; the case stays open, and
    `plan_over_at` is when we asked how it ended.
    """

    class Outcome(models.TextChoices):
        NONE = "", "Open"
        PLAN = "plan", "A plan was agreed with both"
        KEPT = "kept", "The plan was kept"
        NOT_KEPT = "not_kept", "The plan was not kept"
        RESCOPED = "rescoped", "The role was re-scoped"
        REASSIGNED = "reassigned", "Somebody else took the hire"
        CLOSED_ROLE = "closed_role", "The role was closed"
        DELEGATED = "delegated", "A delegate took the promises"
        PAUSED = "paused", "The requisition was paused"
        COACHED = "coached", "Coached"
        NO_ACTION = "no_action", "No action"

    number = models.PositiveIntegerField()
    rule = models.CharField(max_length=40)
    policy = TenantForeignKey(Policy, related_name="+")
    about = TenantForeignKey(Member, related_name="+")
    side = models.CharField(max_length=12, choices=Side)
    requisition = TenantForeignKey(Requisition, related_name="cases")
    scope_id = models.UUIDField()
    episode = models.PositiveIntegerField(default=1)
    value = models.PositiveIntegerField(default=0)
    level = models.PositiveSmallIntegerField(default=0)
    decider = TenantForeignKey(Member, null=True, related_name="+")
    decider_role = models.CharField(max_length=20)
    opened_at = models.DateTimeField()
    decide_by_at = models.DateTimeField()
    next_action_at = models.DateTimeField(null=True)
    asked = models.PositiveSmallIntegerField(default=0)
    escalated_at = models.DateTimeField(null=True)
    weakened_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True, default=Outcome.NONE)
    note = models.TextField(blank=True)
    closed_by = TenantForeignKey(Member, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    raised_by = TenantForeignKey(Member, null=True, related_name="+")
    concern = models.TextField(blank=True)
    shared_by = TenantForeignKey(Member, null=True, related_name="+")
    shared_at = models.DateTimeField(null=True)
    plan = models.TextField(blank=True)
    plan_owner = TenantForeignKey(Member, null=True, related_name="+")
    plan_due_on = models.DateField(null=True)
    plan_agreed_at = models.DateTimeField(null=True)
    plan_over_at = models.DateTimeField(null=True)

    objects = CaseQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["-number"]
        indexes = [
            models.Index(
                fields=["next_action_at", "organization"],
                condition=models.Q(next_action_at__isnull=False),
                name="case_next_action",
            ),
            models.Index(
                fields=["organization", "decider"], condition=models.Q(closed_at=None), name="case_open_by_decider"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["organization", "number"], name="cases_are_numbered"),
            models.UniqueConstraint(
                fields=["organization", "rule", "about", "scope_id", "episode"], name="one_case_per_episode"
            ),
            models.UniqueConstraint(
                fields=["organization", "rule", "about", "scope_id"],
                condition=models.Q(closed_at=None),
                name="one_open_case_per_rule_and_scope",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None) | ~models.Q(note=""), name="a_case_is_closed_with_a_note"
            ),
            models.CheckConstraint(
                condition=models.Q(plan_agreed_at=None)
                | ~models.Q(plan="") & models.Q(plan_owner__isnull=False, plan_due_on__isnull=False),
                name="a_plan_has_words_an_owner_and_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(raised_by=None) | ~models.Q(concern="") & ~models.Q(raised_by=models.F("about")),
                name="a_concern_has_words_and_is_about_somebody_else",
            ),
            models.CheckConstraint(
                condition=models.Q(shared_at=None, shared_by=None)
                | models.Q(shared_at__isnull=False, shared_by__isnull=False),
                name="a_case_is_shared_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"CASE-{self.number}"

    def is_offered_to(self, member: Member) -> bool:
        """Return whether it is with this member by name, or with their role while nobody is named."""
        return self.decider_id == member.pk if self.decider_id else self.decider_role in member.roles

    @property
    def stamp(self) -> str:
        """Return what a decision is made on: it differs once the case went up, was planned, or holds no more."""
        plan = "over" if self.plan_over_at else f"{self.plan_due_on}" if self.plan_agreed_at else "none"
        return f"{self.level}-{'open' if self.closed_at is None else 'closed'}-{plan}-{self.weakened_at is None}"

    @property
    def is_told(self) -> bool:
        """Both sides know of it: a rule opened it, or it was shown to the person concerned."""
        return self.raised_by_id is None or self.shared_at is not None

    @property
    def has_plan(self) -> bool:
        return self.closed_at is None and self.plan_agreed_at is not None

    @property
    def plan_runs(self) -> bool:
        return self.has_plan and self.plan_over_at is None


class CaseEvidence(TenantModel):
    """What this case rests on: a promise or a ledger event, pinned, so that no later case counts it again.

    `at` is when it counted; what became of it since is read from where it stands.
    """

    case = TenantForeignKey(EscalationCase, models.CASCADE, related_name="evidence")
    commitment = TenantForeignKey(Commitment, null=True, related_name="+")
    event = TenantForeignKey(Event, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["organization", "commitment"], name="evidence_by_commitment"),
            models.Index(fields=["organization", "event"], name="evidence_by_event"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["organization", "case", "commitment"], name="pinned_once"),
            models.UniqueConstraint(fields=["organization", "case", "event"], name="an_event_is_pinned_once"),
            models.CheckConstraint(
                condition=models.Q(commitment__isnull=True, event__isnull=False)
                | models.Q(commitment__isnull=False, event__isnull=True),
                name="evidence_is_a_promise_or_an_event",
            ),
        ]

    @property
    def source_id(self) -> UUID:
        """The promise's or the event's id; exactly one of the two is there."""
        return cast("UUID", self.commitment_id or self.event_id)


class CaseNote(TenantModel):
    """Somebody's own words on the case, quoted unedited: the person concerned, the other side, a decider."""

    case = TenantForeignKey(EscalationCase, models.CASCADE, related_name="notes")
    author = TenantForeignKey(Member, related_name="+")
    text = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["written_at"]


class CaseReview(TenantModel):
    """How a recruiter works, looked at in this order before a case about them is closed: only then about a person.

    `open_requisitions`: how many they had when it was written; we count, nobody types it.
    """

    case = TenantForeignKey(EscalationCase, models.CASCADE, related_name="reviews")
    sourcing = models.TextField()
    workload = models.TextField()
    process = models.TextField()
    person = models.TextField(blank=True)
    open_requisitions = models.PositiveSmallIntegerField()
    written_by = TenantForeignKey(Member, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-written_at", "-id"]
        indexes = [models.Index(fields=["organization", "case"], name="review_by_case")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(sourcing="") & ~models.Q(workload="") & ~models.Q(process=""),
                name="a_review_looks_at_all_three_first",
            ),
            AppendOnly(name="sla_casereview_append_only"),
        ]


class EscalationLook(TenantModel):
    """When time alone may ask for a case of `rule`: a standstill that will be full, a share that will rise.

    Nothing is decided from it: whoever looks counts anew. One row for each person, or requisition where those count
    apart; `scope_id` is the one or the other.
    """

    rule = models.CharField(max_length=40)
    scope_id = models.UUIDField()
    next_action_at = models.DateTimeField()

    objects = LookQuerySet.as_tenant_manager()

    class Meta:
        indexes = [models.Index(fields=["next_action_at", "organization"], name="escalation_look_next_action")]
        constraints = [
            models.UniqueConstraint(fields=["organization", "rule", "scope_id"], name="looked_at_once"),
        ]
