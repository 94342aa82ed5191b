"""Two organizations with the same people in other bodies, so that every test has a stranger to keep out.

Import the fixtures into ``tests/<app>/conftest.py``: ``from tests.world import harbor, north``.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.test import Client

from hiring.tenancy.access import Role
from hiring.tenancy.act import Act
from hiring.tenancy.actions.organizations import add_member, create_organization, user_with_address
from hiring.tenancy.models import Member, Organization
from hiring.tenancy.scope import organization_scope

# Monday 23 November 2026, 10:00 in Amsterdam.
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LIVE_SINCE = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class World:
    """One organization and its people; names carry the organization's, so that a leak shows."""

    organization: Organization
    admin: Member
    recruiter: Member
    manager: Member
    interviewer: Member
    second_interviewer: Member
    ta_leader: Member
    ta_director: Member
    chro: Member
    finance: Member

    @property
    def slug(self) -> str:
        return self.organization.slug

    def act(self, actor: Member | None, at: datetime = MONDAY) -> Act:
        return Act.live(actor, at)

    def scope(self, actor: Member | None = None):
        return organization_scope(self.organization, actor)

    def client(self, member: Member) -> Client:
        """A browser in which `member` is signed in."""
        client = Client()
        client.force_login(member.user)
        return client


AS_IT_WAS = ("manager", "recruiter", "milestone", "starts_at", "panel")


def beyond(data: dict) -> dict:
    """What an event says of itself, without how things stood at that moment, which every such event says."""
    return {key: value for key, value in data.items() if key not in AS_IT_WAS}


PEOPLE = {
    "recruiter": [Role.RECRUITER],
    "manager": [Role.HIRING_MANAGER],
    "interviewer": [Role.INTERVIEWER],
    "second_interviewer": [Role.INTERVIEWER],
    "ta_leader": [Role.TA_LEADER],
    "ta_director": [Role.TA_DIRECTOR],
    "chro": [Role.CHRO],
    "finance": [Role.FINANCE],
}


def build(slug: str, time_zone: str) -> World:
    organization = create_organization(
        slug=slug,
        name=slug.capitalize(),
        time_zone=time_zone,
        admin_email=f"admin@{slug}.example",
        now=MONDAY,
        live_since=LIVE_SINCE,
    )
    with organization_scope(organization):
        people = {
            key: add_member(
                name=f"{key.replace('_', ' ').title()} {slug.capitalize()}",
                email=f"{key}@{slug}.example",
                time_zone=time_zone,
                roles=roles,
                act=Act.live(None, LIVE_SINCE),
                user=user_with_address(f"{key}@{slug}.example"),
            )
            for key, roles in PEOPLE.items()
        }
        admin = Member.objects.get(email=f"admin@{slug}.example")
    return World(organization=organization, admin=admin, **people)


@pytest.fixture
def north(db) -> World:
    return build("north", "Europe/Amsterdam")


@pytest.fixture
def harbor(db) -> World:
    return build("harbor", "America/New_York")
