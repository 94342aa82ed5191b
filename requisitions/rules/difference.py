"""Two versions of a text, line by line and then word by word: what stayed, what went, what came."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

SAME, GONE, NEW = "same", "gone", "new"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words. `kind`: "same", "gone" or "new"."""

    kind: str
    text: str


Line = tuple[Part, ...]


def difference(before: str, after: str) -> tuple[Line, ...]:
    """Return the changed lines only, in order; the parts of each line joined give its words before and after."""
    old, new = before.splitlines(), after.splitlines()
    changed: list[Line] = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            pairs = zip_longest(old[old_from:old_to], new[new_from:new_to], fillvalue="")
            changed += [words(one, other) for one, other in pairs]
    return tuple(changed)


def words(before: str, after: str) -> Line:
    """Return one line's words, compared; spaces belong to the word before them."""
    return tuple(_parts(_split(before), _split(after)))


def _parts(old: list[str], new: list[str]) -> Iterator[Part]:
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if kind == "equal":
            yield Part(SAME, come)
            continue
        if gone:
            yield Part(GONE, gone)
        if come:
            yield Part(NEW, come)


def _split(line: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", line)
