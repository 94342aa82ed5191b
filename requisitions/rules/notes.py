"""What stands in the way of signing, and what is worth a second look. Sentences for people, decided here.

A blocking note ends with what must be so first (`until`), for "You can sign once R5 has a stage".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hiring.tenancy.rules.wording import spell
from requisitions.rules.content import Content, RequirementLine
from requisitions.rules.coverage import coverage

MANY_MUST_HAVES = 7


@dataclass(frozen=True, slots=True)
class Note:
    """`about`: the section of the page it belongs to; `key`: which requirement or stage there, if one."""

    fact: str
    text: str
    label: str
    about: str
    key: str = ""
    until: str = ""

    @property
    def blocks(self) -> bool:
        return bool(self.until)


def notes(content: Content, *, is_held: bool) -> tuple[Note, ...]:
    """Return blocking notes first, in the order of the agenda, then advice."""
    blocking = [*_requirements(content), *_stages(content), *_slate(content), *_meeting(is_held=is_held)]
    return (*blocking, *_advice(content))


def _requirements(content: Content) -> Iterator[Note]:
    if not content.must_haves:
        fact, text = "No must-have is agreed.", "Name at least one: it is what a slate is compared with."
        yield Note(fact, text, "Add a requirement", "requirements", until="one must-have is agreed")
    for line in content.must_haves:
        if line.competency is None:
            fact = f"{line.code} has no competency."
            text = "It is a must-have. Name what is judged, or make it a nice-to-have."
            yield _about(line, fact, text, f"{line.code} has a competency")
        elif line.stage is None or not content.assesses(line.stage, line.competency):
            fact = f"Nobody assesses {_lower(line.competency)} ({line.code})."
            text = "It is a must-have. Give it a stage, or make it a nice-to-have."
            yield _about(line, fact, text, f"{line.code} has a stage")


def _about(line: RequirementLine, fact: str, text: str, until: str) -> Note:
    return Note(fact, text, f"Go to {line.code}", "requirements", line.code, until)


def _stages(content: Content) -> Iterator[Note]:
    for stage in content.stages:
        if stage.competencies and not stage.who:
            fact = f"Nobody interviews in {stage.name}."
            text = f"It assesses {_lower(', '.join(stage.competencies))}. Name an interviewer."
            yield Note(fact, text, f"Go to {stage.name}", "stages", stage.name, f"{stage.name} has an interviewer")


def _slate(content: Content) -> Iterator[Note]:
    if content.slate_due_on is None:
        text = "Choose the day by which the manager has the first candidates."
        yield Note("The slate has no day.", text, "Choose a day", "sourcing", until="the slate has a day")


def _meeting(*, is_held: bool) -> Iterator[Note]:
    if not is_held:
        text = "Say who was there once you have met."
        yield Note("The kickoff has not been held.", text, "Record it", "meeting", until="the kickoff was held")


def _advice(content: Content) -> Iterator[Note]:
    count = len(content.must_haves)
    if count > MANY_MUST_HAVES:
        fact = f"{spell(count).capitalize()} must-haves."
        text = "Few people have all of them. Without which would you still say yes?"
        yield Note(fact, text, "Look at them", "requirements")
    for row in coverage(content).rows:
        if row.times == 1:
            fact = f"{row.competency} is assessed once."
            text = "A second pair of eyes makes the debrief easier."
            yield Note(fact, text, "Interview plan", "stages")


def unchallenged(codes: Sequence[str]) -> tuple[Note, ...]:
    """Return advice about must-haves that not both have challenged: one note, however many."""
    if not codes:
        return ()
    *most, last = codes
    which = f"{', '.join(most)} and {last} are" if most else f"{last} is"
    text = "Would each of you reject an otherwise great candidate without it? Answer before you sign."
    return (Note(f"{which} not challenged by both.", text, f"Go to {codes[0]}", "requirements", codes[0]),)


def _lower(name: str) -> str:
    """Return the name as it reads inside a sentence: "Functional safety" small, "C++" and "SQL skills" as they are."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
