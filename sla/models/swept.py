"""SweptUntil: how far one organization has been swept, by the clock that was read then."""

from django.db import models

from hiring.tenancy.models import TenantModel


class SweptUntil(TenantModel):
    """A sweep that reads an earlier time does nothing: the clock went back, or had jumped ahead."""

    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at", "organization"], name="swept_until_at")]
        constraints = [models.UniqueConstraint(fields=["organization"], name="swept_until_one_instant")]
