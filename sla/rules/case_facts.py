"""What a case says, as values: the same facts for the page, the decider's mail and both sides' mails."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hiring.tenancy.rules import wording


@dataclass(frozen=True, slots=True)
class Record:
    """How many promises somebody has kept of those that have come due."""

    name: str
    department: str
    kept: int
    due: int


@dataclass(frozen=True, slots=True)
class Rests:
    """One thing that the case rests on: what, when it counted, whether it is owed still, whether it counts no more."""

    title: str
    at: datetime
    is_promise: bool = False
    is_owed: bool = False
    is_void: bool = False


@dataclass(frozen=True, slots=True)
class Agreed:
    """One promise as agreed, and what became of it on this requisition."""

    title: str
    terms: str
    by: str
    due: int
    kept: int
    late: int
    opened_case: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who waits, in counts: nobody is named outside the house's own pages."""

    candidates: int
    longest_days: int
    withdrew: int


@dataclass(frozen=True, slots=True)
class Start:
    """When the seat was to be filled, and the earliest day on which it can be now."""

    planned_on: date
    earliest_on: date

    @property
    def is_later(self) -> bool:
        return self.earliest_on > self.planned_on


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Everything the decider needs in order not to ask. Instants are UTC; `*_on` are dates.

    `ground`: why it was opened, in one sentence. `side`: whose promises it is about. `holds`: what it rests on still
    reaches the limit of the policy. `is_told`: both sides know of it. `other_late`: what the other side kept late here,
    or owes past its time.
    """

    case: str
    requisition: str
    title: str
    ground: str
    side: str
    about: Record
    other: Record
    agreed: tuple[Agreed, ...]
    rests_on: tuple[Rests, ...]
    waiting: Waiting
    reminders: int
    nudges: int
    signed_at: datetime | None
    days_open: int | None
    forecast_days: int | None
    start: Start | None
    policy_version: int
    decide_by_at: datetime
    opened_at: datetime
    holds: bool = True
    is_told: bool = True
    other_late: tuple[Rests, ...] = ()
    words: tuple[tuple[str, str, datetime], ...] = ()

    @property
    def headline(self) -> str:
        """The case in one sentence of fact: who waits, or what happened."""
        if not self.waiting.candidates:
            return f"{self.ground}, {self.requisition}"
        waiting = wording.count_of(self.waiting.candidates, "candidate").capitalize()
        verb = "waits" if self.waiting.candidates == 1 else "wait"
        return f"{waiting} {verb} on {self.requisition}"


def start_of(planned_on: date | None, days_open: int | None, forecast_days: int | None) -> Start | None:
    """Return what the days beyond the forecast do to the planned start."""
    if planned_on is None or days_open is None or forecast_days is None:
        return None
    return Start(planned_on, planned_on + timedelta(days=max(days_open - forecast_days, 0)))
