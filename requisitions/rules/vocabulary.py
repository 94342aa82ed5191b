"""Words that requirements are better without, and where a text has them. Knows nothing of who keeps the list.

A term is one or more words in lower case; `*` at its end stands for any ending ("dominat*"). Without it the plural is
found too. Between the words of a term may stand spaces or hyphens, or nothing: "rockstar" is a rock star.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

UNTESTABLE, GENDER, AGE, ABILITY, ORIGIN = "untestable", "gender", "age", "ability", "origin"
KINDS: Final = {
    UNTESTABLE: "Cannot be tested",
    GENDER: "Gender",
    AGE: "Age",
    ABILITY: "Ability",
    ORIGIN: "Origin and background",
}
WHY: Final = {
    UNTESTABLE: "No interview can test it.",
    GENDER: "It is known to keep some people from applying.",
    AGE: "It speaks of age.",
    ABILITY: "It asks for a body, where the work asks for a result.",
    ORIGIN: "It speaks of where somebody comes from.",
}
LONGEST_TERM, LONGEST_ADVICE = 60, 160
TERM: Final = re.compile(r"[^\W_]+(?:[ '&/-][^\W_]+)*\*?")
PLURAL = r"(?:e?s)?"


@dataclass(frozen=True, slots=True)
class Word:
    """One term. `kind`: a key of KINDS; `instead`: what to write, an imperative; `source`: why it is on the list."""

    term: str
    kind: str
    instead: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """`said`: as the text has it; `word`: the entry that it matches."""

    said: str
    word: Word


class NoSuchTerm(ValueError):
    """The term cannot be looked for; the sentence says what to mend."""


def normal(term: str) -> str:
    """Return the term as it is kept. Raises ``NoSuchTerm``."""
    plain = " ".join(unicodedata.normalize("NFKC", term).casefold().split())
    if not TERM.fullmatch(plain) or len(plain) > LONGEST_TERM:
        raise NoSuchTerm("Write one or a few words; a * at the end stands for any ending.")
    if plain.endswith("*") and len(plain.split()[-1]) <= 3:  # noqa: PLR2004 - two letters begin half the dictionary
        raise NoSuchTerm("Write at least three letters before the *.")
    return plain


def hits(text: str, words: Iterable[Word]) -> tuple[Hit, ...]:
    """Return what the text has of the words, in its order, each once; of two at one place the longer."""
    plain = unicodedata.normalize("NFKC", text)
    found = sorted(_found(plain, words), key=lambda each: (each[0], -each[1]))
    kept: dict[str, Hit] = {}
    end = 0
    for start, stop, hit in found:
        if start >= end:
            kept.setdefault(hit.word.term, hit)
            end = stop
    return tuple(kept.values())


def _found(text: str, words: Iterable[Word]) -> Iterator[tuple[int, int, Hit]]:
    for word in words:
        for match in _pattern(word.term).finditer(text):
            is_joined = _is_mark(text, match.start() - 1) or (
                not word.term.endswith("*") and _is_mark(text, match.end())
            )
            if not is_joined:
                yield match.start(), match.end(), Hit(match[0], word)


def _is_mark(text: str, at: int) -> bool:
    """Whether an accent or vowel point stands there: it belongs to a letter, though for ``re`` it is none."""
    return 0 <= at < len(text) and unicodedata.category(text[at]).startswith("M")


@lru_cache(maxsize=2_000)
def _pattern(term: str) -> re.Pattern[str]:
    """A letter or digit on either side makes it another word ("gold" is not old), so does 's (Young's modulus)."""
    stem, ending = (term[:-1], r"\w*") if term.endswith("*") else (term, PLURAL)
    inner = r"[\s\u2010\u2011-]*".join(re.escape(part) for part in re.split(r"[ -]", stem))
    inner = re.sub("man$", "m[ae]n", inner)
    return re.compile(rf"(?<!\w){inner}{ending}(?!['’]?\w)", re.IGNORECASE)


YEARS: Final = re.compile(
    r"(?<!\w)(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
    r"(?:\s*(?:\+|[-\u2010\u2013]\s*\d{1,2}))?\s*(?:or more\s+)?(?:years?|yrs?)(?!['’]?\w)(?!['’]?\s*(?:old|of age))",
    re.IGNORECASE,
)
# What somebody did in those years: with one of these, the years are beside an outcome and not in place of one.
OUTCOMES: Final = re.compile(
    r"(?<!\w)(?:shipped|built|led|launched|ran|run|delivered|reduced|raised|cut|grew|won|closed|hired|designed|"
    r"brought|published|released|migrated|scaled|operated|maintained|trained|negotiated|certified|licensed|"
    r"has\s+\w+ed|have\s+\w+ed|having\s+\w+ed)(?!\w)",
    re.IGNORECASE,
)


def years_alone(text: str) -> str:
    """Return the words that count years without saying what came of them ("five years"), or nothing."""
    plain = unicodedata.normalize("NFKC", text)
    found = YEARS.search(plain)
    return found[0].strip() if found and not OUTCOMES.search(plain) else ""
