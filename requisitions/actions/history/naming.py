"""Ids of imported rows: the same row of the same organization always gets the same id."""

from uuid import UUID, uuid5

from hiring.tenancy.scope import current_organization_id

SEPARATOR = "\x1f"


def stable_id(kind: str, *parts: object) -> UUID:
    """Return the id of the `kind` of thing that `parts` name, within the entered organization (RFC 9562, version 5)."""
    return uuid5(current_organization_id(), SEPARATOR.join([kind, *map(str, parts)]))
