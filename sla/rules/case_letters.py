"""What the mails about cases say: facts and counts, one button. No candidate, no feedback, no reason of a rejection."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from hiring.delivery.letter import Letter, Quote
from hiring.tenancy.rules import wording
from sla.rules.case_facts import CaseFacts, Record, Rests, Start

SIDES = {"manager": "Manager", "recruiter": "Recruiter"}


def to_decider(facts: CaseFacts, *, name: str, came_from: str, zone: ZoneInfo, now: datetime, url: str) -> Letter:
    """The escalation mail: what was agreed, what happened, who waits, what was tried; until when it is theirs."""
    until, is_over = _day_and_time(facts.decide_by_at, zone), facts.decide_by_at <= now
    return Letter(
        kicker=f"{facts.case}, {facts.title}, {facts.requisition}",
        subject=f"{facts.headline}; a decision {'was due' if is_over else 'is yours'} by {until}",
        headline=facts.headline,
        lede=f"{name.split(maxsplit=1)[0]}, {came_from} It {'was to be decided' if is_over else 'needs a decision'} "
        f"by {until}.",
        facts=case_rows(facts, zone),
        quote=_quote(facts, zone),
        button_label="Open the case and decide",
        button_url=url,
        after="You can agree a plan, name a delegate, pause the role, or close the case. " + _who_reads(facts),
        footer=f"Sent by policy version {facts.policy_version} on {_day_and_time(now, zone)}. "
        + ("Both sides received the same facts. " if facts.is_told else "")
        + "No candidate is named in this mail.",
    )


def _who_reads(facts: CaseFacts) -> str:
    if facts.is_told:
        return f"{facts.about.name} and {facts.other.name} see what you decide and why."
    return f"Whoever raised it reads what you decide; {facts.about.name} only once you show them the case."


def to_both_sides(facts: CaseFacts, *, decider: str, zone: ZoneInfo, url: str) -> Letter:
    """To the person concerned and the other side, in the same words and the same minute."""
    return Letter(
        kicker=f"{facts.title}, {facts.requisition}",
        subject=f"{facts.headline}; {decider} looks at it with you",
        headline=facts.headline,
        lede=f"{decider} has these facts since {_day_and_time(facts.opened_at, zone)} and will speak with you both.",
        facts=case_rows(facts, zone),
        button_label="Read the record and add your words",
        button_url=url,
        after="Your words are quoted unedited beside the facts.",
        footer="Both of you received this mail in the same minute. No candidate is named in it.",
    )


def whether_it_holds(facts: CaseFacts, *, url: str) -> Letter:
    """To the decider: what the case rests on has changed since they read it."""
    said = "holds again" if facts.holds else "no longer holds"
    return Letter(
        kicker=f"{facts.case}, {facts.title}, {facts.requisition}",
        subject=f"{facts.case} {said}: what it rests on was put right",
        headline=f"{facts.case} {said}",
        lede=f"It was opened by this: {facts.ground}. Something in it was taken back, waived or put right since. "
        + ("It counts again." if facts.holds else "What is left is below the policy's limit; it goes up no further."),
        facts=(("About", _record(facts.about)), ("Other side", _record(facts.other))),
        button_label="Open the case",
        button_url=url,
        footer="No candidate is named in this mail.",
    )


def shared(facts: CaseFacts, *, by: str, url: str) -> Letter:
    """To the person concerned: they may read the case, and write on it."""
    return Letter(
        kicker=f"{facts.title}, {facts.requisition}",
        subject=f"{facts.requisition}: {by} shows you the case, and you may write on it",
        headline="The case is open to you",
        lede=f"{by} shows you what it rests on and what it costs. What you write stands beside it, unedited.",
        facts=(("Opened by", f"{facts.ground}."), ("Waiting", _waiting(facts))),
        button_label="Read the case",
        button_url=url,
        footer="No candidate is named in this mail.",
    )


def outcome(facts: CaseFacts, *, decided: str, by: str, note: str, url: str) -> Letter:
    return Letter(
        kicker=f"{facts.title}, {facts.requisition}",
        subject=f"{facts.requisition}: {decided.lower()}",
        headline=decided,
        lede=f"{by} has decided. The record stays; the case is closed.",
        quote=Quote(note, by),
        button_label="Read the record",
        button_url=url,
        footer="Everybody who reads this received it in the same minute.",
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """What was agreed with both, who answers for it, and until which day."""

    words: str
    owner: str
    due_on: date


def plan_agreed(facts: CaseFacts, plan: Plan, *, by: str, url: str) -> Letter:
    """To both sides and whoever answers for the plan: what it is, and until when."""
    until = f"{plan.due_on:%A %-d %B}"
    return Letter(
        kicker=f"{facts.title}, {facts.requisition}",
        subject=f"{facts.requisition}: a plan until {until}",
        headline=f"A plan until {until}",
        lede=f"{by} agreed it with both. {plan.owner} answers for it; when the day is over, {by} asks how it ended.",
        quote=Quote(plan.words, by),
        button_label="Read the record",
        button_url=url,
        footer="Both sides received this mail in the same minute.",
    )


def plan_over(facts: CaseFacts, plan: Plan, *, zone: ZoneInfo, url: str) -> Letter:
    """To the decider, when the plan's day is over."""
    until = _day_and_time(facts.decide_by_at, zone)
    return Letter(
        kicker=f"{facts.case}, {facts.title}, {facts.requisition}",
        subject=f"Was the plan kept? {facts.requisition}, a word is yours by {until}",
        headline="Was the plan kept?",
        lede=f"{plan.owner} answered for it until {plan.due_on:%A %-d %B}. Close the case as kept or not, with a note, "
        f"or agree another plan, by {until}.",
        facts=case_rows(facts, zone),
        quote=Quote(plan.words, "The plan"),
        button_label="Say how it ended",
        button_url=url,
        footer=f"{facts.about.name} and {facts.other.name} read what you decide. No candidate is named in this mail.",
    )


