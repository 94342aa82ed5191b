"""The terms of a promise in words, as pages and signatures say them."""

from datetime import timedelta

from hiring.tenancy.rules.wording import NBSP, count_of
from sla.rules.clocks import Clock
from sla.rules.terms import ClauseTerms

COUNTED = {
    Clock.WEEKDAY_24H: "on working days",
    Clock.ELAPSED: "every day of the week",
    Clock.BUSINESS_HOURS: "of working time",
}


def within(terms: ClauseTerms) -> str:
    """Return "within 24 h", "within 2 working days" or "as agreed"."""
    match terms.allowance:
        case timedelta() as span:
            return f"within {_in_hours(span)}"
        case int(days):
            return f"within {count_of(days, 'working day')}"
    return "as agreed"


def _in_hours(span: timedelta) -> str:
    hours, minutes = divmod(span // timedelta(minutes=1), 60)
    parts = [f"{hours}{NBSP}h" if hours or not minutes else "", f"{minutes}{NBSP}min" if minutes else ""]
    return NBSP.join(filter(None, parts))


def in_full(terms: ClauseTerms, own: str) -> str:
    """Return the terms with the clock they are counted on; `own`: how the clause says its agreed date."""
    if not terms.is_on:
        return "Off"
    if terms.allowance is None:
        return own[:1].upper() + own[1:]
    said = f"{within(terms)} {COUNTED.get(terms.clock, '')}".strip()
    return said[:1].upper() + said[1:]
