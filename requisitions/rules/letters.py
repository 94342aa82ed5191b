"""What our mails say, as letters. No candidate is named to a member, no reason and no feedback is in any of them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hiring.delivery.letter import Letter
from hiring.tenancy.rules.wording import NBSP, day_and_time, reference, span, zone_words


@dataclass(frozen=True, slots=True)
class InterviewFacts:
    """One interview as a mail tells it; times aware, in the reader's zone. `page`: absolute, empty for candidates.

    `house_zone`: ours, for candidates, whose own may be another.
    """

    role: str
    requisition: str
    stage: str
    starts_at: datetime
    ends_at: datetime
    place: str
    recruiter: str
    recruiter_address: str
    panel: tuple[str, ...] = ()
    assesses: tuple[str, ...] = ()
    page: str = ""
    house: str = ""
    house_zone: ZoneInfo | None = None

    @property
    def is_elsewhere(self) -> bool:
        """Tell whether the reader's clock shows another time than ours."""
        return self.house_zone is not None and _offset(self.starts_at) != _offset(self.starts_at, self.house_zone)


def time_words(starts_at: datetime, ends_at: datetime) -> str:
    """Return "Tue 24 Nov, 14:00 to 15:00 (Europe/Amsterdam)", in the zone the times carry."""
    return f"{_day(starts_at)}, {starts_at:%H:%M} to {ends_at:%H:%M} ({starts_at.tzinfo})"


def interview_invitation(facts: InterviewFacts) -> Letter:
    """Return the invitation of somebody on the panel."""
    when = day_and_time(facts.starts_at)
    return Letter(
        subject=f"Interview, {reference(facts.requisition)} {facts.role}: {when}",
        kicker=f"{reference(facts.requisition)} · {facts.stage}",
        headline=f"Interview on {when}",
        lede=f"You are on the panel for {facts.role}. Your scorecard waits beside the kit once it is over.",
        facts=_facts_for_panel(facts),
        button_label="Open the interview kit",
        button_url=facts.page,
        after="The calendar file is attached.",
        footer=f"Questions about the time: {facts.recruiter}, {facts.recruiter_address}.",
    )


def interview_moved(facts: InterviewFacts, *, earlier: datetime) -> Letter:
    """Return the letter that moves the interview to its new time."""
    was, when = day_and_time(earlier), day_and_time(facts.starts_at)
    return replace(
        interview_invitation(facts),
        subject=f"Moved to {when}: interview, {reference(facts.requisition)} {facts.role}",
        headline=f"Moved to {when}",
        lede=f"The interview for {facts.role} was on {was}. The attached file moves it in your calendar.",
        after="",
    )


def interview_cancelled(facts: InterviewFacts) -> Letter:
    """Return the letter that takes the interview out of somebody's calendar."""
    when = day_and_time(facts.starts_at)
    return Letter(
        subject=f"Cancelled: interview on {when}, {reference(facts.requisition)} {facts.role}",
        kicker=f"{reference(facts.requisition)} · {facts.stage}",
        headline="The interview does not take place",
        lede=f"The interview for {facts.role} on {when} is off. The file takes it out of your calendar.",
        button_label="See the interview",
        button_url=facts.page,
        footer=f"Questions: {facts.recruiter}, {facts.recruiter_address}.",
    )


def candidate_invitation(facts: InterviewFacts) -> Letter:
    """Return the candidate's invitation: when, where, whom to write to. Nothing about the panel."""
    return Letter(
        subject=f"Your interview with {facts.house}: {_theirs(facts)}",
        kicker=facts.house,
        headline=f"Your interview on {_theirs(facts)}",
        lede=f"We look forward to talking with you about {facts.role}.",
        facts=_facts_for_candidate(facts),
        button_label="",
        button_url="",
        after=f"Should the time not suit you, write to {facts.recruiter} and we find another.",
    )


def candidate_moved(facts: InterviewFacts) -> Letter:
    return replace(
        candidate_invitation(facts),
        subject=f"New time for your interview with {facts.house}: {_theirs(facts)}",
        headline=f"Your interview is now on {_theirs(facts)}",
        lede=f"We moved our conversation about {facts.role}. The attached file moves it in your calendar.",
    )


def candidate_cancelled(facts: InterviewFacts) -> Letter:
    return replace(
        candidate_invitation(facts),
        subject=f"Your interview with {facts.house} on {_theirs(facts)} is cancelled",
        headline="Your interview does not take place",
        lede=f"Our conversation about {facts.role} on {_theirs(facts)} is off.",
        facts=(("Contact", _contact(facts)),),
        after=f"{facts.recruiter} is glad to answer what you want to know.",
    )