def case_rows(facts: CaseFacts, zone: ZoneInfo) -> tuple[tuple[str, str], ...]:
    """Return the rows of label and sentence that every mail about a case shares."""
    rows = (
        ("Agreed", _agreed(facts, zone)),
        ("Opened by", f"{facts.ground}."),
        ("Rests on", _rests_on(facts.rests_on, zone)),
        ("Waiting", _waiting(facts)),
        ("Effect", _effect(facts)),
        ("Tried", _tried(facts)),
        (SIDES.get(facts.side, "About"), _record(facts.about)),
        ("Other side", _record(facts.other)),
    )
    return tuple((label, sentence) for label, sentence in rows if sentence)


def _agreed(facts: CaseFacts, zone: ZoneInfo) -> str:
    opening = [each for each in facts.agreed if each.opened_case]
    promised = "; ".join(f"{each.title} {each.terms}" for each in opening)
    signed = f" Signed by both on {facts.signed_at.astimezone(zone):%-d %B}." if facts.signed_at else ""
    return f"{promised}.{signed}" if promised else ""


def _rests_on(rests: tuple[Rests, ...], zone: ZoneInfo) -> str:
    parts = [f"{each.title}, {_when(each, zone)}{_since(each)}" for each in rests]
    return f"{'; '.join(parts)}." if parts else ""


def _when(rests: Rests, zone: ZoneInfo) -> str:
    local = rests.at.astimezone(zone)
    return f"due {wording.last_day(local):%-d %B}" if rests.is_promise else f"{local:%-d %B}"


def _since(rests: Rests) -> str:
    return ", counts no more" if rests.is_void else ", still owed" if rests.is_owed else ""


def _waiting(facts: CaseFacts) -> str:
    waiting = facts.waiting
    withdrew = f" {waiting.withdrew} withdrew since." if waiting.withdrew else ""
    if not waiting.candidates:
        return f"Nobody waits at this moment.{withdrew}"
    noun = "candidate" if waiting.candidates == 1 else "candidates"
    return f"{waiting.candidates} {noun}, the longest {_days(waiting.longest_days)}.{withdrew}"


def _effect(facts: CaseFacts) -> str:
    if facts.days_open is None:
        return ""
    forecast = f" against a forecast of {facts.forecast_days}" if facts.forecast_days else ""
    return f"Open {_days(facts.days_open)}{forecast}.{_slipped(facts.start)}"


def _days(number: int) -> str:
    return f"{number} {'day' if number == 1 else 'days'}"


def _slipped(start: Start | None) -> str:
    if start is None or not start.is_later:
        return ""
    return f" Planned to start {start.planned_on:%-d %B}, now {start.earliest_on:%-d %B}."


def _tried(facts: CaseFacts) -> str:
    if not facts.reminders and not facts.nudges:
        return ""
    tried = wording.count_of(facts.reminders, "reminder")
    nudged = f", {wording.count_of(facts.nudges, 'nudge')} by {facts.other.name}" if facts.nudges else ""
    return f"{tried[0].upper()}{tried[1:]} before and after the due times{nudged}."


def _record(record: Record) -> str:
    place = f", {record.department}" if record.department else ""
    return f"{record.name}{place}. Kept {record.kept} of {record.due} promises here."


def _quote(facts: CaseFacts, zone: ZoneInfo) -> Quote | None:
    if not facts.words:
        return None
    name, text, at = facts.words[-1]
    return Quote(text, f"{name}, {at.astimezone(zone):%-d %B}")


def _day_and_time(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%A %-d %B, %H:%M}"
