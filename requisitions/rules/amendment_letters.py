"""What the mail says when something was changed that both had signed. What it is, one reads on the page."""

from dataclasses import dataclass

from hiring.delivery.letter import Letter
from hiring.tenancy.rules.wording import reference


@dataclass(frozen=True, slots=True)
class AmendmentFacts:
    """`by`: who changed it; `other`: who signs beside the reader; `signed`: what both had signed; `page`: absolute."""

    requisition: str
    role: str
    by: str
    other: str
    signed: int
    page: str


def sign_again(facts: AmendmentFacts) -> Letter:
    number = reference(facts.requisition)
    return Letter(
        subject=f"{number} {facts.role} was changed: sign again",
        kicker=f"{number} · Kickoff",
        headline="What you signed was changed",
        lede=f"{facts.by} changed the kickoff for {facts.role} after version {facts.signed}, which you both signed. "
        f"The search goes on. You and {facts.other} sign again, or change it back.",
        button_label="See the difference",
        button_url=facts.page,
        after="Who was judged already stays judged by the version of that day.",
    )
