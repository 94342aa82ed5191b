"""What the mails about a hand-over to onboarding say. The hire is named on the page alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hiring.delivery.letter import Letter
from hiring.tenancy.rules.wording import NBSP, count_of, reference


@dataclass(frozen=True, slots=True)
class HandOverFacts:
    """`today`: where the reader lives; `page`: absolute."""

    requisition: str
    role: str
    starts_on: date
    today: date
    page: str


def begun(facts: HandOverFacts, *, items: int, next_on: date | None) -> Letter:
    """Return the letter to whoever owns the hand-over from now on."""
    number, first_day = reference(facts.requisition), _short(facts.starts_on)
    todo = count_of(items, "thing")
    due = f" The next is due {_short(next_on)}." if next_on else ""
    return Letter(
        subject=f"{number} {facts.role}: the hand-over is yours, first day {first_day}",
        kicker=f"{number} · Hand-over",
        headline=f"{todo.capitalize()} before and after {first_day}",
        lede=f"Somebody said yes, and you own the hand-over to onboarding. {todo.capitalize()} "
        f"{'is' if items == 1 else 'are'} open on it.{due}",
        button_label="Open the hand-over",
        button_url=facts.page,
        after="If it is not yours to own, name somebody else there.",
    )


def late(facts: HandOverFacts, items: Sequence[tuple[str, str, date]]) -> Letter:
    """Return the letter about what was due and is not settled; `items`: what, who does it, since when."""
    number, count = reference(facts.requisition), count_of(len(items), "thing")
    return Letter(
        subject=f"{number} {facts.role}: {count} late on the hand-over",
        kicker=f"{number} · Hand-over",
        headline=f"{count.capitalize()} {'was' if len(items) == 1 else 'were'} due and {_is(len(items))} open",
        lede=f"The first day is {_short(facts.starts_on)}. Tick what was done, set aside with a reason what is not "
        "needed, or ask whoever does it.",
        facts=tuple((what, f"{who}, due {_short(due_on)}") for what, who, due_on in items),
        button_label="Open the hand-over",
        button_url=facts.page,
    )


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _short(on: date) -> str:
    return f"{on.day} {on:%b %Y}".replace(" ", NBSP)
