"""What a kickoff's own words give cause to look at again: advice, which stands in nobody's way."""

from collections.abc import Iterable, Iterator

from requisitions.rules.content import Content
from requisitions.rules.notes import Note
from requisitions.rules.vocabulary import WHY, Word, hits, years_alone

YEARS_INSTEAD = "Years say how long, not how well. Write what they did in them: shipped, led, kept running."


def wording_notes(content: Content, words: Iterable[Word]) -> tuple[Note, ...]:
    """Return a note for each word found in the requirements, then in the ideal profile."""
    known = tuple(words)
    return (*_requirements(content, known), *_profile(content, known))


def _requirements(content: Content, words: tuple[Word, ...]) -> Iterator[Note]:
    for line in content.requirements:
        for hit in hits(line.text, words):
            fact = f"{line.code} says “{hit.said}”."
            yield Note(fact, _advice(hit.word), f"Go to {line.code}", "requirements", line.code)
        if years := years_alone(line.text):
            fact = f"{line.code} asks for {years[:1].lower()}{years[1:]} and no outcome."
            yield Note(fact, YEARS_INSTEAD, f"Go to {line.code}", "requirements", line.code)


def _profile(content: Content, words: tuple[Word, ...]) -> Iterator[Note]:
    for hit in hits(content.ideal_profile, words):
        yield Note(f"The ideal profile says “{hit.said}”.", _advice(hit.word), "Ideal profile", "profile")


def _advice(word: Word) -> str:
    return f"{WHY[word.kind]} {word.instead[:1].upper()}{word.instead[1:].rstrip('.')}."
