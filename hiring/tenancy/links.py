"""Addresses of pages inside an organization, for views, templates and mails."""

from django.conf import settings
from django.urls import reverse

from hiring.tenancy.models import Organization


def page(organization: Organization, name: str, *args: object) -> str:
    """Return the path of page `name` in `organization`: ``page(org, "requisition", 142)``."""
    return reverse(name, args=[organization.slug, *args])


def address(organization: Organization, name: str, *args: object) -> str:
    """Return the same as an absolute address, for what leaves the house."""
    return f"{settings.BASE_URL}{page(organization, name, *args)}"
