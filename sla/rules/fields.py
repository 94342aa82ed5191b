"""Reading what somebody wrote, field by field, and saying everything that is wrong with it at once.

A settings form that reveals one mistake per attempt is a guessing game. So each reader notes a problem and returns
something harmless, the reading goes on, and whoever asked raises `InvalidTerms` with all of them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TypeVar

from sla.rules import iso_duration

Choice = TypeVar("Choice", bound=StrEnum)
MISSING = object()


@dataclass(frozen=True)
class Problem:
    """What to change, and where: the clause or rule, its field, and a sentence."""

    where: str
    field: str
    says: str

    def __str__(self) -> str:
        return ".".join(part for part in (self.where, self.field) if part) + f": {self.says}"


class InvalidTerms(ValueError):
    """Terms that cannot be meant; `problems` says for each what to change."""

    def __init__(self, problems: Collection[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = tuple(problems)


class Fields:
    """One JSON object being read; every problem goes into the list it was given."""

    def __init__(self, where: str, data: object, known: Collection[str], problems: list[Problem]) -> None:
        self.where = where
        self.problems = problems
        self.data: Mapping[str, object] = data if isinstance(data, Mapping) else {}
        self.is_object = isinstance(data, Mapping)
        if not self.is_object:
            problems.append(Problem(where, "", "must be an object with fields."))
        for name in sorted(set(self.data) - set(known)):
            self.note(name, f"is not known here; use {', '.join(known)}.")

    def note(self, field: str, says: str) -> None:
        # What is no object has one problem, not one for each field it lacks.
        if self.is_object:
            self.problems.append(Problem(self.where, field, says))

    def text(self, field: str) -> str:
        value = self.data.get(field)
        if isinstance(value, str) and value:
            return value
        self.note(field, "must be a text.")
        return ""

    def texts(self, field: str, allowed: Collection[str]) -> tuple[str, ...]:
        """Read a list of at least one of the allowed texts."""
        value = self.data.get(field)
        if isinstance(value, list) and value and all(isinstance(each, str) and each in allowed for each in value):
            return tuple(value)
        self.note(field, f"must be a list of one or more of {', '.join(allowed)}.")
        return ()

    def choice(self, field: str, kind: type[Choice], default: Choice | None = None) -> Choice | None:
        value = self.data.get(field, default)
        if isinstance(value, str) and value in list(kind):
            return kind(value)
        self.note(field, f"must be one of {', '.join(kind)}.")
        return default

    def one_of(self, field: str, known: Collection[str], *, default: str) -> str:
        value = self.data.get(field, default)
        if isinstance(value, str) and value in known:
            return value
        self.note(field, f"must be one of {', '.join(known)}.")
        return default

    def flag(self, field: str, *, default: bool) -> bool:
        value = self.data.get(field, default)
        if isinstance(value, bool):
            return value
        self.note(field, "must be true or false.")
        return default

    def number(self, field: str, *, within: range, default: int | None = None) -> int:
        value = self.data.get(field, default)
        # JSON's true is Python's 1; nobody means a threshold of true.
        if isinstance(value, int) and not isinstance(value, bool) and value in within:
            return value
        self.note(field, f"must be a whole number from {within[0]} to {within[-1]}.")
        return within[0]

    def span(self, field: str, *, longest: timedelta) -> timedelta | None:
        """Read a duration above zero; None, and a problem, when it is not one."""
        span = _span(self.data.get(field), longest)
        if span is None:
            self.note(field, _says_span(longest))
        return span

    def spans(self, field: str, *, longest: timedelta) -> tuple[timedelta, ...]:
        value = self.data.get(field, [])
        spans = [_span(each, longest) for each in value] if isinstance(value, list) else [None]
        if None in spans:
            self.note(field, f"must be a list in which each {_says_span(longest)}")
        return tuple(span for span in spans if span is not None)


def _span(value: object, longest: timedelta) -> timedelta | None:
    span = iso_duration.parse(value) if isinstance(value, str) else None
    return span if span and span <= longest else None


def _says_span(longest: timedelta) -> str:
    return f"must be a duration like PT24H or P2D, above zero and at most {longest.days} days."
