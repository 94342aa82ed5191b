"""What the mail with the brief says: the requirements and the days, nothing about a candidate."""

from dataclasses import dataclass

from hiring.delivery.letter import Letter
from hiring.tenancy.rules.wording import reference


@dataclass(frozen=True, slots=True)
class BriefFacts:
    """`signed_by`: both names; `changed`: it was signed before, and this is another version; `page`: absolute."""

    requisition: str
    role: str
    signed_by: str
    version: int
    changed: bool
    must_haves: tuple[str, ...]
    outcome: str
    page: str


def brief_letter(facts: BriefFacts) -> Letter:
    number = reference(facts.requisition)
    rows = [("Outcome", facts.outcome), ("Must-haves", "; ".join(facts.must_haves))]
    if facts.changed:
        headline = "What was agreed has changed"
        lede = f"{facts.signed_by} signed version {facts.version}. Judge by it from now on; what was judged stays."
    else:
        headline = "What we are looking for"
        lede = f"{facts.signed_by} agreed on it, and the search is open. You are on the hiring team."
    return Letter(
        subject=f"{number} {facts.role}: the brief, version {facts.version}",
        kicker=f"{number} · Brief",
        headline=headline,
        lede=lede,
        facts=tuple((label, text) for label, text in rows if text),
        button_label="Read the brief",
        button_url=facts.page,
    )
