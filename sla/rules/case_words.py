"""What a case says in words: why it was opened, and each thing it rests on. Candidates are not named here."""

from collections.abc import Mapping
from datetime import timedelta

from hiring.tenancy.rules import wording
from sla.rules.metrics import METRICS
from sla.rules.rulebook import Rule

TITLES = {
    "missed": "Promises missed",
    "late_share": "Share of promises kept late",
    "late_cancellations": "Interviews called off late",
    "unexplained_rejections": "Declined without a requirement",
    "slates_returned": "Slates returned as off-criteria",
    "stalled": "No progress",
    "concern": "Concerns raised by a person",
}


def rule_title(rule: Rule, clauses: Mapping[str, str]) -> str:
    """Return the rule's name for settings and lists: "Missed: Debrief after the loop"."""
    about = ", ".join(clauses[key] for key in rule.clauses)
    match rule.metric:
        case "missed":
            return f"Missed: {about}"
        case "late_share":
            return f"Often late: {about}"
        case "concern":
            return f"A concern about the {'recruiter' if rule.side == 'recruiter' else 'hiring manager'}"
        case _:
            return TITLES[rule.metric]


def limit(rule: Rule, clauses: Mapping[str, str]) -> str:
    """Return how much is too much, for whoever sets it: "Debrief after the loop: missed twice in 90 days"."""
    return rule_title(rule, clauses) if rule.metric == "concern" else ground(rule, rule.threshold, clauses)


def ground(rule: Rule, value: int, clauses: Mapping[str, str]) -> str:
    """Return why the case was opened, as one sentence without its stop."""
    about = " or ".join(clauses[key] for key in rule.clauses)
    said = {
        "missed": f"{about}: missed {times(value)}",
        "late_share": f"{about}: {value} of 100 late",
        "late_cancellations": f"{_count(value, 'interview')} called off within {_hours(rule.notice)} of the start",
        "unexplained_rejections": f"{_count(value, 'candidate')} declined without a requirement",
        "slates_returned": f"{_count(value, 'slate')} returned as off-criteria",
        "stalled": f"{_count(value, 'day')} without progress",
        "concern": "A concern was raised",
    }[rule.metric]
    return f"{said} in {rule.window.days} days" if "window_days" in METRICS[rule.metric].uses else said


def called_off(notice: timedelta | None) -> str:
    """Return how late an interview was called off."""
    if notice is None:
        return "Interview called off"
    if notice <= timedelta(0):
        return "Interview called off after its start"
    return f"Interview called off {_hours(notice)} before its start"


def times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{wording.spell(number)} times")


def _count(number: int, noun: str) -> str:
    return wording.count_of(number, noun).capitalize()


def _hours(span: timedelta) -> str:
    hours = round(span / timedelta(hours=1))
    return f"{hours} h" if hours else f"{round(span / timedelta(minutes=1))} min"
