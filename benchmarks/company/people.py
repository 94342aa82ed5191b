"""Who works there, and as whom the pages are asked for."""

from dataclasses import dataclass
from datetime import datetime

from hiring.tenancy.access import Role
from hiring.tenancy.act import Act
from hiring.tenancy.actions.organizations import add_member, user_with_address
from hiring.tenancy.models import Member, Organization

ZONE = "Europe/Amsterdam"
RECRUITERS, MANAGERS, INTERVIEWERS = 3, 8, 40


@dataclass(frozen=True)
class People:
    """Members by what they do; each can sign in."""

    recruiters: list[Member]
    managers: list[Member]
    interviewers: list[Member]
    ta_leader: Member


def hire_people(organization: Organization, *, at: datetime) -> People:
    """Add everyone to the entered organization."""

    def add(role: Role, number: int) -> Member:
        email = f"{role.value}-{number}@{organization.slug}.example"
        name = f"{role.words} {number}"
        user = user_with_address(email)
        return add_member(name=name, email=email, time_zone=ZONE, roles=[role], act=Act.live(None, at), user=user)

    return People(
        recruiters=[add(Role.RECRUITER, i) for i in range(RECRUITERS)],
        managers=[add(Role.HIRING_MANAGER, i) for i in range(MANAGERS)],
        interviewers=[add(Role.INTERVIEWER, i) for i in range(INTERVIEWERS)],
        ta_leader=add(Role.TA_LEADER, 0),
    )
