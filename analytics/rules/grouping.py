"""Cutting facts into groups before counting them."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Fact = TypeVar("Fact")


def grouped(facts: Iterable[Fact], key: Callable[[Fact], str]) -> dict[str, tuple[Fact, ...]]:
    """Return the facts by key, keys in alphabetical order, facts in the order given."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(key(fact), []).append(fact)
    return {name: tuple(groups[name]) for name in sorted(groups)}
