"""What a manager is asked before the kickoff, how far each answer has come, and what becomes of an approved one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

REQUIREMENTS, PROFILE, SOURCING, RISKS, NOWHERE = "requirements", "profile", "sourcing", "risks", ""
FIELDS: Final = {
    NOWHERE: "Nothing, it is talked about",
    REQUIREMENTS: "A must-have for each line",
    PROFILE: "The ideal profile",
    SOURCING: "The sourcing plan",
    RISKS: "A risk for each line",
}
OPEN, DRAFT, GIVEN, APPROVED, RETURNED = "open", "draft", "given", "approved", "returned"
LONGEST_ANSWER, LONGEST_QUESTION, MOST_QUESTIONS = 4_000, 200, 20
# Of a requirement or a risk that an answer becomes.
LONGEST_REQUIREMENT = 240


@dataclass(frozen=True, slots=True)
class Question:
    """`key`: how its answer is addressed; `short`: as a sentence names it; `field`: where an approved answer goes."""

    key: str
    short: str
    text: str
    hint: str = ""
    field: str = NOWHERE


QUESTIONS: Final = (
    Question(
        "outcome",
        "the outcome",
        "What is different a year from now because this person came?",
        "In your own words, as you would tell it at dinner.",
    ),
    Question(
        "today",
        "who does this today",
        "What do the people do who do this well today?",
        "Name one or two, and what you have seen them do.",
    ),
    Question(
        "must-haves",
        "the must-haves",
        "Without what would you say no to an otherwise great candidate?",
        "One a line. Something a candidate can show, not an adjective.",
        REQUIREMENTS,
    ),
    Question(
        "dealbreakers",
        "the dealbreakers",
        "What would end it for you, whatever else they bring?",
        "It is talked about before anybody is turned down for it.",
    ),
    Question(
        "profile",
        "the ideal profile",
        "Whom do you picture?",
        "Where such people work today, what they are tired of, what would make them come.",
        PROFILE,
    ),
    Question(
        "risks",
        "the risks",
        "What could go wrong, with the hire or with the search?",
        "One a line. Be blunt.",
        RISKS,
    ),
    Question(
        "sourcing",
        "what you bring to the search",
        "What do you bring to the search?",
        "Names, a post, a talk, an hour a week.",
        SOURCING,
    ),
)
SHORT: Final = {each.key: each.short for each in QUESTIONS}


class NotNow(ValueError):
    """An answer in this state cannot be written, handed in or reviewed; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the answers are in, approved, and back with the manager."""

    asked: int
    given: int
    approved: int
    returned: int

    @property
    def is_complete(self) -> bool:
        return self.given + self.approved == self.asked

    @property
    def is_settled(self) -> bool:
        return self.approved == self.asked


def progress(states: Iterable[str]) -> Progress:
    found = list(states)
    return Progress(len(found), found.count(GIVEN), found.count(APPROVED), found.count(RETURNED))


def short_of(key: str) -> str:
    """Return how a sentence names the question: one that an organization added has no shorter name."""
    return SHORT.get(key, "a question")


def written(state: str, text: str, *, hand_in: bool) -> str:
    """Return the state of an answer that is written now. Raises ``NotNow``."""
    if state == APPROVED:
        raise NotNow("It was taken over into the kickoff. Change it there.")
    if hand_in and not text.strip():
        raise NotNow("Write a sentence, if only that there is nothing to say.")
    if hand_in:
        return GIVEN
    return state if state == RETURNED else DRAFT if text.strip() else OPEN


def reviewed(state: str, *, approves: bool) -> str:
    """Return the state of a handed-in answer after the recruiter has read it. Raises ``NotNow``."""
    if state != GIVEN:
        raise NotNow("It has not been handed in. Wait for it, or ask.")
    return APPROVED if approves else RETURNED


def joined(known: str, answer: str) -> str:
    """Return what stands in a field with the answer after it, and what stands there already not twice."""
    known, answer = known.strip(), answer.strip()
    if not known or not answer:
        return known or answer
    return known if answer in known else f"{known}\n\n{answer}"


def lines_of(answer: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the lines, without their bullets, that are none of the `known`, each once. Raises ``NotNow``."""
    there = {" ".join(each.split()).casefold() for each in known}
    found: dict[str, str] = {}
    for line in answer.splitlines():
        text = " ".join(line.strip().lstrip("-*•·–").split())
        if len(text) > LONGEST_REQUIREMENT:
            raise NotNow(
                f"A line is longer than {LONGEST_REQUIREMENT} characters. Return it, and ask for one thing a line."
            )
        if text and text.casefold() not in there:
            found.setdefault(text.casefold(), text)
    return tuple(found.values())
