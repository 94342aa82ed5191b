"""``{% promises_of kickoff "manager" now %}``: one side's promises in a sentence, for its signature;
``{% promises_under kickoff now as rows %}``: all of them, with where they differ from everywhere.
"""

from dataclasses import dataclass
from datetime import datetime

from django import template

from hiring.tenancy.models import Member
from requisitions.models import Kickoff, Requisition
from sla.actions.agreement import terms_on_paper
from sla.actions.reapply import under_earlier_terms
from sla.clauses import Clause
from sla.registry import CLAUSES
from sla.rules.terms import ClauseTerms
from sla.rules.terms_text import in_full, within

register = template.Library()


@dataclass(frozen=True, slots=True)
class Row:
    """One promise: what it is, whose, its terms in words; `is_own`: both agreed on them for this requisition."""

    clause: Clause
    side: str
    words: str
    is_own: bool


@register.simple_tag
def promises_of(kickoff: Kickoff, side: str, now: datetime) -> str:
    """Return "Promises: slate by the agreed date." as signed, or as it would be."""
    said = ", ".join(f"{_small(clause.title)} {within(terms)}" for clause, terms in _on(kickoff, now, side))
    return f"Promises: {said}." if said else ""


@register.simple_tag
def promises_under(kickoff: Kickoff, now: datetime) -> list[Row]:
    """Return the promises that are on, the manager's first."""
    own = {each["clause"] for each in kickoff.promises}
    return [
        Row(clause, side, in_full(terms, clause.terms), clause.key in own)
        for side in ("manager", "recruiter", "interviewer")
        for clause, terms in _on(kickoff, now, side)
    ]


@register.simple_tag
def earlier_promises(requisition: Requisition, member: Member, now: datetime) -> int:
    """Count the running promises that could follow a later agreement, for whoever may decide that they do."""
    return len(under_earlier_terms(requisition, now)) if member.may("commitments.relieve") else 0


def _on(kickoff: Kickoff, now: datetime, side: str) -> list[tuple[Clause, ClauseTerms]]:
    terms = terms_on_paper(kickoff, now)
    return [(clause, terms[key]) for key, clause in CLAUSES.items() if _owes(clause, side) and terms[key].is_on]


def _owes(clause: Clause, side: str) -> bool:
    return clause.side == side or (clause.is_mutual and side in {"manager", "recruiter"})


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]
