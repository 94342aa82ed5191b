"""The mail that asks a candidate how it was. It says nothing of the outcome: they have heard that already."""

from dataclasses import dataclass
from datetime import date

from hiring.delivery.letter import Letter


@dataclass(frozen=True, slots=True)
class SurveyFacts:
    """`page` is absolute, and opens once; `until`: the last day on which it does."""

    house: str
    role: str
    until: date
    page: str


def survey_letter(facts: SurveyFacts) -> Letter:
    return Letter(
        subject=f"How was it to apply at {facts.house}?",
        headline="How was it?",
        lede=f"You talked with us about {facts.role}. Seven questions, two minutes: it helps whoever comes after you.",
        button_label="Answer",
        button_url=facts.page,
        after=f"What you say is kept without your name, and shown only together with others’, never of fewer than "
        f"five. The link works once, until {facts.until:%-d %B}.",
        footer="If you would rather not, leave it: nothing happens, and we do not ask again for half a year.",
    )
