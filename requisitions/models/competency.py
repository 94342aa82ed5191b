"""The organization's library of competencies: what one can be good at, and what each rating of it looks like."""

from django.db import models

from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.querysets import CompetencyQuerySet
from requisitions.rules.library import CompetencyDraft


class Method(models.TextChoices):
    """The ways in which a competency can be assessed."""

    INTERVIEW = "interview", "Structured interview"
    WORK_SAMPLE = "work_sample", "Work sample"
    CASE = "case", "Case or exercise"
    PRESENTATION = "presentation", "Presentation"
    TEST = "test", "Skills test"
    REFERENCES = "references", "References"


class Competency(TenantModel):
    """Something one can be good at, with what each rating looks like. The organization's library.

    `retired_at`: it is offered no more; what names it keeps naming it.
    """

    name = models.CharField(max_length=80)
    description = models.TextField(blank=True)
    anchor_1 = models.TextField(blank=True)
    anchor_2 = models.TextField(blank=True)
    anchor_3 = models.TextField(blank=True)
    anchor_4 = models.TextField(blank=True)
    methods = models.JSONField(default=list, blank=True)
    changed_by = TenantForeignKey(Member, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)
    retired_at = models.DateTimeField(null=True)

    objects = CompetencyQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "name"], name="a_competency_is_named_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def anchors(self) -> list[str]:
        """What ratings 1 to 4 look like."""
        return [self.anchor_1, self.anchor_2, self.anchor_3, self.anchor_4]

    @property
    def is_described(self) -> bool:
        return all(self.anchors)

    @property
    def method_words(self) -> list[str]:
        return [str(Method(each).label) for each in self.methods]

    @property
    def draft(self) -> CompetencyDraft:
        """What a form shows of it."""
        return CompetencyDraft(self.name, self.description, tuple(self.anchors), tuple(self.methods))

    @property
    def fingerprint(self) -> str:
        return self.draft.fingerprint
