"""What mails say of training: an invitation to shadow, and a course that runs out."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from hiring.delivery.letter import Letter
from hiring.tenancy.rules.wording import full


@dataclass(frozen=True, slots=True)
class ShadowFacts:
    """An interview as a learner's mail tells it. `leads_it`: a reverse shadow; `page` is absolute."""

    stage: str
    role: str
    starts_at: datetime
    zone: ZoneInfo
    lead: str
    leads_it: bool
    page: str


def shadow_letter(facts: ShadowFacts) -> Letter:
    """Return the letter to a learner. It names no candidate."""
    when = full(facts.starts_at, facts.zone)
    does = f"You lead it, and {facts.lead} watches." if facts.leads_it else f"You watch, and {facts.lead} leads."
    after = f"Afterwards you write a scorecard of your own: {facts.lead} reads it and signs, and it counts nowhere."
    return Letter(
        subject=f"You shadow an interview, {when}",
        headline=f"{facts.stage} for {facts.role}, {when}",
        lede=f"{does} {after}",
        button_label="Your part in it",
        button_url=facts.page,
    )


def expiry_letter(*, course: str, until: date, today: date, left: str, page: str) -> Letter:
    """Return the letter to somebody whose course runs out, or did."""
    on = f"{until:%-d %B %Y}"
    has_lapsed = until < today
    fact = f"{course} lapsed on {on}" if has_lapsed else f"{course} holds until {on}"
    return Letter(
        subject=fact,
        headline=fact,
        lede=f"To renew it: {left}. Candidates are to meet people who know how to judge fairly.",
        button_label="My training",
        button_url=page,
    )
