"""The clauses that exist, found once at start-up."""

from typing import Final

from hiring import registry
from sla import clauses
from sla.clauses import Clause

CLAUSES: Final[dict[str, Clause]] = registry.load(clauses, Clause)


def clauses_hearing(verb: str) -> list[Clause]:
    return [clause for clause in CLAUSES.values() if verb in clause.hears]


def verbs() -> frozenset[str]:
    """Every ledger verb that some clause listens to."""
    return frozenset().union(*(clause.hears for clause in CLAUSES.values()))
