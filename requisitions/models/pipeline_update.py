"""The weekly words of a recruiter to a manager about one search."""

from django.db import models

from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models.requisition import Requisition


class PipelineUpdate(TenantModel):
    requisition = TenantForeignKey(Requisition, related_name="updates")
    text = models.TextField()
    written_by = TenantForeignKey(Member, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-written_at", "-id"]
        indexes = [models.Index(fields=["organization", "requisition", "-written_at"], name="update_by_requisition")]
        constraints = [AppendOnly(name="requisitions_pipelineupdate_append_only")]
