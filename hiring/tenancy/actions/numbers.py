"""Numbers that people see: REQ-142 is the 142nd requisition of its organization."""

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
