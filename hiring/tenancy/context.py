"""What every template may ask about the house itself; in the demo, who may be visited with one click."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from hiring import clock
from hiring.tenancy.access import Role
from hiring.tenancy.models import Member, Organization
from hiring.tenancy.scope import organization_scope

# From the work outward, as roles are listed.
ROLES: list[Role | None] = [role for role in Role if role is not Role.INTERVIEWER]


def house(request: HttpRequest) -> dict[str, Any]:
    return {
        "is_demo": settings.DEMO,
        "organization": getattr(request, "organization", None),
        "member": getattr(request, "member", None),
        "now": getattr(request, "now", None) or clock.now(),
        "demo_people": _demo_people if settings.DEMO else (),
    }


@dataclass(frozen=True, slots=True)
class Visited:
    """An organization of the demo: who runs its hiring, by role, and the many who only interview."""

    organization: str
    people: list[tuple[str, str, str]]
    interviewers: list[tuple[str, str, str]]


def _demo_people() -> list[Visited]:
    """Return each organization's people, the larger one first; read when the demo's sign-in page is drawn."""
    found = []
    for organization in Organization.objects.all():
        with organization_scope(organization):
            members = list(Member.objects.active().with_roles().exclude(user=None))
        people = sorted((each for each in members if _leading(each)), key=lambda each: ROLES.index(_leading(each)))
        others = [each for each in members if not _leading(each)]
        found.append(Visited(organization.name, list(map(_visitor, people)), list(map(_visitor, others))))
    return sorted(found, key=lambda each: -len(each.interviewers))


def _leading(member: Member) -> Role | None:
    """Return the role that says most about what one sees here; None of who only interviews."""
    return next((role for role in ROLES if role in member.roles), None)


def _visitor(member: Member) -> tuple[str, str, str]:
    """Return the name, what they are here, and the id of their user."""
    role = _leading(member)
    words = [role.words] if role and role.words.lower() not in member.title.lower() else []
    return member.name, ", ".join([*words, *filter(None, [member.title])]) or "Interviewer", str(member.user_id)
