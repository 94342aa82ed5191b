"""``{% promises_of requisition "manager" now %}``: what one side promises, in one sentence, for its signature."""

from datetime import datetime

from django import template

from requisitions.models import Requisition
from sla.actions.agreement import terms_in_force
from sla.registry import CLAUSES
from sla.rules.terms_text import within

register = template.Library()


@register.simple_tag
def promises_of(requisition: Requisition, side: str, now: datetime) -> str:
    """Return "Promises: slate by the agreed date." as the agreement has it, or the policy before one is signed."""
    _, terms = terms_in_force(requisition, now)
    mine = [(clause.title, terms[key]) for key, clause in CLAUSES.items() if clause.side == side and terms[key].is_on]
    said = ", ".join(f"{_small(title)} {within(each)}" for title, each in mine)
    return f"Promises: {said}." if said else ""


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]
