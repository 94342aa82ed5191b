"""When a slate may be presented: enough candidates, every must-have evidenced for each. Decides; changes nothing."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MustHave:
    """A requirement nobody is presented without: its id and its code (R1)."""

    id: Hashable
    code: str


@dataclass(frozen=True, slots=True)
class Placed:
    """One candidate on the slate, with what shows each must-have, by the requirement's id."""

    name: str
    evidence: Mapping[Hashable, str] = field(default_factory=dict)
    is_running: bool = True


def gaps(placed: Placed, must_haves: Sequence[MustHave]) -> tuple[str, ...]:
    """Return the codes of the must-haves this candidate has no evidence for."""
    return tuple(each.code for each in must_haves if not placed.evidence.get(each.id, "").strip())


def missing(places: Sequence[Placed], must_haves: Sequence[MustHave], *, agreed_size: int) -> tuple[str, ...]:
    """Return each thing that keeps the slate from being presented, as a sentence; empty when it may be."""
    said = []
    if len(places) < agreed_size:
        said.append(f"The agreed slate has {agreed_size} candidates; this one has {len(places)}.")
    said += [f"{each.name} is no longer in process." for each in places if not each.is_running]
    for each in places:
        if codes := gaps(each, must_haves):
            said.append(f"{each.name} has no evidence for {', '.join(codes)}.")
    return tuple(said)
