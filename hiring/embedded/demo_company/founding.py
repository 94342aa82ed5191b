"""An organization as it starts: founded, its people in, its competencies described, its policy as it developed."""

import sys
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hiring.embedded.demo_company.clockwork import Clockwork, Story
from hiring.embedded.demo_company.company import Company
from hiring.embedded.demo_company.hours import Hours
from hiring.embedded.demo_company.library import Skill
from hiring.embedded.demo_company.names import people as names
from hiring.embedded.demo_company.people import Person
from hiring.tenancy.access import Role
from hiring.tenancy.act import Act, Origin
from hiring.tenancy.actions.organizations import add_member, create_organization, user_with_address
from hiring.tenancy.actions.people import change_profile
from hiring.tenancy.actions.settings import change_organization
from hiring.tenancy.models import Member, Organization
from hiring.tenancy.scope import organization_scope
from requisitions.actions.competency import describe_competency
from sla.actions.policy import change_policy, policy_in_force

Terms = dict[str, dict[str, object]]


def found(
    *, slug: str, name: str, zone: str, country: str, currency: str, admin: str, at: datetime, live_since: datetime
) -> Organization:
    """Create the organization, with its country and currency."""
    organization = create_organization(
        slug=slug, name=name, time_zone=zone, admin_email=admin, now=at, live_since=live_since
    )
    with organization_scope(organization):
        act = Act(None, at, at, Origin.DEMO)
        change_organization(organization, name=name, time_zone=zone, country=country, currency=currency, act=act)
    return organization


def gather(
    organization: Organization, people: Sequence[Person], *, at: datetime, now: datetime, domain: str
) -> Company:
    """Let everybody in, in the entered organization, and return the company they make."""
    act = Act(None, at, at, Origin.DEMO)
    for person in people:
        if Role.ADMIN in person.roles:
            admin = Member.objects.get(email=person.address(domain))
            change_profile(admin, name=person.name, time_zone=organization.time_zone, act=act)
        else:
            add_member(
                name=person.name, email=person.address(domain), time_zone=person.zone or organization.time_zone,
                roles=person.roles, act=act, user=user_with_address(person.address(domain)),
                title=person.title, department=person.department,
            )  # fmt: skip
    return Company(
        organization=organization,
        hours=Hours(ZoneInfo(organization.time_zone)),
        clockwork=Clockwork(now),
        people={each.name: each for each in Member.objects.with_roles()},
    )


def describe(company: Company, skills: Iterable[Skill], *, by: str, at: datetime) -> None:
    """Fill the library of competencies."""
    act = company.act(by, at)
    for skill in skills:
        written = describe_competency(skill.name, description=skill.description, anchors=skill.anchors, act=act)
        company.library[skill.name], company.skills[skill.name] = skill, written.pk


def meet_nobody_twice(company: Company, named: Iterable[str] = ()) -> None:
    """Call candidates like none of the colleagues, nor like those whose story is told by hand (`named`)."""
    company.names = names(company.random("names"), taken={*company.people, *named})


def go_by(company: Company, policies: Iterable[tuple[int, str, Terms]], *, by: str) -> Story:
    """Change the policy over time: so many days ago, why, and the new terms of one clause."""
    at = yield company.organization.created_at
    policy = policy_in_force(at)
    for days, note, terms in policies:
        at = yield company.hours.fit(company.now - timedelta(days=days))
        act = company.act(by, at)
        policy = change_policy(
            terms=terms, escalation=policy.escalation, note=note, expected_version=policy.version, act=act
        )


def chronicle(company: Company, since: datetime) -> Story:
    """Tell whoever waits how far the history is, in steps that shrink as the days fill up."""
    at = yield since
    while True:
        sys.stderr.write(f"  {company.organization.name}: {company.hours.local(at):%-d %B %Y}\n")
        at = yield at + max((company.now - at) / 4, timedelta(days=7))
