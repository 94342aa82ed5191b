"""The question bank, and which of its questions stand in the kit of which stage."""

from django.db import models

from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models import Competency, Stage
from scorecards.querysets import QuestionQuerySet, StageQuestionQuerySet
from scorecards.rules.question import QuestionDraft


class Level(models.TextChoices):
    """For whom a question is hard enough and not too hard."""

    ANY = "any", "Any level"
    JUNIOR = "junior", "Junior"
    MID = "mid", "Mid"
    SENIOR = "senior", "Senior"


class QuestionKind(models.TextChoices):
    BEHAVIOURAL = "behavioural", "Behavioural"
    SITUATIONAL = "situational", "Situational"
    WORK_SAMPLE = "work_sample", "Work sample"


class Worded(models.Model):
    """What a question says, now or in one of its versions."""

    level = models.CharField(max_length=8, choices=Level, default=Level.ANY)
    kind = models.CharField(max_length=12, choices=QuestionKind)
    text = models.TextField()
    good = models.TextField()
    follow_ups = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def draft(self) -> QuestionDraft:
        return QuestionDraft(self.level, self.kind, self.text, self.good, self.follow_ups)

    @property
    def further(self) -> list[str]:
        """The follow-ups, one each."""
        return self.follow_ups.splitlines()


class Question(TenantModel, Worded):
    """One question on one competency, as it is worded now. Every wording stays in ``QuestionVersion``."""

    competency = TenantForeignKey(Competency, related_name="questions")
    version = models.PositiveSmallIntegerField(default=1)
    written_by = TenantForeignKey(Member, null=True, related_name="+")
    written_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    objects = QuestionQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["text"]
        indexes = [models.Index(fields=["organization", "competency"], name="question_by_competency")]

    def __str__(self) -> str:
        return self.text


class QuestionVersion(TenantModel, Worded):
    """One wording, as it was written."""

    question = TenantForeignKey(Question, related_name="versions")
    version = models.PositiveSmallIntegerField()
    written_by = TenantForeignKey(Member, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "question", "version"], name="a_wording_stands_once"),
            AppendOnly(name="scorecards_questionversion_append_only"),
        ]

    def __str__(self) -> str:
        return self.text


class StageQuestion(TenantModel):
    """A question in a stage's kit, in the wording that was chosen. `removed_at`: until when it stood there."""

    stage = TenantForeignKey(Stage, models.CASCADE, related_name="question_set")
    question = TenantForeignKey(Question, related_name="stage_set")
    wording = TenantForeignKey(QuestionVersion, related_name="+")
    added_at = models.DateTimeField()
    added_by = TenantForeignKey(Member, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True)

    objects = StageQuestionQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["added_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "stage", "question"],
                condition=models.Q(removed_at=None),
                name="a_question_stands_in_a_kit_once",
            ),
        ]

    @property
    def is_behind(self) -> bool:
        """A later wording exists than the one that was chosen."""
        return self.wording.version < self.question.version
