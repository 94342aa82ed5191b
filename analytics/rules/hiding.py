"""Which groups may be shown, so that nothing of fewer than five people can be read, nor be worked out from the rest.

A group below five is hidden; so is the next smallest, where everybody minus the shown would be the hidden one. Several
cuts of the same people tell more together than each by itself (a type of role that only one department hires), so the
question is put in general: every figure shown is a sum over people, and what follows from sums is whatever is a linear
combination of them. No set of one to four that can be named by a group of each cut, or by not being in it, or by being
hidden, may be one.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.rules.measured import FEWEST

Key = tuple[str, str]
Sets = NDArray[np.bool_]
NOUGHT = 1e-9


@dataclass(frozen=True, slots=True)
class People:
    """`numbers`: how many there are of each kind, who are in the same groups; `kinds` of which each group is made."""

    numbers: NDArray[np.int_]
    kinds: Mapping[Key, Sets]

    def number(self, key: Key) -> int:
        return int(self.numbers[self.kinds[key]].sum())


def may_be_shown(cuts: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """Return the groups to show of each cut. `cuts`: by cut, in which group each of the people is, in one order."""
    people = _people(cuts)
    by_size = sorted(people.kinds, key=lambda key: (people.number(key), key))
    shown = [key for key in by_size if people.number(key) >= FEWEST]
    while told := _told(people, shown):
        # The smallest that tells something; where only several together do, the smallest of all.
        fewer = ([each for each in shown if each != key] for key in shown)
        shown = next((rest for rest in fewer if _told(people, rest) < told), shown[1:])
    return {cut: frozenset(name for key, name in shown if key == cut) for cut in cuts}


def _people(cuts: Mapping[str, Sequence[str]]) -> People:
    kinds = Counter(zip(*cuts.values(), strict=True))
    names = [(cut, name) for cut, groups in cuts.items() for name in dict.fromkeys(groups)]
    places = {cut: place for place, cut in enumerate(cuts)}
    return People(
        np.array(list(kinds.values()), dtype=int),
        {(cut, name): np.array([kind[places[cut]] == name for kind in kinds]) for cut, name in names},
    )


def _told(people: People, shown: Sequence[Key]) -> int:
    """Return how many small sets follow from what is shown. Nothing does from nothing."""
    if not shown:
        return 0
    sums = np.array([np.ones(len(people.numbers)), *(people.kinds[key] for key in shown)], dtype=float)
    _, strengths, directions = np.linalg.svd(sums, full_matrices=False)
    span = directions[strengths > NOUGHT]
    small = _small_sets(people, shown).astype(float)
    apart = np.abs(small - small @ span.T @ span).max(axis=1, initial=0)
    return int((apart < NOUGHT).sum())


def _small_sets(people: People, shown: Sequence[Key]) -> Sets:
    """Return the sets of one to four people that somebody can name who knows who is in which group."""
    found: Sets = np.ones((1, len(people.numbers)), dtype=bool)
    for cut in dict.fromkeys(cut for cut, _ in people.kinds):
        groups = np.array([kinds for key, kinds in people.kinds.items() if key[0] == cut])
        hidden = [kinds for key, kinds in people.kinds.items() if key[0] == cut and key not in shown]
        rest = np.any(hidden, axis=0) if hidden else np.zeros(len(people.numbers), dtype=bool)
        named = np.vstack([np.ones_like(rest), groups, ~groups, rest])
        found = np.unique((found[:, None] & named[None]).reshape(-1, len(rest)), axis=0)
    numbers = found @ people.numbers
    return found[(numbers > 0) & (numbers < FEWEST)]
