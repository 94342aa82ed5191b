"""The two sides of a requisition agree on other terms than everywhere, within what the organization allows."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction

from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete
from requisitions.actions.kickoff_terms import change_terms
from requisitions.models import Kickoff, Requisition
from requisitions.rules.drafts import Promises
from sla.actions.policy import policy_in_force, terms_of
from sla.registry import CLAUSES
from sla.rules.negotiation import Span, range_of, written
from sla.rules.terms import ClauseTerms
from sla.rules.terms_text import within


class OutOfRange(Incomplete):
    """The organization does not let the two sides agree on that; the sentence says on what instead."""


def usual_terms(requisition: Requisition, act: Act) -> dict[str, ClauseTerms]:
    """Return what counts on a requisition of this type where its two sides agree on nothing else."""
    return terms_of(policy_in_force(act.at).terms_for(requisition.role_type))


@transaction.atomic
def agree_promises(requisition: Requisition, wished: Mapping[str, Span | None], *, seen: str, act: Act) -> Kickoff:
    """Let these clauses have these allowances on the requisition; None, and what is left out, is as everywhere.

    The kickoff's version rises, and both sign anew. Running promises keep their terms. `seen`: the fingerprint of the
    promises as the writer read them. Raises ``OutOfRange``, ``Stale``, ``NotYours``, ``Closed``.
    """
    usual = usual_terms(requisition, act)
    chosen = [
        _written(key, usual[key], wished[key])
        for key in CLAUSES
        if wished.get(key) is not None and wished[key] != usual[key].allowance
    ]
    return change_terms(requisition, Promises(chosen), seen=seen, act=act)


def _written(key: str, terms: ClauseTerms, span: Span | None) -> dict[str, str]:
    there = range_of(terms)
    title = CLAUSES[key].title
    if there is None or span is None:
        raise OutOfRange(f"{title}: there is nothing to agree on here.")
    least = 1 if isinstance(there.usual, int) else timedelta(hours=1)
    if not (isinstance(span, int) is isinstance(there.usual, int) and least <= span <= there.most):  # type: ignore[operator]
        most = within(terms.within(there.most))
        raise OutOfRange(f"{title}: this organization lets you agree on anything up to {most.removeprefix('within ')}.")
    return {"clause": key, "allowance": written(span), "words": f"{title} {within(terms.within(span))}"}
