"""What a kickoff may begin with: copied in once, and from then on the kickoff's own. Values, and lines people type."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from requisitions.rules.content import Content, RequirementLine
from requisitions.rules.plan_template import TemplateStage, read, written
from requisitions.rules.prework import LONGEST_QUESTION, LONGEST_REQUIREMENT, MOST_QUESTIONS, QUESTIONS, Question

MOST_REQUIREMENTS: Final = 40
LONGEST_TEXT: Final = 4_000
LONGEST_COMPETENCY: Final = 80
LONGEST_METHOD: Final = 80
LONGEST_EVIDENCE: Final = 240
# What stands between the bars of a line: what, competency, stage, how, what would satisfy both.
MOST_PARTS: Final = 5


class Unusable(ValueError):
    """The template cannot be meant so; the sentence says what to mend."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One requirement. `competency` and `stage` are names; `method`, `evidence` as a ``RequirementLine`` has them."""

    text: str
    is_must: bool
    competency: str = ""
    stage: str = ""
    method: str = ""
    evidence: str = ""

    @property
    def line(self) -> str:
        return " | ".join((self.text, self.competency, self.stage, self.method, self.evidence)).rstrip(" |")


@dataclass(frozen=True, slots=True)
class Beginning:
    """`questions`: asked before the kickoff; without any, the program's own. `stages`: without any, those it has."""

    requirements: tuple[Wanted, ...] = ()
    ideal_profile: str = ""
    sourcing_plan: str = ""
    questions: tuple[Question, ...] = ()
    candidate_promises: str = ""
    stages: tuple[TemplateStage, ...] = ()

    @property
    def must_haves(self) -> tuple[Wanted, ...]:
        return tuple(each for each in self.requirements if each.is_must)

    @property
    def nice_to_haves(self) -> tuple[Wanted, ...]:
        return tuple(each for each in self.requirements if not each.is_must)


def of_content(content: Content, stages: Iterable[TemplateStage] = ()) -> Beginning:
    """Return what another kickoff may begin with, of what one says: no people, no dates."""
    return Beginning(
        requirements=tuple(_of_line(each) for each in content.requirements),
        ideal_profile=content.ideal_profile,
        sourcing_plan=content.sourcing_plan,
        candidate_promises=content.candidate_promises,
        stages=tuple(stages),
    )


def _of_line(line: RequirementLine) -> Wanted:
    return Wanted(line.text, line.is_must, line.competency or "", line.stage or "", line.method, line.evidence)


def of_lines(
    must_haves: str, nice_to_haves: str, *, profile: str = "", sourcing: str = "", promises: str = "", questions: str
) -> Beginning:
    """Return what was typed: a question a line, and a requirement, "text | competency | stage | how | evidence"."""
    musts = (_wanted(line, is_must=True) for line in _lines(must_haves))
    nices = (_wanted(line, is_must=False) for line in _lines(nice_to_haves))
    asked = tuple(_question(number, line) for number, line in enumerate(_lines(questions), start=1))
    own = () if [each.text for each in asked] == [each.text for each in QUESTIONS] else asked
    return checked(Beginning((*musts, *nices), profile.strip(), sourcing.strip(), own, promises.strip()))


def checked(beginning: Beginning) -> Beginning:
    """Return it as it is. Raises ``Unusable``."""
    if len(beginning.requirements) > MOST_REQUIREMENTS:
        raise Unusable(f"A template has at most {MOST_REQUIREMENTS} requirements.")
    for each in beginning.requirements:
        _check(each)
    if len({each.text.casefold() for each in beginning.requirements}) != len(beginning.requirements):
        raise Unusable("A requirement stands there twice.")
    if len(beginning.questions) > MOST_QUESTIONS or any(
        not 0 < len(each.text) <= LONGEST_QUESTION for each in beginning.questions
    ):
        raise Unusable(f"At most {MOST_QUESTIONS} questions, of at most {LONGEST_QUESTION} characters each.")
    if len({each.key for each in beginning.questions}) != len(beginning.questions):
        raise Unusable("A question stands there twice.")
    texts = (beginning.ideal_profile, beginning.sourcing_plan, beginning.candidate_promises)
    if max(len(each) for each in texts) > LONGEST_TEXT:
        raise Unusable(f"A text has at most {LONGEST_TEXT} characters.")
    return beginning


def _check(wanted: Wanted) -> None:
    if not 0 < len(wanted.text) <= LONGEST_REQUIREMENT or len(wanted.competency) > LONGEST_COMPETENCY:
        raise Unusable(f"A requirement has 1 to {LONGEST_REQUIREMENT} characters, a competency {LONGEST_COMPETENCY}.")
    if max(len(wanted.stage), len(wanted.method)) > LONGEST_METHOD or len(wanted.evidence) > LONGEST_EVIDENCE:
        raise Unusable(f"A stage and how have {LONGEST_METHOD} characters each, evidence {LONGEST_EVIDENCE}.")


def as_data(beginning: Beginning) -> dict[str, Any]:
    return asdict(beginning) | {"stages": written(beginning.stages)}


def of_data(data: dict[str, Any]) -> Beginning:
    """Return what was kept; earlier versions of the program knew neither stages nor promises to candidates."""
    return Beginning(
        requirements=tuple(Wanted(**each) for each in data["requirements"]),
        ideal_profile=data["ideal_profile"],
        sourcing_plan=data["sourcing_plan"],
        questions=tuple(Question(**each) for each in data["questions"]),
        candidate_promises=data.get("candidate_promises", ""),
        stages=read(data.get("stages", ())),
    )


def lines_of(wanted: Iterable[Wanted]) -> str:
    return "\n".join(each.line for each in wanted)


def questions_of(beginning: Beginning | None) -> Sequence[Question]:
    return beginning.questions if beginning and beginning.questions else QUESTIONS


def _lines(text: str) -> list[str]:
    return [clean for line in text.splitlines() if (clean := " ".join(line.strip().lstrip("-*•·–").split()))]


def _wanted(line: str, *, is_must: bool) -> Wanted:
    text, *more = (part.strip() for part in line.split("|"))
    if len(more) >= MOST_PARTS:
        raise Unusable(f"“{text}” has more than {MOST_PARTS} parts: what, competency, stage, how, evidence.")
    return Wanted(text, is_must, *more)


def _question(number: int, line: str) -> Question:
    """A question of the program's own keeps where its answer goes; another is talked about."""
    known = {each.text: each for each in QUESTIONS}
    return known.get(line, Question(f"own-{number}", "a question", line))
