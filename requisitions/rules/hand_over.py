"""A hire handed over to onboarding: what is to be done, by which day, how it stands, and when somebody is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

OPEN, DONE, ASIDE = "open", "done", "aside"
MANAGER, RECRUITER, OWNER = "manager", "recruiter", "owner"
DOERS: Final = {MANAGER: "The hiring manager", RECRUITER: "The recruiter", OWNER: "Whoever owns the hand-over"}
GRACE: Final = timedelta(days=2)
LONGEST_TEXT, LONGEST_REASON, MOST_ITEMS, FARTHEST = 200, 240, 60, 400


class NotNow(ValueError):
    """An item in this state cannot be settled or taken back so; the sentence says why."""


class Unusable(ValueError):
    """A line of the checklist that nobody could work from; the sentence says what to change."""


class Standing(StrEnum):
    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    LATE = "late"
    COMPLETE = "complete"

    @property
    def words(self) -> str:
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the organization's checklist. `days`: after the first day; below zero, before it."""

    text: str
    who: str
    days: int


# What an organization begins with; it edits the list.
DEFAULT: Final = (
    Line("Contract sent", RECRUITER, -21),
    Line("Equipment ordered", MANAGER, -14),
    Line("Plan for the first week written", MANAGER, -7),
    Line("Buddy named", MANAGER, -7),
    Line("What success is to be at 6 and 12 months passed on", MANAGER, 1),
    Line("Talk after 30 days", MANAGER, 30),
)


@dataclass(frozen=True, slots=True)
class Due:
    """One item as far as time is concerned."""

    state: str
    due_on: date


def due_on(starts_on: date, days: int, *, known_on: date) -> date:
    """Return by which day it is due: so many days from the first day, and never sooner than anybody could do it."""
    return max(starts_on + timedelta(days=days), known_on + GRACE)


def is_late(item: Due, *, today: date) -> bool:
    return item.state == OPEN and item.due_on < today


def standing(items: Sequence[Due] | None, *, today: date) -> Standing:
    """Return how the hand-over stands; `items`: None while nobody has begun it."""
    if items is None:
        return Standing.NOT_BEGUN
    if any(is_late(each, today=today) for each in items):
        return Standing.LATE
    is_open = any(each.state == OPEN for each in items)
    return Standing.UNDER_WAY if is_open or not items else Standing.COMPLETE


def alert_days(items: Iterable[Due], *, today: date) -> tuple[date, ...]:
    """Return the due days after each of which the owner is told, if it was missed: what is late already once."""
    days = {each.due_on for each in items if each.state == OPEN}
    late = {each for each in days if each < today}
    return tuple(sorted((days - late) | ({max(late)} if late else set())))


def settled(state: str, to: str, reason: str) -> str:
    """Return the state of an item that is ticked, set aside or taken back now. Raises ``NotNow``."""
    if to not in {OPEN, DONE, ASIDE}:
        raise NotNow("It is done, set aside, or taken back.")
    if OPEN not in {state, to}:
        raise NotNow("It is settled already. Take that back first.")
    if to == ASIDE and not reason:
        raise NotNow("Write in a word why it is not needed.")
    return to


def checked(line: Line) -> Line:
    """Return the line as it is kept. Raises ``Unusable``."""
    text = " ".join(line.text.split())
    if not text or len(text) > LONGEST_TEXT:
        raise Unusable(f"Say what is to be done, in at most {LONGEST_TEXT} characters.")
    if line.who not in DOERS:
        raise Unusable("Choose who does it.")
    if abs(line.days) > FARTHEST:
        raise Unusable(f"At most {FARTHEST} days from the first day.")
    return Line(text, line.who, line.days)


def in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines as they come due; those of one day as they were written."""
    return tuple(sorted(lines, key=lambda each: each.days))


def of_data(data: Iterable[dict[str, Any]]) -> tuple[Line, ...]:
    return tuple(Line(**each) for each in data)


def days_words(days: int) -> str:
    """Return "14 days before", "on the first day", "30 days after"."""
    if not days:
        return "on the first day"
    number = "1 day" if abs(days) == 1 else f"{abs(days)} days"
    return f"{number} {'before' if days < 0 else 'after'}"
