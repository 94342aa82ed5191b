"""Candidates, their applications, where those have been, and slates."""

from django.db import models

from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models.kickoff import Requirement
from requisitions.models.requisition import Milestone, Requisition, Stage
from requisitions.querysets import ApplicationQuerySet, CandidateQuerySet, SlateQuerySet


class Candidate(TenantModel):
    """`time_zone`: empty while nobody knows it; the organization's is theirs then."""

    name = models.CharField(max_length=160)
    email = models.EmailField(blank=True)
    location = models.CharField(max_length=80, blank=True)
    time_zone = models.CharField(max_length=64, blank=True)
    external_id = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField()

    objects = CandidateQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["organization", "name"], name="candidate_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "email"], condition=~models.Q(email=""), name="one_candidate_per_address"
            ),
            models.UniqueConstraint(
                fields=["organization", "external_id"],
                condition=~models.Q(external_id=""),
                name="an_imported_candidate_stands_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Application(TenantModel):
    """One candidate for one requisition. `furthest` only ever rises; `stage` is where they are."""

    class State(models.TextChoices):
        ACTIVE = "active", "In process"
        HIRED = "hired", "Hired"
        REJECTED = "rejected", "Declined"
        WITHDRAWN = "withdrawn", "Withdrew"
        OFFER_DECLINED = "offer_declined", "Declined our offer"

    class Reason(models.TextChoices):
        """Why it ended. Only the first cites; "other" counts as unexplained."""

        REQUIREMENT = "requirement", "A requirement is not met"
        WITHDREW = "withdrew", "Withdrew"
        ROLE_CLOSED = "role_closed", "Role closed"
        DUPLICATE = "duplicate", "Duplicate"
        OTHER = "other", "Other"

    class Way(models.TextChoices):
        """How a candidate heard what we decided."""

        MAIL = "mail", "Mail"
        PHONE = "phone", "Phone"

    candidate = TenantForeignKey(Candidate, related_name="applications")
    requisition = TenantForeignKey(Requisition, related_name="applications")
    source = models.CharField(max_length=80, blank=True)
    applied_at = models.DateTimeField()
    state = models.CharField(max_length=14, choices=State, default=State.ACTIVE)
    stage = TenantForeignKey(Stage, related_name="+")
    stage_since_at = models.DateTimeField()
    furthest = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    requirement = TenantForeignKey(Requirement, null=True, blank=True, related_name="+")
    reason_note = models.TextField(blank=True)
    closed_by = TenantForeignKey(Member, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True, editable=False)
    told_way = models.CharField(max_length=8, choices=Way, blank=True, editable=False)
    external_id = models.CharField(max_length=120, blank=True)

    objects = ApplicationQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["-applied_at", "-id"]
        indexes = [
            models.Index(fields=["organization", "requisition", "state"], name="application_by_requisition"),
            models.Index(fields=["organization", "candidate"], name="application_by_candidate"),
            models.Index(fields=["organization", "-applied_at"], name="application_newest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "candidate", "requisition"],
                condition=models.Q(state="active"),
                name="one_running_application_per_requisition",
            ),
            models.UniqueConstraint(
                fields=["organization", "external_id"],
                condition=~models.Q(external_id=""),
                name="an_imported_application_stands_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state="active", closed_at=None)
                | (~models.Q(state="active") & models.Q(closed_at__isnull=False)),
                name="an_application_is_closed_when_it_ended",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason="requirement") | models.Q(requirement__isnull=False),
                name="citing_names_the_requirement",
            ),
        ]

    @property
    def parties(self) -> dict[str, str]:
        """Whose application it is and who owns the hire now, as the ledger writes it."""
        return {"application": str(self.pk), **self.requisition.partners}


class StageVisit(TenantModel):
    """The application entered the stage. Never changed: the next visit ends the one before.

    Manager and source stand as they were then, so that a later change does not rewrite history.
    """

    application = TenantForeignKey(Application, related_name="visits")
    stage = TenantForeignKey(Stage, related_name="+")
    milestone = models.CharField(max_length=16, choices=Milestone)
    position = models.PositiveSmallIntegerField()
    entered_at = models.DateTimeField()
    hiring_manager = TenantForeignKey(Member, related_name="+")
    moved_by = TenantForeignKey(Member, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["entered_at", "id"]
        indexes = [
            models.Index(fields=["organization", "application", "entered_at"], name="visit_by_application"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "application", "stage", "entered_at"], name="a_visit_is_told_once"
            ),
            AppendOnly(name="requisitions_stagevisit_append_only"),
        ]


class Slate(TenantModel):
    """Candidates presented together, each compared with the must-haves, for the manager to answer."""

    class State(models.TextChoices):
        DRAFT = "draft", "Being prepared"
        PRESENTED = "presented", "Presented"
        REVIEWED = "reviewed", "Answered"
        RETURNED = "returned", "Returned as off-criteria"
        WITHDRAWN = "withdrawn", "Withdrawn"

    requisition = TenantForeignKey(Requisition, related_name="slates")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    presented_at = models.DateTimeField(null=True)
    presented_by = TenantForeignKey(Member, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    return_reason = models.TextField(blank=True)
    created_at = models.DateTimeField()

    objects = SlateQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "requisition", "number"], name="slates_are_numbered"),
            models.UniqueConstraint(
                fields=["organization", "requisition"],
                condition=models.Q(state__in=["draft", "presented"]),
                name="one_slate_at_a_time",
            ),
        ]


class SlateCandidate(TenantModel):
    class Answer(models.TextChoices):
        NONE = "", "No answer yet"
        ADVANCE = "advance", "Advance"
        DECLINE = "decline", "Decline"

    slate = TenantForeignKey(Slate, models.CASCADE, related_name="candidates")
    application = TenantForeignKey(Application, related_name="slate_places")
    answer = models.CharField(max_length=8, choices=Answer, blank=True, default=Answer.NONE)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "slate", "application"], name="on_a_slate_once"),
        ]


class SlateEvidence(TenantModel):
    """What shows that this candidate meets this must-have."""

    place = TenantForeignKey(SlateCandidate, models.CASCADE, related_name="evidence_set")
    requirement = TenantForeignKey(Requirement, related_name="+")
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "place", "requirement"], name="evidence_is_given_once"),
        ]


class Offer(TenantModel):
    class State(models.TextChoices):
        PENDING = "pending", "Waiting for the answer"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"
        RESCINDED = "rescinded", "Withdrawn by us"

    application = TenantForeignKey(Application, related_name="offers")
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    extended_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    start_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-extended_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "application"],
                condition=models.Q(state="pending"),
                name="one_offer_out_at_a_time",
            ),
        ]
