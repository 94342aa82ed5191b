"""Makes the demo company: each organization whole or not at all. Nothing here reads the clock."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import connection, transaction

from hiring.delivery import paper
from hiring.embedded.demo_company import harbor, northwind
from hiring.tenancy.models import Organization

BUILDERS: Mapping[str, Callable[[datetime], Organization]] = {"northwind": northwind.build, "harbor": harbor.build}


def missing() -> list[str]:
    """Return the organizations that are not there yet: a second start keeps those that are."""
    there = Organization.objects.filter(slug__in=BUILDERS).values_list("slug", flat=True)
    return [slug for slug in BUILDERS if slug not in set(there)]


def load(slug: str, now: datetime) -> None:
    """Tell two years of one organization that end `now`, in one transaction; the process is good for nothing else then.

    Whatever goes wrong undoes all of it, so nothing on the way needs a savepoint. And the same statements come by the
    thousand, so PostgreSQL plans each once: Django leaves that off for the sake of poolers, and there is none here.
    """
    connection.close()
    connection.settings_dict["OPTIONS"] |= {"server_side_binding": True, "prepare_threshold": 3}
    connection.features.uses_savepoints = False
    with transaction.atomic(), paper.put_away():
        BUILDERS[slug](now)
