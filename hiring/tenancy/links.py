"""Addresses of pages inside an organization, for views, templates and mails."""

from functools import lru_cache

from django.conf import settings
from django.urls import reverse

from hiring.tenancy.models import Organization


def page(organization: Organization, name: str, *args: object) -> str:
    """Return the path of page `name` in `organization`: ``page(org, "requisition", 142)``."""
    return _path(name, organization.slug, *args)


@lru_cache(maxsize=16_384)  # a page links to a hundred others, and no address changes while the program runs
def _path(name: str, *args: object) -> str:
    return reverse(name, args=args)


def address(organization: Organization, name: str, *args: object) -> str:
    """Return the same as an absolute address, for what leaves the house."""
    return f"{settings.BASE_URL}{page(organization, name, *args)}"