def candidate_declined(*, role: str, house: str, recruiter: str, recruiter_address: str) -> Letter:
    """Return the answer to somebody who does not go on. It gives no reason and no feedback."""
    return Letter(
        subject=f"About your application to {house}",
        kicker=house,
        headline=f"Your application for {role}",
        lede=f"Thank you for the time you gave us. We will not go on with your application for {role}.",
        facts=(("Contact", f"{recruiter}, {recruiter_address}"),),
        button_label="",
        button_url="",
        after="We wish you well.",
    )


def slate_presented(*, requisition: str, role: str, number: int, size: str, recruiter: str, page: str) -> Letter:
    """Return the manager's letter: a slate waits for their answers."""
    return Letter(
        subject=f"Slate {number} for {reference(requisition)} {role} waits for your answer",
        kicker=f"{reference(requisition)} · {role}",
        headline=f"{size.capitalize()} wait for your answer",
        lede=f"{recruiter} presented slate {number}. Each candidate is compared with every must-have you both agreed.",
        button_label="Answer the slate",
        button_url=page,
        after="Advance or decline each one. A decline names the requirement that is not met.",
    )


def slate_answered(*, requisition: str, role: str, number: int, manager: str, words: str, page: str) -> Letter:
    """Return the recruiter's letter: what became of the slate, in counts."""
    return Letter(
        subject=f"{manager} answered slate {number} for {reference(requisition)} {role}",
        kicker=f"{reference(requisition)} · {role}",
        headline=f"Slate {number}: {words}",
        lede=f"{manager} has answered every candidate on it. Each of them waits to hear from you.",
        button_label="See the answers",
        button_url=page,
    )


def slate_returned(*, requisition: str, role: str, number: int, manager: str, page: str) -> Letter:
    return Letter(
        subject=f"{manager} returned slate {number} for {reference(requisition)} {role}",
        kicker=f"{reference(requisition)} · {role}",
        headline=f"Slate {number} came back as off-criteria",
        lede=f"{manager} finds that it does not match what you both agreed, and wrote why.",
        button_label="Read the reason",
        button_url=page,
    )


def slate_withdrawn(*, requisition: str, role: str, number: int, recruiter: str, page: str) -> Letter:
    return Letter(
        subject=f"Slate {number} for {reference(requisition)} {role} is withdrawn",
        kicker=f"{reference(requisition)} · {role}",
        headline=f"Slate {number} no longer waits for you",
        lede=f"{recruiter} took it back. No answer is asked of you.",
        button_label="See the requisition",
        button_url=page,
    )


def _theirs(facts: InterviewFacts) -> str:
    """Return the time as a candidate reads it, with the zone's name once it is not the one we would read."""
    when = day_and_time(facts.starts_at)
    return f"{when} ({zone_words(str(facts.starts_at.tzinfo))})" if facts.is_elsewhere else when


def _said(starts_at: datetime, ends_at: datetime) -> str:
    """Return "Tue 24 Nov, 14:00 to 15:00, Amsterdam time"; the end's day too, when it is another."""
    end = f"{ends_at:%H:%M}" if ends_at.date() == starts_at.date() else f"{_day(ends_at)}, {ends_at:%H:%M}"
    return f"{_day(starts_at)}, {starts_at:%H:%M} to {end}, {zone_words(str(starts_at.tzinfo))}"


def _day(at: datetime) -> str:
    return NBSP.join((f"{at:%a}", str(at.day), f"{at:%b}"))


def _offset(at: datetime, zone: ZoneInfo | None = None) -> timedelta | None:
    return (at.astimezone(zone) if zone else at).utcoffset()


def _contact(facts: InterviewFacts) -> str:
    return f"{facts.recruiter}, {facts.recruiter_address}"


def _facts_for_panel(facts: InterviewFacts) -> tuple[tuple[str, str], ...]:
    rows = [("When", time_words(facts.starts_at, facts.ends_at))]
    rows += [("Where", facts.place)] if facts.place else []
    rows += [("Assesses", ", ".join(facts.assesses))] if facts.assesses else []
    rows += [("With", ", ".join(facts.panel))] if facts.panel else []
    return tuple(rows)


def _facts_for_candidate(facts: InterviewFacts) -> tuple[tuple[str, str], ...]:
    length: timedelta = facts.ends_at - facts.starts_at
    rows = [("When", _said(facts.starts_at, facts.ends_at))]
    if facts.is_elsewhere and facts.house_zone:
        rows.append(
            ("With us", _said(*(each.astimezone(facts.house_zone) for each in (facts.starts_at, facts.ends_at))))
        )
    rows.append(("Length", span(length)))
    rows += [("Where", facts.place)] if facts.place else []
    return (*rows, ("Contact", _contact(facts)))
