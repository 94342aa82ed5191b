"""What the mail says of a seat that waits for a decision. Its cost and its argument are read on its page."""

from dataclasses import dataclass

from hiring.delivery.letter import Letter
from hiring.tenancy.rules.wording import count_of, reference


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """A plan item as a mail tells it. `by`: who proposed or changed it; `page` is absolute."""

    item: str
    title: str
    seats: int
    department: str
    by: str
    version: int
    page: str


def plan_waits(facts: SeatFacts) -> Letter:
    """Return the letter to somebody who may decide. A later version voids what was decided before."""
    what = f"{count_of(facts.seats, 'seat')} in {facts.department}"
    first = f"{facts.by} proposes {what}. Open it, send it back, delay it, or say no."
    again = f"{facts.by} changed {what}. What was decided on the earlier version no longer counts."
    return Letter(
        subject=f"{reference(facts.item)} {facts.title} waits for your decision",
        kicker=f"{reference(facts.item)} · {facts.department}",
        headline=f"{facts.title} waits for your decision",
        lede=again if facts.version > 1 else first,
        button_label="Read it and decide",
        button_url=facts.page,
        after="The page has the argument, the evidence and one button for your decision. No two sides are one person.",
    )
