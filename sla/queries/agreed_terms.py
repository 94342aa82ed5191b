"""Under which terms promises run, in words: as signed, or as the policy was when they began, not as it is today."""

from collections.abc import Iterable
from functools import cache

from sla.models import Agreement, Commitment, Policy
from sla.registry import CLAUSES
from sla.rules.terms import ClauseTerms, parse_terms
from sla.rules.terms_text import in_full


class Terms:
    """The terms of promises on one requisition; one query, however many there are. They come with their agreement."""

    def __init__(self, role_type: str) -> None:
        self._role_type = role_type
        self._policies = list(Policy.objects.order_by("-version"))
        self._read = cache(self._parsed)

    def said(self, promises: Iterable[Commitment]) -> str:
        """Return the terms of promises of one clause, in the order in which they began."""
        in_order = sorted(promises, key=lambda each: each.anchored_at)
        return ", later ".join(dict.fromkeys(map(self._words, in_order)))

    def _words(self, promise: Commitment) -> str:
        clause = CLAUSES[promise.clause]
        terms = self._read(self._source(promise), promise.clause)
        if terms is None or (terms.clock, terms.allowance) == (clause.clock, clause.allowance):
            return clause.terms
        said = in_full(terms, clause.terms)
        return said[:1].lower() + said[1:]

    def _source(self, promise: Commitment) -> Agreement | Policy | None:
        begun = (each for each in self._policies if each.effective_at <= promise.anchored_at)
        return promise.agreement or next(begun, self._policies[-1] if self._policies else None)

    def _parsed(self, source: Agreement | Policy | None, clause: str) -> ClauseTerms | None:
        terms = source.terms_for(self._role_type) if source else {}
        said = {clause: {**terms[clause], "is_on": True}} if clause in terms else {}
        return parse_terms(said, CLAUSES).get(clause)
