"""What candidates are asked once it has ended, who of them is asked, and in which quarter it counts.

The questions never change for one organization alone: what is compared over years and beside others has to be the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

AFTER = timedelta(hours=24)  # nobody judges a process in the hour of its outcome
LATEST = timedelta(days=7)  # after that a question reads like a mistake: found late, switched on since, an outage
VALID_FOR = timedelta(days=14)
COOLDOWN = timedelta(days=183)  # six months
MARGIN = timedelta(days=1)  # a quarter ends at midnight somewhere, a link at any hour
HIGHEST = 10

RECOMMEND = "How likely are you to tell a friend to apply here?"
STATEMENTS = {
    "knew_next": "I knew what would happen next, and when.",
    "about_work": "The interviews were about the work.",
    "respected": "I was treated with respect.",
    "heard_back": "I heard back when it was promised.",
    "could_show": "I could show what I can do.",
}
WORDS = "What should we keep, or do otherwise?"
OUTCOMES = ("hired", "rejected", "withdrawn", "offer_declined")


class WhyNot(StrEnum):
    """Why somebody is not asked."""

    REOPENED = "reopened"
    DUPLICATE = "duplicate"
    NO_INTERVIEW = "no_interview"
    NO_ADDRESS = "no_address"
    ASKED_LATELY = "asked_lately"
    ELSEWHERE = "elsewhere"
    SWITCHED_OFF = "off"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Ended:
    """One application whose time to be asked has come.

    `asked_at`: when its candidate was asked last, for any role; `runs_elsewhere`: they still apply for another one.
    """

    outcome: str
    due_at: datetime
    was_interviewed: bool = True
    has_address: bool = True
    is_duplicate: bool = False
    runs_elsewhere: bool = False
    asked_at: datetime | None = None


def why_not(ended: Ended, *, is_on: bool, now: datetime) -> WhyNot | None:
    """Return why the candidate is not asked; None for whoever is."""
    objections = {
        WhyNot.SWITCHED_OFF: not is_on,
        WhyNot.LATE: now > ended.due_at + LATEST,
        WhyNot.REOPENED: ended.outcome not in OUTCOMES,
        WhyNot.DUPLICATE: ended.is_duplicate,
        WhyNot.NO_INTERVIEW: not ended.was_interviewed,
        WhyNot.NO_ADDRESS: not ended.has_address,
        WhyNot.ELSEWHERE: ended.runs_elsewhere,
        WhyNot.ASKED_LATELY: ended.asked_at is not None and now < ended.asked_at + COOLDOWN,
    }
    return next((why for why, holds in objections.items() if holds), None)


def quarter_of(day: date) -> date:
    """Return the first day of the day's quarter: no finer time is kept of an answer."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def next_quarter(first: date) -> date:
    return date(first.year + first.month // 10, (first.month + 2) % 12 + 1, 1)


def complete_on(first: date) -> date:
    """Return the day from which on nobody can answer for this quarter any more: every link of it has run out."""
    return next_quarter(first) + VALID_FOR + MARGIN


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answers. `statements`: by their key, 1 to 5; what is missing was left out."""

    recommend: int
    statements: Mapping[str, int] = field(default_factory=dict)
    words: str = ""
