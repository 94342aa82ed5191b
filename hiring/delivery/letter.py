"""Letter: what a message says, before a channel decides what it looks like. Pure values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, unedited."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail: a fact, the facts behind it, one button. Names no candidate's result or reason.

    `subject` is the fact and the deadline; `facts` are (label, sentence) rows; `button_url` is an
    absolute address.
    """

    subject: str
    headline: str
    lede: str
    button_label: str
    button_url: str
    kicker: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    quote: Quote | None = None
    after: str = ""
    footer: str = ""

    def as_data(self) -> dict[str, Any]:
        """Return the letter as JSON can hold it."""
        return asdict(self)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Letter":
        """Return the letter that ``as_data`` wrote."""
        quote = data.get("quote")
        facts = tuple((label, sentence) for label, sentence in data.get("facts", ()))
        return cls(**{**data, "facts": facts, "quote": Quote(**quote) if quote else None})


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels with a letter, made as it leaves."""

    name: str
    content: bytes
    kind: str = "application/pdf"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """An iCalendar object to travel with the letter. `method`: REQUEST or CANCEL (RFC 5546)."""

    content: str
    method: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """To whom, about what, and the key under which it is never said twice."""

    kind: str
    dedup_key: str
    subject_id: UUID | None = None
    generation: int = 0
