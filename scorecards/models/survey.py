"""Asking candidates how it was. Whom we asked, and what was said, are apart: nothing here leads from one to the other.

A ticket is what a link opens. It knows the groups an answer counts in and not whose it is; whoever answers uses it up,
and what runs out is deleted. An answer keeps a quarter, and no order: its id is random.
"""

from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import TenantForeignKey, TenantModel
from requisitions.models import Application
from scorecards.querysets import SurveyInvitationQuerySet, SurveyTicketQuerySet
from scorecards.rules import survey as rules

FROM_ONE_TO_FIVE = [MinValueValidator(1), MaxValueValidator(5)]


class Outcome(models.TextChoices):
    HIRED = "hired", "Hired"
    REJECTED = "rejected", "Declined"
    WITHDRAWN = "withdrawn", "Withdrew"
    OFFER_DECLINED = "offer_declined", "Declined our offer"


class SurveyPolicy(TenantModel):
    """Whether candidates are asked. Without a row they are."""

    is_on = models.BooleanField(default=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization"], name="one_survey_policy")]


class SurveyGroups(TenantModel):
    """In which groups an answer counts, as it was when its candidate was asked."""

    department = models.CharField(max_length=80, blank=True)
    role_type = models.CharField(max_length=80, blank=True)
    outcome = models.CharField(max_length=14, choices=Outcome)

    class Meta:
        abstract = True


class SurveyInvitation(SurveyGroups):
    """One ended application, due to be asked, asked, or not and why. Never whether they answered."""

    class State(models.TextChoices):
        DUE = "due", "Due"
        ASKED = "asked", "Asked"
        NOT_ASKED = "not_asked", "Not asked"

    application = TenantForeignKey(Application, related_name="+")
    # Of whoever is not asked, there is neither.
    quarter_on = models.DateField(null=True)
    outcome = models.CharField(max_length=14, choices=Outcome, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.DUE)
    why_not = models.CharField(max_length=12, blank=True)
    due_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)

    objects = SurveyInvitationQuerySet.as_tenant_manager()

    class Meta:
        indexes = [
            models.Index(fields=["due_at", "organization"], condition=models.Q(state="due"), name="survey_due"),
            models.Index(fields=["organization", "quarter_on"], name="survey_asked_in"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["organization", "application"], name="an_application_is_asked_about_once"),
            models.CheckConstraint(
                condition=models.Q(state="asked", asked_at__isnull=False, quarter_on__isnull=False)
                | (~models.Q(state="asked") & models.Q(asked_at=None)),
                name="who_is_asked_is_asked_at_a_moment",
            ),
        ]


class SurveyTicket(SurveyGroups):
    """What a link opens, until it is used or runs out. The link's secret is kept as SHA-256 of 32 random bytes."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    quarter_on = models.DateField()
    secret_hash = models.CharField(max_length=64)
    expires_at = models.DateTimeField()

    objects = SurveyTicketQuerySet.as_tenant_manager()

    class Meta:
        indexes = [models.Index(fields=["expires_at", "organization"], name="survey_ticket_ends")]
        constraints = [
            models.UniqueConstraint(fields=["organization", "secret_hash"], name="one_survey_ticket_per_secret"),
        ]


class SurveyAnswer(SurveyGroups):
    """What somebody said. An empty statement was left out."""

    # Random, where all others tell when they were made.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    quarter_on = models.DateField()
    recommend = models.PositiveSmallIntegerField(validators=[MaxValueValidator(rules.HIGHEST)])
    knew_next = models.PositiveSmallIntegerField(null=True, validators=FROM_ONE_TO_FIVE)
    about_work = models.PositiveSmallIntegerField(null=True, validators=FROM_ONE_TO_FIVE)
    respected = models.PositiveSmallIntegerField(null=True, validators=FROM_ONE_TO_FIVE)
    heard_back = models.PositiveSmallIntegerField(null=True, validators=FROM_ONE_TO_FIVE)
    could_show = models.PositiveSmallIntegerField(null=True, validators=FROM_ONE_TO_FIVE)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["organization", "quarter_on"], name="survey_answer_of_quarter")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(recommend__lte=rules.HIGHEST), name="candidates_recommend_up_to_ten"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    *(models.Q(**{name: None}) | models.Q(**{f"{name}__range": (1, 5)}) for name in rules.STATEMENTS)
                ),
                name="candidates_rate_from_one_to_five",
            ),
            AppendOnly(name="scorecards_surveyanswer_append_only"),
        ]
