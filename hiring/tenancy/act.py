"""By whom, when, and how we know: what a door hands to every action beside its subject.

Actions never read the clock; they are given an act. An import says when things happened, a page
says now; both say when we learned it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from hiring.tenancy.models import Member


class Origin(StrEnum):
    """How a fact reached us."""

    LIVE = "live"
    IMPORT = "import"
    DEMO = "demo"


@dataclass(frozen=True, slots=True)
class Act:
    """`at`: when it happened. `recorded_at`: when we learned it. `actor`: `None` is the program."""

    actor: Member | None
    at: datetime
    recorded_at: datetime
    origin: Origin = Origin.LIVE

    @classmethod
    def live(cls, actor: Member | None, now: datetime) -> "Act":
        """Something a person does on a page, or a worker in its sweep, now."""
        return cls(actor, now, now)

    @property
    def today(self) -> date:
        """The day it is for whoever acts: what they choose days by. For the program, the clock's."""
        return self.at.astimezone(self.actor.zone if self.actor else UTC).date()
