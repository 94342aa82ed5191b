"""Makes the demo company: both organizations, whole or not at all. Nothing here reads the clock."""

from datetime import datetime

from django.db import transaction

from hiring.embedded.demo_company import harbor, northwind
from hiring.tenancy.models import Organization

SLUGS = ("northwind", "harbor")


def is_loaded() -> bool:
    """Tell whether the company is there: a second start keeps it as it is."""
    return Organization.objects.filter(slug__in=SLUGS).count() == len(SLUGS)


def load(now: datetime) -> None:
    """Tell two years of two organizations that end `now`, each in one transaction."""
    with transaction.atomic():
        northwind.build(now)
        harbor.build(now)
