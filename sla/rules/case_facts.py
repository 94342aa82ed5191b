"""What a case says, as values: the same facts for the page, the decider's mail and both sides' mails."""

from dataclasses import dataclass
from datetime import date, datetime

from hiring.tenancy.rules import wording


@dataclass(frozen=True, slots=True)
class Record:
    """How many promises somebody has kept of those that have come due."""

    name: str
    department: str
    kept: int
    due: int


@dataclass(frozen=True, slots=True)
class Missed:
    """One missed promise: what, when it was due, and whether it is owed still."""

    title: str
    due_at: datetime
    is_owed: bool


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
class CaseFacts:
    """Everything the decider needs in order not to ask. Instants are UTC; `*_on` are dates."""

    case: str
    requisition: str
    title: str
    about: Record
    other: Record
    agreed: tuple[Agreed, ...]
    missed: tuple[Missed, ...]
    waiting: Waiting
    reminders: int
    nudges: int
    signed_on: date | None
    days_open: int | None
    forecast_days: int | None
    policy_version: int
    decide_by_at: datetime
    opened_at: datetime
    words: tuple[tuple[str, str, datetime], ...] = ()

    @property
    def headline(self) -> str:
        """The case in one sentence of fact: who waits, and for what."""
        latest = self.missed[-1].title.lower() if self.missed else "an answer"
        if self.waiting.candidates:
            waiting = wording.count_of(self.waiting.candidates, "candidate").capitalize()
            verb = "waits" if self.waiting.candidates == 1 else "wait"
            return f"{waiting} {verb} on {self.requisition}"
        return f"Missed on {self.requisition}: {latest}"
