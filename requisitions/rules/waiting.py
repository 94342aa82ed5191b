"""What is next for an application, and who has it in hand, as far as this app knows. Due times are sla's."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may have the next step: a stable key for addresses, and a first name for a card."""

    key: Hashable
    name: str


CANDIDATE = Person("candidate", "the candidate")


@dataclass(frozen=True, slots=True)
class Situation:
    """One application as it stands: scorecards owed, an unanswered slate, the next interview, an offer out."""

    manager: Person
    recruiter: Person
    owing: tuple[Person, ...] = ()
    on_slate: bool = False
    interview_at: datetime | None = None
    offer_out: bool = False


@dataclass(frozen=True, slots=True)
class Next:
    """The line on a card: `words`, a time for it where there is one, and who is waited for."""

    kind: str
    words: str
    waits_for: tuple[Person, ...]
    at: datetime | None = None

    def is_ahead(self, now: datetime) -> bool:
        """Tell whether it stands on the calendar still to come: nobody owes anything before."""
        return self.at is not None and self.at > now


def next_step(now: Situation) -> Next:
    """Return what is next: what somebody owes first, then what is on the calendar, else the recruiter's move."""
    if now.owing:
        first = now.owing[0]
        others = f" and {len(now.owing) - 1} more" if len(now.owing) > 1 else ""
        return Next("scorecard", f"{first.name}{others}: scorecard", now.owing)
    if now.on_slate:
        return Next("answer", f"{now.manager.name}: answer the slate", (now.manager,))
    if now.offer_out:
        return Next("offer", "Offer is out", (CANDIDATE,))
    if now.interview_at is not None:
        return Next("interview", "Interview", (), now.interview_at)
    return Next("move", f"{now.recruiter.name}: next step", (now.recruiter,))
