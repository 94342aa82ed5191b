"""What must become of promises, worked out minute by minute in plain loops: slow, obvious, and knowing nothing of ours.

Nine to five in Amsterdam, Monday to Friday, no holidays; whatever is counted is counted in whole minutes.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
OVERDUE_DATES = 10


@dataclass
class Owed:
    """One promise: since when and for how many minutes of working dates, and when it was done, if it ever was."""

    clause: str
    owner: str
    since: datetime
    minutes: int
    done: datetime | None

    @cached_property
    def due(self) -> datetime:
        moment, left = self.since, self.minutes
        while left:
            left -= _is_working_date(moment)
            moment += MINUTE
        return moment

    def is_owed_at(self, moment: datetime) -> bool:
        return self.since <= moment and (self.done is None or moment < self.done)

    def outcome(self, now: datetime) -> str:
        if self.done and self.done <= now:
            return "met" if self.done <= self.due else "met_late"
        return ""

    def breached(self, now: datetime) -> datetime | None:
        """When it broke, if it has by `now`: at its due instant."""
        return self.due if self.due < now and self.is_owed_at(self.due + MINUTE) else None

    def rungs(self) -> list[datetime]:
        """When its owner is reminded: twelve hours and two before it is due, at due, and on ten working dates after."""
        before: list[datetime] = []
        for minutes in (2 * 60, 12 * 60):
            moment = _opening(_back(self.due, minutes))
            if moment <= min([self.due, *before]) - 15 * MINUTE and moment >= self.since:
                before.append(moment)
        told = _opening(self.due)
        after, moment = [], told
        while len(after) < OVERDUE_DATES:
            moment = (moment.astimezone(ZONE) + DAY).astimezone(told.tzinfo)
            if _is_working_date(moment):
                after.append(moment)
        return [*sorted(before), self.due + timedelta(microseconds=1), *after]

    def reminders(self, ticks: list[datetime]) -> list[datetime]:
        """The ticks that found it owed still, with a rung passed since the tick before: each says one thing."""
        said, rungs = [], self.rungs()
        for earlier, tick in pairwise(ticks):
            if self.is_owed_at(tick) and any(earlier < rung <= tick for rung in rungs):
                said.append(tick)
        return said


def _is_working_date(moment: datetime) -> bool:
    return moment.astimezone(ZONE).weekday() < 5


def _is_open(moment: datetime) -> bool:
    return _is_working_date(moment) and 9 <= moment.astimezone(ZONE).hour < 17


def _opening(moment: datetime) -> datetime:
    """This moment if somebody works then, else the next at which they do."""
    while not _is_open(moment):
        moment += MINUTE
    return moment


def _back(moment: datetime, minutes: int) -> datetime:
    while minutes:
        moment -= MINUTE
        minutes -= _is_working_date(moment)
    return moment


def cases(owed: list[Owed], ticks: list[datetime], *, answer_dates: int) -> dict[str, tuple[datetime, datetime | None]]:
    """For each who missed two: the tick that opened the case, and the one that took it up a level, unanswered."""
    found: dict[str, tuple[datetime, datetime | None]] = {}
    for tick in ticks:
        for owner in {each.owner for each in owed} - set(found):
            missed = [each for each in owed if each.owner == owner and each.breached(tick)]
            if len(missed) >= 2:
                until = _working_dates_on(tick, answer_dates)
                found[owner] = (tick, next((each for each in ticks if each >= until), None))
    return found


def _working_dates_on(moment: datetime, dates: int) -> datetime:
    while dates:
        moment += DAY
        dates -= _is_working_date(moment)
    return moment
