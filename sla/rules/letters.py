"""What the mails about promises say. Facts, then one button; nobody outside the house is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from hiring.delivery.letter import Letter, Quote
from hiring.tenancy.rules import wording
from sla.rules.due_face import due_words

DIGEST_LINES = 12
AGREED = "You get this because you agreed to it in the kickoff. Reminders end when it is done."


@dataclass(frozen=True, slots=True)
class Told:
    """Which promise a mail speaks of, when, and in whose zone: `due_at` and `now` are instants."""

    requisition: str
    due_at: datetime
    now: datetime
    zone: ZoneInfo

    @property
    def when(self) -> str:
        return due_words(self.due_at, now=self.now, zone=self.zone)


def reminder(
    told: Told, *, fact: str, minutes: int, button: tuple[str, str], later: str = "", asked_by: str = ""
) -> Letter:
    """To the owner, before, at or after due. The candidate is the subject; the owner is never scolded.

    `later`: where reminders can be put off, while it is not due. `asked_by`: who asks for it by hand.
    """
    is_ahead = told.due_at > told.now
    when = f"due {told.when}" if is_ahead else f"was due {told.when}"
    return Letter(
        kicker=told.requisition,
        subject=f"{asked_by} asks: {fact}, {when}" if asked_by else f"{fact}, {when}",
        headline=fact,
        lede=f"{when[0].upper()}{when[1:]}. It takes about {wording.count_of(minutes, 'minute')}.",
        button_label=button[0],
        button_url=button[1],
        after=f"Not now? Be reminded later, once: {later}" if later and is_ahead else "",
        footer=f"{asked_by} sent this by hand, and may once a day." if asked_by else AGREED,
    )


def handed_over(told: Told, *, fact: str, made_by: str, button: tuple[str, str]) -> Letter:
    """To a delegate: somebody is away, and this is theirs until then."""
    when = "due" if told.due_at > told.now else "was due"
    return Letter(
        kicker=told.requisition,
        subject=f"For {made_by}: {fact}, {when} {told.when}",
        headline=fact,
        lede=f"{when[0].upper()}{when[1:]} {told.when}. {made_by} is away: it is yours until they are back.",
        button_label=button[0],
        button_url=button[1],
        footer=f"Sent once for each promise that you take over, about {told.requisition}.",
    )


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a digest: a promise in words, and when it is or was due."""

    told: Told
    sentence: str


def digest(owed: Sequence[Item], awaited: Sequence[Item], *, url: str) -> Letter:
    """To one person, in place of as many letters: what they owe, then what is owed to them, earliest first."""
    items = [*sorted(owed, key=_due_at), *sorted(awaited, key=_due_at)]
    what = _promises(len(owed), "of yours") if owed else _promises(len(awaited), "owed to you")
    when = _due(items[0].told)
    return Letter(
        subject=f"{what}; the first {when[0].lower()}{when[1:]}",
        headline=what,
        lede=f"{_promises(len(awaited), 'owed to you')} besides." if owed and awaited else "",
        facts=tuple((_due(each.told), f"{each.told.requisition}: {each.sentence}") for each in items[:DIGEST_LINES]),
        button_label="See all of them",
        button_url=url,
        after=_more(len(items) - DIGEST_LINES),
        footer="One letter in place of one for each, since they fell together.",
    )


def _more(number: int) -> str:
    return f"{wording.count_of(number, 'more promise').capitalize()} on the page." if number > 0 else ""


def _promises(number: int, whose: str) -> str:
    return f"{wording.count_of(number, 'promise').capitalize()} {whose}"


def _due_at(item: Item) -> datetime:
    return item.told.due_at


def _due(told: Told) -> str:
    return f"{'Due' if told.due_at > told.now else 'Was due'} {told.when}"


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


def relief(told: Told, *, fact: str, is_pause: bool, reason: tuple[str, str], url: str) -> Letter:
    """To the owner: it is forgiven, or rests through a day (`told.due_at`); `reason`: somebody's words, and who."""
    text, by = reason
    what = f"rests until {told.when}" if is_pause else "is waived"
    after = "It runs on by itself then." if is_pause else "What was missed by then stays on record, and counts nowhere."
    return Letter(
        kicker=told.requisition,
        subject=f"{fact}: this {what}",
        headline=f"{fact}: this {what}",
        lede=f"{by} decided it. {after}",
        quote=Quote(text, by),
        button_label="Open the promise",
        button_url=url,
        footer=f"Sent once for this decision, about {told.requisition}.",
    )
