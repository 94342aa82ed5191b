"""What the kickoff's mails say, as letters."""

from dataclasses import dataclass
from datetime import datetime

from hiring.delivery.letter import Letter
from hiring.tenancy.rules.wording import day_and_time, reference
from requisitions.rules.letters import time_words


@dataclass(frozen=True, slots=True)
class KickoffFacts:
    """One meeting as a mail tells it; times aware, in the reader's zone. `page`: absolute."""

    requisition: str
    role: str
    starts_at: datetime
    ends_at: datetime
    place: str
    manager: str
    recruiter: str
    recruiter_address: str
    page: str


def invitation(facts: KickoffFacts, *, earlier: datetime | None = None) -> Letter:
    """Return the invitation; `earlier`: the moment it had before, when it moved."""
    when, number = day_and_time(facts.starts_at), reference(facts.requisition)
    moved = f" It was on {day_and_time(earlier)}; the attached file moves it." if earlier else ""
    subject = (
        f"Moved to {when}: kickoff, {number} {facts.role}" if earlier else f"Kickoff, {number} {facts.role}: {when}"
    )
    return Letter(
        subject=subject,
        kicker=f"{number} · Kickoff",
        headline=f"Kickoff {'moved to' if earlier else 'on'} {when}",
        lede=f"{facts.manager} and {facts.recruiter} agree on what good looks like.{moved} "
        "The requisition opens when both have signed.",
        facts=_rows(facts),
        button_label="Read the agenda",
        button_url=facts.page,
        footer=f"Questions about the time: {facts.recruiter}, {facts.recruiter_address}.",
    )


def cancellation(facts: KickoffFacts, *, is_off: bool) -> Letter:
    """Return the letter that takes the meeting out of a calendar: it is off, or this reader is not needed."""
    when, number = day_and_time(facts.starts_at), reference(facts.requisition)
    why = "does not take place" if is_off else "takes place without you"
    return Letter(
        subject=f"Cancelled: kickoff on {when}, {number} {facts.role}",
        kicker=f"{number} · Kickoff",
        headline=f"The kickoff {why}",
        lede=f"The kickoff for {facts.role} on {when} {why}. The file takes it out of your calendar.",
        button_label="See the kickoff" if is_off else "See your day",
        button_url=facts.page,
        footer=f"Questions: {facts.recruiter}, {facts.recruiter_address}.",
    )


def _rows(facts: KickoffFacts) -> tuple[tuple[str, str], ...]:
    rows = [("When", time_words(facts.starts_at, facts.ends_at))]
    rows += [("Where", facts.place)] if facts.place else []
    return (*rows, ("Agenda", "Outcome, requirements, interview plan, sourcing, time to hire, promises: 45 minutes"))
