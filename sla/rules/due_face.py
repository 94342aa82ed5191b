"""How a due time looks and reads: which shape, which words, boxed or not. Pure; drawn by sla/templatetags/due.py.

Nothing here decides what a promise became; state and outcome come from sla/rules/commitment.py.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from hiring.tenancy.rules.wording import NBSP, clock, day, full, is_end_of_day, last_day, moment, span
from sla.rules.commitment import Outcome, State

SOON = timedelta(hours=4)  # for callers without a working calendar; with one, they pass `soon_from`
NEAR_PAST = timedelta(days=4)  # so far back, a weekday and a time cannot be mistaken


class Kind(StrEnum):
    """The shape: each has a glyph of the same name."""

    LATER = "later"
    TODAY = "today"
    SOON = "soon"
    LATE = "late"
    KEPT = "kept"
    PAUSED = "paused"
    WAIVED = "waived"


@dataclass(frozen=True)
class Due:
    """What is known of one promise; `by` names who waived it, `until` the end of a pause.

    `soon_from` is the moment from which it counts as soon: four working hours before it is due.
    """

    due_at: datetime
    state: str = State.OPEN
    outcome: str = Outcome.NONE
    satisfied_at: datetime | None = None
    soon_from: datetime | None = None
    until: datetime | None = None
    by: str = ""


@dataclass(frozen=True)
class Face:
    """`strong` is read first and `rest` after it, either may be empty; `title` names day and zone in full."""

    kind: Kind
    strong: str
    rest: str
    title: str
    is_boxed: bool = False

    @property
    def text(self) -> str:
        return " · ".join(part for part in (self.strong, self.rest) if part)


def face(due: Due, *, now: datetime, zone: ZoneInfo) -> Face:
    """Return the face of `due` at `now`, in the zone of whoever looks."""
    shown = _closed(due, now, zone) if due.outcome else _running(due, now, zone)
    return replace(shown, title=f"Due {full(due.due_at, zone)}")


def due_words(at: datetime, *, now: datetime, zone: ZoneInfo) -> str:
    """Return a due time in a sentence; a day's end is said as the day it ends, not as the midnight of the next."""
    local = at.astimezone(zone)
    if is_end_of_day(local):
        return f"end of {day(last_day(local), near=now.astimezone(zone).date())}"
    return moment(at, now=now, zone=zone)


def waiting_face(asked_at: datetime, *, now: datetime, zone: ZoneInfo) -> Face:
    """Return the face of what nobody agreed a day for: since when it waits."""
    since = moment(asked_at, now=now, zone=zone)
    return Face(Kind.LATER, "", f"since{NBSP}{since}", f"Asked {full(asked_at, zone)}")


def _running(due: Due, now: datetime, zone: ZoneInfo) -> Face:
    if due.state == State.PAUSED:
        until = f" until {day(due.until.astimezone(zone).date(), near=now.date(), weekday=False)}" if due.until else ""
        return Face(Kind.PAUSED, f"Paused{until}", "", "")
    if now >= due.due_at:
        return Face(Kind.LATE, f"Was due {_past(due.due_at, now, zone)}", "", "", is_boxed=True)
    local, today = due.due_at.astimezone(zone), now.astimezone(zone).date()
    at = "end of day" if is_end_of_day(local) else clock(local)
    if now >= (due.soon_from or due.due_at - SOON):
        left = max(due.due_at - now, timedelta(minutes=1))
        return Face(Kind.SOON, f"in{NBSP}{span(left)}", at, "", is_boxed=True)
    if last_day(local) == today:
        return Face(Kind.TODAY, at, "", "")
    return Face(Kind.LATER, day(last_day(local), near=today), at, "")


def _closed(due: Due, now: datetime, zone: ZoneInfo) -> Face:
    match due.outcome:
        case Outcome.MET:
            when = f" {moment(due.satisfied_at, now=now, zone=zone)}" if due.satisfied_at else ""
            return Face(Kind.KEPT, f"Kept{when}", "", "")
        case Outcome.MET_LATE:
            late = f" {span(due.satisfied_at - due.due_at)} late" if due.satisfied_at else " late"
            return Face(Kind.LATE, f"Kept{late}", "", "")
        case Outcome.MISSED:
            return Face(Kind.LATE, "Not kept", f"was due {_past(due.due_at, now, zone)}", "")
        case Outcome.WAIVED:
            return Face(Kind.WAIVED, f"Waived by {due.by}" if due.by else "Waived", "", "")
        case Outcome.SUPERSEDED:
            return Face(Kind.WAIVED, "Replaced", "", "")
        case _:
            return Face(Kind.WAIVED, "Cancelled", "", "")


def _past(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return "09:00" today, "Fri 17:00" within four days, then "Wed 18 Nov"; end of day is the day alone."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    on = last_day(local)
    if today - on >= NEAR_PAST:
        return day(on, near=today)
    if is_end_of_day(local):
        return f"{on:%a}"
    return clock(local) if on == today else f"{local:%a}{NBSP}{clock(local)}"
