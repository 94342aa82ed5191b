"""Write the whole company, once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from benchmarks.company.candidates import apply
from benchmarks.company.judgement import interview, judge
from benchmarks.company.people import ZONE, hire_people
from benchmarks.company.promises import owe_feedback, promise, tell
from benchmarks.company.roles import open_requisitions
from hiring.tenancy.actions.organizations import create_organization
from hiring.tenancy.models import Organization
from hiring.tenancy.scope import organization_scope

SLUG = "bench"
SEED = 20261123
TWO_YEARS = timedelta(days=730)


def company(*, now: datetime, say: Callable[[str], None]) -> Organization:
    """Return the organization to measure, written if it is not there."""
    return Organization.objects.filter(slug=SLUG).first() or _write(now, say)


def _write(now: datetime, say: Callable[[str], None]) -> Organization:
    random = Random(SEED)  # noqa: S311 - the same company every time
    began = now - TWO_YEARS
    email = f"admin@{SLUG}.example"
    organization = create_organization(
        slug=SLUG, name="Bench", time_zone=ZONE, admin_email=email, now=began, live_since=began
    )
    with organization_scope(organization):
        say("people and requisitions")
        people = hire_people(organization, at=began)
        roles = open_requisitions(people, now=now, random=random)
        say("candidates and applications")
        paths = apply(roles, now=now, random=random)
        say("interviews, promises and news")
        seats = interview(paths, now=now)
        promise(paths, now=now, random=random)
        owe_feedback(seats, now=now)
        tell(roles, now=now, random=random)
    say("scorecards")
    judge(organization, seats, now=now, random=random)
    return organization
