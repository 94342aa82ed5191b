"""Organization: the tenant. One of the few tables that stand outside the walls."""

from django.core.validators import RegexValidator
from django.db import models

from hiring.tenancy.ids import uuid7
from hiring.tenancy.models.base import TenantModel

slug = RegexValidator(r"^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$", "Use lower-case letters, digits and hyphens.")


class Organization(models.Model):
    """One customer. `live_since`: history before it settles without reminders, mails or cases."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    slug = models.CharField(max_length=50, unique=True, validators=[slug])
    name = models.CharField(max_length=120)
    time_zone = models.CharField(max_length=64)
    country = models.CharField(max_length=2, blank=True)
    currency = models.CharField(max_length=3, default="EUR")
    live_since = models.DateTimeField()
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Counter(TenantModel):
    """The last number given to one kind of thing (``REQ-142``); see actions/numbers.py."""

    kind = models.CharField(max_length=20)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "kind"], name="one_counter_per_kind"),
        ]
