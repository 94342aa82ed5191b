"""The one read across organizations that signing in needs: where am I a member?

A SECURITY DEFINER function (migrations/0002_memberships.py) answers it with ids and names only.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection


@dataclass(frozen=True, slots=True)
class Membership:
    """An active membership: which organization, and as which member."""

    organization_id: UUID
    slug: str
    organization: str
    member_id: UUID


def memberships_of(user_id: UUID | None) -> list[Membership]:
    """Return the active memberships of a sign-in, by the organization's name; none for nobody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT organization_id, slug, organization, member_id FROM memberships_of(%s)", [user_id])
        return [Membership(*row) for row in cursor.fetchall()]
