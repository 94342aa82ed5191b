"""What every template may ask about the house itself; in the demo, who may be visited with one click."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from hiring import clock
from hiring.tenancy.models import Member, Organization
from hiring.tenancy.scope import organization_scope


def house(request: HttpRequest) -> dict[str, Any]:
    return {
        "is_demo": settings.DEMO,
        "organization": getattr(request, "organization", None),
        "member": getattr(request, "member", None),
        "now": getattr(request, "now", None) or clock.now(),
        "demo_people": _demo_people if settings.DEMO else (),
    }


def _demo_people() -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return (organization, [(name, roles in words, user id)]) for the demo's sign-in page; read when it is drawn."""
    found = []
    for organization in Organization.objects.all():
        with organization_scope(organization):
            people = Member.objects.active().with_roles().exclude(user=None)
            found.append((organization.name, [_visitor(each) for each in people if _is_shown(each)]))
    return found


def _is_shown(member: Member) -> bool:
    """Interviewers are many and see alike; those with a title of their own are shown."""
    return any(role not in {"interviewer"} for role in member.roles) or bool(member.title)


def _visitor(member: Member) -> tuple[str, str, str]:
    words = member.title or ", ".join(sorted(role.words for role in member.roles))
    return member.name, words, str(member.user_id)
