"""What a kickoff has beside its texts: lines with owners (channels, risks, decisions), and the agenda's clock."""

from datetime import datetime, timedelta

from django.db import models

from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models.kickoff import Kickoff
from requisitions.querysets import KickoffLineQuerySet
from requisitions.rules.drafts import fingerprint


class KickoffLine(TenantModel):
    """C1, K1, D1 …: where to look, what may go wrong, what was decided; each with who sees to it.

    `detail`: what a channel is to bring ("8 candidates"), what is done about a risk, why it was decided so.
    """

    class Kind(models.TextChoices):
        CHANNEL = "channel", "Sourcing channel"
        RISK = "risk", "Risk"
        DECISION = "decision", "Decision"

    kickoff = TenantForeignKey(Kickoff, models.CASCADE, related_name="lines")
    kind = models.CharField(max_length=8, choices=Kind)
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=240)
    detail = models.CharField(max_length=240, blank=True)
    owner = TenantForeignKey(Member, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True)

    objects = KickoffLineQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["kind", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "kickoff", "kind", "position"], name="kickoff_lines_are_numbered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"

    @property
    def code(self) -> str:
        return f"{LETTERS[self.kind]}{self.position}"

    @property
    def fingerprint(self) -> str:
        """What a form that edits it has seen."""
        return fingerprint(self.text, self.detail, self.owner_id, self.due_on)


LETTERS: dict[str, str] = {KickoffLine.Kind.CHANNEL: "C", KickoffLine.Kind.RISK: "K", KickoffLine.Kind.DECISION: "D"}


class KickoffPoint(TenantModel):
    """One point of the agenda once both came to it: how long it was talked about, and whether it is settled.

    `running_since_at`: begun and not ended yet, at most one of a kickoff. `spent_for`: of earlier turns.
    """

    class State(models.TextChoices):
        OPEN = "open", "Open"
        SETTLED = "settled", "Settled"
        PARKED = "parked", "Parked"

    kickoff = TenantForeignKey(Kickoff, models.CASCADE, related_name="points")
    key = models.CharField(max_length=20)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    spent_for = models.DurationField(default=timedelta)
    running_since_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "kickoff", "key"], name="an_agenda_point_stands_once"),
            models.UniqueConstraint(
                fields=["organization", "kickoff"],
                condition=models.Q(running_since_at__isnull=False),
                name="one_point_is_talked_about_at_a_time",
            ),
        ]

    def spent_until(self, now: datetime) -> timedelta:
        """Return how long it was talked about, the turn that runs included."""
        if self.running_since_at is None:
            return self.spent_for
        return self.spent_for + max(now - self.running_since_at, timedelta())
