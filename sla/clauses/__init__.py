"""One file per promise, each exporting ``ENTRY``: a Clause. Adding a promise is adding a file.

How to write one. `hears` names every ledger verb that the promise has anything to do with. The program asks
``decide(fact, before)`` about each of these facts, in the order in which they happened; `before` has the earlier ones
of the same strand: those of the application and of its requisition for a clause about an "application", those of the
requisition for one about a "requisition". Answer with ``Start``, ``Fulfil``, ``Drop`` (it need
not be done any more) and ``Break`` (it cannot be done any more), and with nothing where the fact changes nothing.
Decide from the two arguments alone, never from a table or a clock: everything is decided anew
whenever a fact comes late, and must come out the same. So keep no count; look into `before` (is another interview
planned still, was this one held already). What you need and `Fact` does not have, the action that records the event
writes into its `data` (ids, codes, ISO instants), and sla/queries/facts.py reads it into a new field of `Fact`.
`subject_id` is what the promise is about (an interview, a slate, an application). Date a ``Fulfil`` by when it was
done, and give `said_by` when that rests on a fact before this one. A verb that can fall on the same instant as another
has its place in ``facts.ORDER``. Reschedules, repeated facts, holds, leave and waivers you need not think of: `replay`
does, for every clause alike.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from sla.rules.clocks import Clock
from sla.rules.facts import Change, Fact
from sla.rules.ladder import Ladder


@dataclass(frozen=True, slots=True)
class Wording:
    """How the promise reads, with ``{candidate}``, ``{title}``, ``{number}``, ``{other}`` filled in.

    `todo`: to its owner, verb first. `owed`: to the other side, a noun. `waits`: who waits for it,
    the subject of every sentence about lateness. `mail`: the same without naming the candidate, as what is due or
    was due. `to_you`: as `waits`, read by whoever it is owed to; needed where `waits` names them or says "you".
    """

    todo: str
    owed: str
    waits: str
    mail: str
    action: str
    minutes: int
    to_you: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """What starts a promise, who owes whom, what fulfils and what ends it.

    `allowance` is a span, a number of working days, or ``None`` where the kickoff agrees a date.
    `page` is the page where one does it; it takes the subject's id, or the requisition's number. `place`: where on it.
    `about`: whose facts it is decided from, "application" or "requisition". `is_on`: whether it counts in
    an organization that begins today; those that are there already switch it on. `is_mutual`: both partners owe it,
    each to the other, and `side` only says where it stands in a list. `stand_in`: the capability with which a delegate
    keeps it while its owner is away; empty where nobody else can, and it rests meanwhile.
    """

    key: str
    title: str
    terms: str
    side: str
    clock: Clock
    allowance: timedelta | int | None
    hears: frozenset[str]
    decide: Callable[[Fact, Sequence[Fact]], Iterable[Change]]
    wording: Wording
    page: str
    page_takes: str = "number"
    place: str = ""
    about: str = "requisition"
    ladder: Ladder = field(default_factory=Ladder)
    is_on: bool = True
    is_mutual: bool = False
    stand_in: str = ""
