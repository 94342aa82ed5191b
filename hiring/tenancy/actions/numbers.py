"""Numbers that people see: REQ-142 is the 142nd requisition of its organization, version 3 of its policy the third."""

from typing import Any

from django.db.models import Max, QuerySet

from hiring.tenancy.errors import Stale
from hiring.tenancy.models import Counter


def next_number(kind: str, *, count: int = 1) -> int:
    """Return the first of `count` new numbers of `kind`, holding the counter till the commit.

    A rolled back transaction gives its numbers back: there are no gaps to explain.
    """
    counter = hold_numbers(kind)
    first = counter.last + 1
    counter.last += count
    counter.save(update_fields=["last"])
    return first


def hold_numbers(kind: str) -> Counter:
    """Hold the counter till the commit: whoever makes another of `kind` waits, and then sees what was made."""
    counter: Counter = Counter.objects.select_for_update().get_or_create(kind=kind)[0]
    return counter


def next_version(versions: QuerySet[Any], *, seen: int, stale: str = "") -> int:
    """Return the number after `seen`, the newest of `versions` that the writer read; others wait till the commit.

    Raises ``Stale``, in the words of `stale`, when another one is the newest. 0 is read where there is none.
    """
    hold_numbers(str(versions.model._meta.model_name))
    newest = versions.aggregate(newest=Max("version", default=0))["newest"]
    if newest != seen:
        raise Stale(stale or f"Version {newest} was written meanwhile. Read it, then change it.")
    return seen + 1
