"""What the mails about promises say. Facts, then one button; nobody outside the house is named."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from hiring.delivery.letter import Letter
from hiring.tenancy.rules import wording


@dataclass(frozen=True, slots=True)
class Told:
    """Which promise a mail speaks of, when, and in whose zone: `due_at` and `now` are instants."""

    requisition: str
    due_at: datetime
    now: datetime
    zone: ZoneInfo

    @property
    def when(self) -> str:
        """A day's end is said as the day it ends, not as the midnight of the next."""
        local = self.due_at.astimezone(self.zone)
        if wording.is_end_of_day(local):
            return f"end of {wording.day(wording.last_day(local), near=self.now.astimezone(self.zone).date())}"
        return wording.moment(self.due_at, now=self.now, zone=self.zone)


def reminder(told: Told, *, fact: str, minutes: int, button: tuple[str, str]) -> Letter:
    """To the owner, before, at or after due. The candidate is the subject; the owner is never scolded."""
    when = f"due {told.when}" if told.due_at > told.now else f"was due {told.when}"
    return Letter(
        kicker=told.requisition,
        subject=f"{fact}, {when}",
        headline=fact,
        lede=f"{when[0].upper()}{when[1:]}. It takes about {wording.count_of(minutes, 'minute')}.",
        button_label=button[0],
        button_url=button[1],
        footer="You get this because you agreed to it in the kickoff. Reminders end when it is done.",
    )


def breach_notice(told: Told, *, owner: str, owed: str, url: str) -> Letter:
    """To the side that waits: what was due, and that the owner knows."""
    return Letter(
        kicker=told.requisition,
        subject=f"{owner}: {owed}, was due {told.when}",
        headline=f"{owner}: {owed}",
        lede=f"Was due {told.when}. {owner} is reminded on every working day; you need not chase.",
        button_label="See what is owed",
        button_url=url,
        footer=f"Sent once for this promise, about {told.requisition}.",
    )
