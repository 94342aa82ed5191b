"""``{% promises_of requisition "manager" now %}``: what one side promises, in one sentence, for its signature."""

from datetime import datetime, timedelta

from django import template

from hiring.tenancy.rules.wording import NBSP, count_of
from requisitions.models import Requisition
from sla.actions.agreement import terms_in_force
from sla.registry import CLAUSES
from sla.rules.terms import ClauseTerms

register = template.Library()


@register.simple_tag
def promises_of(requisition: Requisition, side: str, now: datetime) -> str:
    """Return "Promises: slate by the agreed date." as the agreement has it, or the policy before one is signed."""
    _, terms = terms_in_force(requisition.pk, now)
    mine = [(clause.title, terms[key]) for key, clause in CLAUSES.items() if clause.side == side and key in terms]
    said = ", ".join(f"{_small(title)} {_within(each)}" for title, each in mine)
    return f"Promises: {said}." if said else ""


def _within(terms: ClauseTerms) -> str:
    match terms.allowance:
        case timedelta() as span:
            return f"within {span // timedelta(hours=1)}{NBSP}h"
        case int(days):
            return f"within {count_of(days, 'working day')}"
    return "as agreed"


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]
