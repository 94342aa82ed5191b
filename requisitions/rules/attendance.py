"""Who says who was there: one side's word is marked as one side's until the other confirms or disputes it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BOTH, ONE_SIDED, DISPUTED = "kept", "today", "split"


@dataclass(frozen=True, slots=True)
class Voice:
    """One of the two owners. `agrees`: None while nothing was said; `has_recorded`: it is their own word."""

    side: str
    name: str
    has_recorded: bool = False
    agrees: bool | None = None
    why: str = ""

    @property
    def stands_by_it(self) -> bool:
        return self.agrees if self.agrees is not None else self.has_recorded


@dataclass(frozen=True, slots=True)
class Standing:
    """`state` names the glyph: kept (both say so), today (one-sided), split (disputed). `waits_for`: sides."""

    state: str
    words: str
    waits_for: tuple[str, ...] = ()

    @property
    def is_one_sided(self) -> bool:
        return self.state == ONE_SIDED


def standing(recorded_by: str, voices: Sequence[Voice]) -> Standing:
    """Return how what `recorded_by` wrote down stands: the name of one of the two, or of whoever else it was."""
    against = [each for each in voices if each.agrees is False]
    silent = [each for each in voices if not each.stands_by_it and each.agrees is None]
    if against:
        others = [each.name for each in voices if each.stands_by_it] or [recorded_by]
        said = "; ".join(f"{each.name} says otherwise: {each.why}" for each in against)
        return Standing(DISPUTED, f"{_say(others)} so; {said}", tuple(each.side for each in against))
    if silent:
        names = [each.name for each in voices if each.stands_by_it] or [recorded_by]
        has = "has" if len(silent) == 1 else "have"
        words = f"{_say(names)} so; {_and(each.name for each in silent)} {has} not confirmed."
        return Standing(ONE_SIDED, words, tuple(each.side for each in silent))
    return Standing(BOTH, f"{_say([each.name for each in voices])} so.")


def _say(names: Sequence[str]) -> str:
    return f"{_and(names)} {'says' if len(names) == 1 else 'say'}"


def _and(names: Iterable[str]) -> str:
    return " and ".join(names)
