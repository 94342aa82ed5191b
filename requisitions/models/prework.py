"""What the manager answers before the kickoff, question by question."""

from django.db import models

from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models.kickoff import Kickoff
from requisitions.rules import prework as rules
from requisitions.rules.drafts import fingerprint


class Prework(TenantModel):
    """Sent once for a kickoff, due before it. `generation` rises when the due time moves."""

    kickoff = TenantForeignKey(Kickoff, models.CASCADE, related_name="prework_set")
    due_at = models.DateTimeField()
    generation = models.PositiveIntegerField(default=0)
    sent_by = TenantForeignKey(Member, null=True, related_name="+")
    sent_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "kickoff"], name="prework_is_sent_once"),
        ]


class PreworkAnswer(TenantModel):
    """One question, copied in, and what the manager says to it. `word`: why it was returned."""

    class State(models.TextChoices):
        OPEN = rules.OPEN, "Not answered yet"
        DRAFT = rules.DRAFT, "Begun"
        GIVEN = rules.GIVEN, "Handed in"
        APPROVED = rules.APPROVED, "Taken over"
        RETURNED = rules.RETURNED, "Returned"

    prework = TenantForeignKey(Prework, models.CASCADE, related_name="answers")
    position = models.PositiveSmallIntegerField()
    key = models.SlugField(max_length=40, db_index=False)
    question = models.CharField(max_length=rules.LONGEST_QUESTION)
    hint = models.CharField(max_length=rules.LONGEST_QUESTION, blank=True)
    field = models.CharField(max_length=12, choices=list(rules.FIELDS.items()), blank=True)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    word = models.CharField(max_length=240, blank=True)
    changed_at = models.DateTimeField()
    reviewed_by = TenantForeignKey(Member, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "prework", "key"], name="a_question_is_asked_once"),
            models.CheckConstraint(
                condition=~models.Q(state="returned") | ~models.Q(word=""), name="a_returned_answer_says_why"
            ),
        ]

    @property
    def fingerprint(self) -> str:
        """What a form that writes or reviews it has seen."""
        return fingerprint(self.text, self.state)

    @property
    def is_handed_in(self) -> bool:
        return self.state in {self.State.GIVEN, self.State.APPROVED}
