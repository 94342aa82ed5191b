"""One organization while its history is told: its people by name, its hours, its clockwork and its luck."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from uuid import UUID

from hiring.embedded.demo_company.clockwork import Clockwork
from hiring.embedded.demo_company.hours import Hours
from hiring.embedded.demo_company.library import Skill
from hiring.tenancy.act import Act, Origin
from hiring.tenancy.models import Member, Organization
from hiring.tenancy.scope import Scope, organization_scope

SEED = 20261123


@dataclass
class Company:
    """`deciders`: who speaks for finance and for talent. `library`, `skills`: competencies by
    name, as written and as recorded. `names`: candidates nobody has met yet.
    """

    organization: Organization
    hours: Hours
    clockwork: Clockwork
    people: dict[str, Member] = field(default_factory=dict)
    deciders: dict[str, str] = field(default_factory=dict)
    library: dict[str, Skill] = field(default_factory=dict)
    skills: dict[str, UUID] = field(default_factory=dict)
    names: Iterator[str] = field(default_factory=lambda: iter(()))

    @property
    def now(self) -> datetime:
        return self.clockwork.now

    def day(self, working_days: int, hour: int, minute: int = 0) -> datetime:
        """Return that time of the working day so many before (negative) or after the day of now."""
        return self.hours.on(self.hours.day_from(self.now, working_days), hour, minute)

    def act(self, actor: str | Member | None, at: datetime) -> Act:
        """Return what `actor` does at `at`, told as it happened."""
        member = self.people[actor] if isinstance(actor, str) else actor
        return Act(member, at, at, Origin.DEMO)

    def scope(self, member: Member) -> AbstractContextManager[Scope]:
        """Enter the organization as `member`: scorecards are written by nobody else."""
        return organization_scope(self.organization, member)

    def random(self, key: str) -> Random:
        """Return the luck of one story. Its own, so that changing one story does not change the others."""
        return Random(f"{SEED}:{self.organization.slug}:{key}")  # noqa: S311 - the same history every time
