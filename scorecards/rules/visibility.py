"""Who may read whose scorecard, and who may close a round or decide. The same as models/policies.py.

The database decides; this says it so that a page can explain itself, and so that a property test
has something to hold the database against.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field

Person = Hashable


@dataclass(frozen=True, slots=True)
class Round:
    """The panel of one interview. `seats`: member -> has submitted. `owners`: hiring manager, recruiter."""

    seats: dict[Person, bool]
    owners: frozenset[Person]
    named: frozenset[Person] = field(default_factory=frozenset)
    is_revealed: bool = False

    @property
    def is_complete(self) -> bool:
        """Everybody on the panel has submitted."""
        return bool(self.seats) and all(self.seats.values())


def may_read(reader: Person | None, author: Person, *, submitted: bool, panel: Round) -> bool:
    """Return whether `reader` may read the scorecard of `author`; nobody (a task) reads nothing."""
    if reader is None or (reader != author and not submitted):
        return False
    return reader == author or reads_submitted(reader, panel)


def reads_submitted(reader: Person, panel: Round) -> bool:
    """Whoever has a seat reads after submitting, decider or not; a decider without one after the reveal."""
    if reader in panel.seats:
        return panel.seats[reader]
    return panel.is_revealed and reader in panel.owners | panel.named


def may_close(member: Person | None, panel: Round) -> bool:
    """An owner of the hire may reveal a round early, unless their own scorecard is what is missing."""
    return not panel.is_revealed and member in panel.owners and panel.seats.get(member, True)


def may_decide(member: Person | None, *, owners: frozenset[Person], decider: Person) -> bool:
    """Hiring manager, recruiter, or whom they named to decide."""
    return member == decider or member in owners
