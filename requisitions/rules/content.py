"""What a kickoff says, as one text that two people can sign: the same words give the same hash.

Knows nothing of tables; `requisitions.queries.kickoff` gathers the values.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

NOTHING = "nothing yet"


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """R3 as agreed. `competency` and `stage` are names; None while nobody has chosen."""

    code: str
    text: str
    is_must: bool
    competency: str | None = None
    stage: str | None = None
    method: str = ""
    evidence: str = ""

    @property
    def level(self) -> str:
        return "must-have" if self.is_must else "nice-to-have"


@dataclass(frozen=True, slots=True)
class StageLine:
    """One step of the interview plan. `is_interview`: a conversation that is expected to assess something."""

    name: str
    minutes: int
    agreed_days: int | None
    competencies: tuple[str, ...] = ()
    interviewers: tuple[str, ...] = ()
    is_interview: bool = True
    pool: str | None = None

    @property
    def who(self) -> tuple[str, ...]:
        """Who interviews: those who are named, then the pool."""
        return (*self.interviewers, *([f"anyone of {self.pool}"] if self.pool else []))


@dataclass(frozen=True, slots=True)
class OwnedLine:
    """C1, K1 or D1 as agreed. `kind` as it is said: "Sourcing channel". `owner` is a name; None while nobody is."""

    code: str
    kind: str
    text: str
    detail: str = ""
    owner: str | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """Everything both sides sign. Days are calendar days. `promises`: those that differ from everywhere, in words."""

    title: str
    outcome: str
    success_at_6_months: str
    success_at_12_months: str
    requirements: tuple[RequirementLine, ...] = ()
    ideal_profile: str = ""
    stages: tuple[StageLine, ...] = ()
    sourcing_plan: str = ""
    slate_size: int = 3
    slate_due_on: date | None = None
    agreed_days: int | None = None
    promises: tuple[str, ...] = ()
    lines: tuple[OwnedLine, ...] = ()
    candidate_promises: str = ""

    @property
    def must_haves(self) -> tuple[RequirementLine, ...]:
        return tuple(each for each in self.requirements if each.is_must)

    def lines_of(self, letter: str) -> tuple[OwnedLine, ...]:
        """Return the channels (C), risks (K) or decisions (D)."""
        return tuple(line for line in self.lines if line.code.startswith(letter))

    def assesses(self, stage: str | None, competency: str | None) -> bool:
        """Say whether the stage of that name assesses the competency of that name."""
        return any(competency in each.competencies for each in self.stages if each.name == stage)


def canonical(content: Content) -> str:
    """Return the text that is signed: a line for each fact, whitespace inside a fact made single."""
    return "\n".join(" ".join(line.split()) for line in _lines(content))


def digest(text: str) -> str:
    """Return the SHA-256 of the text in hexadecimal, 64 characters."""
    return hashlib.sha256(text.encode()).hexdigest()


def _lines(content: Content) -> Iterator[str]:
    yield f"Role: {content.title}"
    yield f"Outcome: {content.outcome or NOTHING}"
    yield f"In six months: {content.success_at_6_months or NOTHING}"
    yield f"In twelve months: {content.success_at_12_months or NOTHING}"
    for requirement in content.requirements:
        yield _requirement(requirement)
    yield f"Ideal profile: {content.ideal_profile or NOTHING}"
    for number, stage in enumerate(content.stages, start=1):
        yield _stage(number, stage)
    yield f"Sourcing: {content.sourcing_plan or NOTHING}"
    due = content.slate_due_on.isoformat() if content.slate_due_on else "no day yet"
    yield f"Slate: {content.slate_size} candidates by {due}"
    yield f"Time to hire: {f'{content.agreed_days} days' if content.agreed_days else NOTHING}"
    for promise in content.promises:
        yield f"Promise: {promise}"
    # What nobody wrote has no line: kickoffs that were signed before there was a place for it say what they said.
    if content.candidate_promises:
        yield f"Candidates may count on: {content.candidate_promises}"
    for line in content.lines:
        yield _owned(line)


def _requirement(line: RequirementLine) -> str:
    judged = f"shows {line.competency or 'no competency'}, assessed in {line.stage or 'no stage'}"
    by = f" by {line.method}" if line.method else ""
    shown = f"; satisfied by {line.evidence}" if line.evidence else ""
    return f"{line.code}, {line.level}: {line.text} ({judged}{by}{shown})"


def _owned(line: OwnedLine) -> str:
    detail = f" ({line.detail})" if line.detail else ""
    until = f", by {line.due_on.isoformat()}" if line.due_on else ""
    return f"{line.kind} {line.code}: {line.text}{detail}; {line.owner or 'nobody yet'}{until}"


def _stage(number: int, line: StageLine) -> str:
    within = f", within {line.agreed_days} days" if line.agreed_days else ""
    assesses = ", ".join(line.competencies) or "nothing"
    by = ", ".join(line.who) or "nobody yet"
    return f"Stage {number}, {line.name}: {line.minutes} minutes{within}; assesses {assesses}; by {by}"
