"""What somebody wrote into one part of a kickoff, before anyone decided whether it stands."""

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class RequirementDraft:
    """`competency`: its name in the organization's library, made when new; empty for none yet."""

    text: str
    level: str
    competency: str = ""
    stage_id: UUID | None = None
    method: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class LineDraft:
    """A sourcing channel, a risk or a decision. `detail`: what it brings, what is done about it, why."""

    text: str
    detail: str = ""
    owner_id: UUID | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class StageDraft:
    """`minutes`: of the conversation; `agreed_days`: how long a candidate may wait in this stage."""

    name: str
    milestone: str
    minutes: int = 45
    agreed_days: int | None = None
    competencies: tuple[str, ...] = ()
    interviewer_ids: tuple[UUID, ...] = ()
    pool_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """Whom both picture: not a list of requirements."""

    ideal_profile: str


@dataclass(frozen=True, slots=True)
class Sourcing:
    """Where to look, and by when how many candidates stand on the slate."""

    sourcing_plan: str
    slate_size: int
    slate_due_on: date | None


@dataclass(frozen=True, slots=True)
class TimeToHire:
    """Calendar days from opening to an accepted offer: wished by the manager, agreed by both."""

    wished_days: int | None
    agreed_days: int | None


@dataclass(frozen=True, slots=True)
class Experience:
    """What every candidate may count on, in words: an answer within so many days, a call with a reason."""

    candidate_promises: str


@dataclass(frozen=True, slots=True)
class Promises:
    """What both promise otherwise than everywhere: {"clause", "allowance", "words"} each; `words` are signed."""

    promises: list[dict[str, str]]


Terms = Profile | Sourcing | TimeToHire | Experience | Promises


def fingerprint(*values: object) -> str:
    """Return 16 hexadecimal digits that change when any value does: what a form says it has seen."""
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]
