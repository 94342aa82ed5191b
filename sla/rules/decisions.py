"""What people decide about promises beside keeping them: waivers, pauses, holds, leave. These are facts too.

A relief is a stretch in which a promise rests, or is somebody else's. Nothing here undoes what lies before
the decision: a relief begins no earlier than it was decided, so no pause takes a breach back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

Reliefs = tuple["Relief", ...]


class Verb(StrEnum):
    """The ledger's verbs of decisions, and whose they are: a requisition's, one promise's, a person's."""

    HELD = "requisition_held"
    TAKEN_UP = "requisition_resumed"
    CANCELLED = "requisition_cancelled"
    FILLED = "requisition_filled"
    TERMS_APPLIED = "terms_reapplied"
    WAIVED = "commitment_waived"
    PAUSED = "commitment_paused"
    RESUMED = "commitment_resumed"
    LEAVE = "leave_approved"
    BACK = "leave_withdrawn"


# What ends a requisition ends its hold: what is owed beyond it runs again from then.
CLOSING = frozenset({Verb.CANCELLED, Verb.FILLED})
OF_PROMISES = frozenset({Verb.WAIVED, Verb.PAUSED, Verb.RESUMED})
OF_PEOPLE = frozenset({Verb.LEAVE, Verb.BACK})
OF_REQUISITIONS = frozenset(Verb) - OF_PROMISES - OF_PEOPLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision. `clause`, `subject_id`, `owner_id`, `cycle`: the promise it is about, for those about one.

    `owner_id` made the promise (a delegate may owe it now), or goes on the leave `leave_id`.
    """

    verb: Verb
    at: datetime
    recorded_at: datetime
    by_id: UUID | None = None
    clause: str = ""
    subject_id: UUID | None = None
    owner_id: UUID | None = None
    cycle: int | None = None
    leave_id: UUID | None = None
    delegate_id: UUID | None = None
    begins_at: datetime | None = None
    ends_at: datetime | None = None

    def concerns(self, clause: str, subject_id: UUID, owner_id: UUID) -> bool:
        """Tell whether promises of this clause about this subject, made by this person, are meant."""
        if self.verb in OF_PROMISES:
            return (self.clause, self.subject_id, self.owner_id) == (clause, subject_id, owner_id)
        return self.verb in OF_REQUISITIONS or self.owner_id == owner_id

    @property
    def takes_effect_at(self) -> datetime:
        return max(self.at, self.begins_at) if self.begins_at else self.at


@dataclass(frozen=True, slots=True)
class Relief:
    """From begins_at until ends_at (none: until further notice) a promise rests or is the delegate's.

    `source` ends it: the hold, the leave or the promise's pause. `cycle`: of the promise, None for all.
    """

    source: object
    begins_at: datetime
    ends_at: datetime | None
    delegate_id: UUID | None = None
    cycle: int | None = None

    def covers(self, moment: datetime) -> bool:
        return self.begins_at <= moment and (self.ends_at is None or moment < self.ends_at)

    def reaches(self, moment: datetime) -> bool:
        """Tell whether it has lasted up to the moment, at which it may end."""
        return self.begins_at < moment and (self.ends_at is None or moment <= self.ends_at)


def in_order(decisions: Sequence[Decision]) -> list[Decision]:
    """Return the decisions as they were taken, each once, however often and in whatever order we were told."""
    return sorted(dict.fromkeys(decisions), key=_place)


def _place(decision: Decision) -> tuple[object, ...]:
    """Of one moment the closing comes last: it ends a hold that began with it."""
    return (decision.at, decision.verb in CLOSING, decision.verb, str(decision), decision.recorded_at)


def after(reliefs: Reliefs, decision: Decision) -> Reliefs:
    """Return the reliefs that count once `decision` is taken."""
    if decision.verb in _ENDS:
        return tuple(_cut(reliefs, decision))
    begun = Relief(_source(decision), decision.takes_effect_at, decision.ends_at, decision.delegate_id, decision.cycle)
    is_known = any(
        each.source == begun.source and each.cycle == begun.cycle and each.covers(begun.begins_at) for each in reliefs
    )
    is_nothing = begun.ends_at is not None and begun.ends_at <= begun.begins_at
    return reliefs if decision.verb not in _BEGINS or is_known or is_nothing else (*reliefs, begun)


def boundaries(decisions: Sequence[Decision]) -> set[datetime]:
    """Return every instant at which a relief may begin or end by itself."""
    begins = {each.takes_effect_at for each in decisions}
    return begins | {each.ends_at for each in decisions if each.ends_at}


_BEGINS = {Verb.HELD, Verb.PAUSED, Verb.LEAVE}
_ENDS = {
    Verb.TAKEN_UP: Verb.HELD,
    **dict.fromkeys(CLOSING, Verb.HELD),
    Verb.RESUMED: Verb.PAUSED,
    Verb.BACK: Verb.LEAVE,
}


def _source(decision: Decision) -> object:
    """Return what a later decision ends: the one leave, the requisition's hold, the promise's pause."""
    return decision.leave_id or _ENDS.get(decision.verb, decision.verb)


def _cut(reliefs: Reliefs, ending: Decision) -> list[Relief]:
    """End what runs of that source, and leave out what had not begun."""
    kept, at = [], ending.at
    for each in reliefs:
        if (each.source, each.cycle) != (_source(ending), ending.cycle):
            kept.append(each)
        elif each.begins_at < at:
            kept.append(replace(each, ends_at=at if each.ends_at is None else min(each.ends_at, at)))
    return kept
