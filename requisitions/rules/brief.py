"""The one-page brief: what both signed, word for word, put in the order in which an interviewer reads it.

Made from the text that was signed and from nothing else, so that it says neither more nor less.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

REQUIREMENT: Final = re.compile(r"R\d+, (must-have|nice-to-have)")
STAGE: Final = re.compile(r"Stage \d+, ")
WHY: Final = {"Outcome", "In six months", "In twelve months"}
# As ``content.canonical`` says of a stage in which nobody is judged.
NO_INTERVIEW: Final = "assesses nothing"
# As ``content.canonical`` goes on after what a requirement asks for.
JUDGED: Final = " (shows "
STEPS: Final = "Other steps"
TITLES: Final = ("Why", "Must-have", "Nice-to-have", "Interviews", "The search", STEPS)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text: "R3, must-have" and what it says."""

    label: str
    text: str

    @property
    def short(self) -> str:
        """The label as a row's head: its section says the rest."""
        return self.label.partition(",")[0] if REQUIREMENT.fullmatch(self.label) else STAGE.sub("", self.label)

    @property
    def section(self) -> str:
        """Where an interviewer looks for it."""
        if self.label in WHY:
            return "Why"
        if REQUIREMENT.fullmatch(self.label):
            return self.label.partition(", ")[2].capitalize()
        if STAGE.match(self.label):
            return STEPS if NO_INTERVIEW in self.text else "Interviews"
        return "The search"


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """`role`: the title; `sections`: those that have something to say, in order."""

    role: str
    sections: tuple[Section, ...]

    def section(self, title: str) -> tuple[Line, ...]:
        return next((each.lines for each in self.sections if each.title == title), ())


def brief_of(text: str) -> Brief:
    """Return the signed text as a brief; each of its lines stands in exactly one section."""
    lines = [Line(*_parts(line)) for line in text.splitlines()]
    role = next((line.text for line in lines if line.label == "Role"), "")
    left = [line for line in lines if line.label != "Role"]
    sections = (Section(title, tuple(line for line in left if line.section == title)) for title in TITLES)
    return Brief(role, tuple(section for section in sections if section.lines))


def wanted(line: Line) -> str:
    """Return what a requirement asks for, without how it is judged, which follows in brackets of its own."""
    return line.text.rpartition(JUDGED)[0] or line.text


def words(brief: Brief) -> Iterator[str]:
    """Yield every line again as it was signed."""
    for section in brief.sections:
        for line in section.lines:
            yield f"{line.label}: {line.text}".strip() if line.label else line.text


def _parts(line: str) -> tuple[str, str]:
    """What a line is about and what it says: a label with nothing after it is one that says nothing."""
    label, colon, text = f"{line} ".partition(": ")
    return (label, text.strip()) if colon else ("", line)
