"""Changing what the organization is called and where its days begin."""

from django.db import transaction

from hiring.tenancy.act import Act
from hiring.tenancy.here import HERE
from hiring.tenancy.models import Organization
from hiring.tenancy.news import tell
from hiring.tenancy.scope import current


@transaction.atomic
def change_organization(
    organization: Organization, *, name: str, time_zone: str, country: str, currency: str, act: Act
) -> None:
    Organization.objects.filter(pk=organization.pk).update(
        name=name, time_zone=time_zone, country=country.upper(), currency=currency.upper()
    )
    current().known.pop(HERE, None)
    tell("organization_changed", organization, act=act)
