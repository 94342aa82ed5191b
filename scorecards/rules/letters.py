"""What a debrief's mails say. No candidate is named, and nothing of what anybody wrote is in them."""

from dataclasses import dataclass, replace
from datetime import datetime

from hiring.delivery.letter import Letter
from hiring.tenancy.rules.wording import day_and_time, reference


@dataclass(frozen=True, slots=True)
class DebriefFacts:
    """One debrief as a mail tells it. `starts_at` is aware, in the reader's zone; `page` is absolute."""

    role: str
    requisition: str
    starts_at: datetime
    minutes: int
    place: str
    decider: str
    people: tuple[str, ...]
    page: str


def debrief_invitation(facts: DebriefFacts) -> Letter:
    """Return the letter that asks somebody to the debrief."""
    when = day_and_time(facts.starts_at)
    return Letter(
        subject=f"Debrief, {reference(facts.requisition)} {facts.role}: {when}",
        kicker=f"{reference(facts.requisition)} · Debrief",
        headline=f"Debrief on {when}",
        lede=f"The panel for {facts.role} talks, and {facts.decider} decides. A candidate waits for the answer.",
        facts=_rows(facts),
        button_label="Open the debrief",
        button_url=facts.page,
        after="The ratings open once the last scorecard is in. The calendar file is attached.",
    )


def debrief_moved(facts: DebriefFacts) -> Letter:
    """Return the letter that moves it to its new time."""
    when = day_and_time(facts.starts_at)
    return replace(
        debrief_invitation(facts),
        subject=f"Moved to {when}: debrief, {reference(facts.requisition)} {facts.role}",
        headline=f"Moved to {when}",
        after="The attached file moves it in your calendar.",
    )


def debrief_cancelled(facts: DebriefFacts) -> Letter:
    """Return the letter that takes it out of somebody's calendar."""
    return Letter(
        subject=f"Without you: debrief on {day_and_time(facts.starts_at)}, {reference(facts.requisition)} {facts.role}",
        kicker=f"{reference(facts.requisition)} · Debrief",
        headline="You are no longer asked to this debrief",
        lede=f"The debrief for {facts.role} takes place without you. The attached file takes it out of your calendar.",
        button_label="Open the debrief",
        button_url=facts.page,
    )


def debrief_called_off(facts: DebriefFacts, *, is_wanted: bool) -> Letter:
    """Return the letter that takes it out of everybody's calendar. `is_wanted`: there must be another one."""
    when = day_and_time(facts.starts_at)
    rest = "A candidate still waits for the answer: put it at another time." if is_wanted else "No other one is needed."
    return Letter(
        subject=f"Cancelled: debrief on {when}, {reference(facts.requisition)} {facts.role}",
        kicker=f"{reference(facts.requisition)} · Debrief",
        headline=f"The debrief on {when} is cancelled",
        lede=f"The panel for {facts.role} does not meet then. {rest}",
        button_label="Open the debrief",
        button_url=facts.page,
        after="The attached file takes it out of your calendar.",
    )


def _rows(facts: DebriefFacts) -> tuple[tuple[str, str], ...]:
    rows = (
        ("When", f"{day_and_time(facts.starts_at)}, {facts.minutes} minutes ({facts.starts_at.tzinfo})"),
        ("Where", facts.place),
        ("With", ", ".join(facts.people)),
    )
    return tuple(row for row in rows if row[1])
