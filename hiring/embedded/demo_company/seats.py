"""A seat to be filled, as a story needs it: the role, who owns it, when it begins and how it goes."""

from dataclasses import dataclass, field
from datetime import datetime

from hiring.embedded.demo_company.roles import Role


@dataclass(frozen=True)
class Bars:
    """How good one must be, from 0 to 1, to go on past each point; `accept`: share of offers accepted."""

    screen: float = 0.58
    slate: float = 0.60
    technical: float = 0.70
    loop: float = 0.73
    accept: float = 0.85


@dataclass(frozen=True)
class Habits:
    """How often somebody is late, by what. Debriefs and slates are late only where a scene says so."""

    signs_late: float = 0.04
    reviews_late: float = 0.05
    unexplained: float = 0.03


@dataclass(frozen=True)
class Seat:
    """`key` seeds its luck. `applicants`: how many in the first wave. Days are calendar days.

    `missed_debriefs`: hours by which the first, second … debrief is late; `slate_late_by`: days.
    """

    key: str
    role: Role
    recruiter: str
    planned_at: datetime
    title: str = ""
    location: str = ""
    openings: int = 1
    applicants: int = 12
    agreed_days: int = 58
    wished_days: int = 45
    slate_size: int = 3
    slate_after: int = 11
    kickoff_after: tuple[int, int] = (2, 5)
    bars: Bars = field(default_factory=Bars)
    habits: Habits = field(default_factory=Habits)
    missed_debriefs: tuple[float, ...] = ()
    slate_late_by: float = 0
    is_thorough: bool = True

    @property
    def name(self) -> str:
        return self.title or self.role.title
