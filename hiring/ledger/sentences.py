"""How events are said in words: each app registers its verbs, and how the ids it wrote become names. Pure.

A sentence is a template such as ``"{actor} moved {subject} to {to}"``: ``actor`` and ``subject``
are names, every other word a key of the event's data. A verb without a sentence is not told.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from string import Formatter
from uuid import UUID

Namer = Callable[[Iterable[UUID]], Mapping[UUID, str]]
THE_PROGRAM = "The program"


@dataclass(frozen=True, slots=True)
class Words:
    """What one app says. `names`: by subject type (``requisitions.application``), how ids become names.

    `keys`: which data key holds an id of which type; `codes`: what codes mean, by data key.
    `told_with`: for a verb and a data key, the sentence to use when that key is there.
    """

    sentences: Mapping[str, str]
    names: Mapping[str, Namer] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    told_with: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fact:
    """One event as the sentences need it; ids of data as text, as the ledger keeps them."""

    verb: str
    subject_type: str
    subject_id: UUID
    actor: str
    data: Mapping[str, object]


class Dictionary:
    """Everything registered, in one place."""

    def __init__(self) -> None:
        self.sentences: dict[str, str] = {}
        self.names: dict[str, Namer] = {}
        self.keys: dict[str, str] = {}
        self.codes: dict[str, Callable[[str], str]] = {}
        self.told_with: dict[tuple[str, str], str] = {}

    def add(self, words: Words) -> None:
        """Take in one app's words. Only ``apps.py`` calls this."""
        self.sentences |= words.sentences
        self.names |= words.names
        self.keys |= words.keys
        self.codes |= words.codes
        self.told_with |= words.told_with

    def tell(self, facts: list[Fact]) -> list[str]:
        """Return each fact's sentence, "" for a verb that is not told. Asks once for each type of name."""
        names = self._names_of(facts)
        return [self._sentence(fact, names) for fact in facts]

    def _names_of(self, facts: list[Fact]) -> dict[UUID, str]:
        wanted: dict[str, set[UUID]] = {}
        for fact in facts:
            for kind, name_id in self._mentions(fact):
                wanted.setdefault(kind, set()).add(name_id)
        found: dict[UUID, str] = {}
        for kind, ids in wanted.items():
            if kind in self.names:
                found |= self.names[kind](ids)
        return found

    def _mentions(self, fact: Fact) -> list[tuple[str, UUID]]:
        said = [(fact.subject_type, fact.subject_id)]
        said += [(self.keys[key], UUID(str(value))) for key, value in fact.data.items() if key in self.keys and value]
        return said

    def _sentence(self, fact: Fact, names: Mapping[UUID, str]) -> str:
        template = next(
            (told for (verb, key), told in self.told_with.items() if verb == fact.verb and fact.data.get(key)),
            self.sentences.get(fact.verb, ""),
        )
        values = {"actor": fact.actor or THE_PROGRAM, "subject": names.get(fact.subject_id, "")}
        for key, value in fact.data.items():
            values[key] = self._value(key, value, names)
        return _fill(template, values)

    def _value(self, key: str, value: object, names: Mapping[UUID, str]) -> str:
        if key in self.keys and value:
            return names.get(UUID(str(value)), "")
        return self.codes[key](str(value)) if key in self.codes and value else str(value)


def _fill(template: str, values: Mapping[str, str]) -> str:
    """Fill the template; a name that is gone (or a key of an older event) leaves the rest readable."""
    needed = {name for _, name, _, _ in Formatter().parse(template) if name}
    filled = template.format_map({name: values.get(name, "") for name in needed})
    return " ".join(filled.split())


DICTIONARY = Dictionary()
