"""One file per promise, each exporting ``ENTRY``: a Clause. Adding a promise is adding a file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from sla.rules.clocks import Clock
from sla.rules.facts import Change, Fact
from sla.rules.ladder import Ladder


@dataclass(frozen=True, slots=True)
class Wording:
    """How the promise reads, with ``{candidate}``, ``{title}``, ``{number}``, ``{other}`` filled in.

    `todo`: to its owner, verb first. `owed`: to the other side, a noun. `waits`: who waits for it,
    the subject of every sentence about lateness. `mail`: the same without naming the candidate.
    """

    todo: str
    owed: str
    waits: str
    mail: str
    action: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Clause:
    """What starts a promise, who owes whom, what fulfils and what ends it.

    `allowance` is a span, a number of working days, or ``None`` where the kickoff agrees a date.
    `page` is the page where one does it; it takes the subject's id, or the requisition's number.
    """

    key: str
    title: str
    terms: str
    side: str
    clock: Clock
    allowance: timedelta | int | None
    hears: frozenset[str]
    decide: Callable[[Fact], Iterable[Change]]
    wording: Wording
    page: str
    page_takes: str = "number"
    ladder: Ladder = field(default_factory=Ladder)
