"""What was promised: the organization's policy and each requisition's agreement."""

from typing import Any

from django.db import models

from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models import Requisition
from sla.querysets import AgreementQuerySet, PolicyQuerySet


class Policy(TenantModel):
    """One version of the organization's defaults. Never edited: a change is a new version.

    `terms` and `escalation` are read and written by rules/terms.py only. `role_types`: what differs for one type of
    role, in the shape of `terms` by role type.
    """

    version = models.PositiveIntegerField()
    effective_at = models.DateTimeField()
    terms = models.JSONField()
    role_types = models.JSONField(default=dict)
    escalation = models.JSONField()
    changed_by = TenantForeignKey(Member, null=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)

    objects = PolicyQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "version"], name="policy_versions_are_numbered"),
        ]

    def terms_for(self, role_type: str) -> dict[str, Any]:
        """Return the terms that count for requisitions of this type of role."""
        return {**self.terms, **self.role_types.get(role_type, {})}


class Agreement(TenantModel):
    """The mutual agreement of one requisition, as signed by both in the kickoff."""

    requisition = TenantForeignKey(Requisition, related_name="agreements")
    version = models.PositiveIntegerField()
    policy = TenantForeignKey(Policy, related_name="+")
    terms = models.JSONField()
    slate_due_on = models.DateField(null=True)
    slate_size = models.PositiveSmallIntegerField(default=3)
    signed_at = models.DateTimeField()

    objects = AgreementQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "requisition", "version"], name="agreement_versions_are_numbered"
            ),
        ]

    def terms_for(self, role_type: str) -> dict[str, Any]:
        """Return the terms as signed; the type of role was asked then."""
        return dict(self.terms)
