"""What somebody wrote about a course, its evidence or a waiver, before anyone decided whether it stands."""

from dataclasses import dataclass
from datetime import date

from scorecards.rules.training import Evidence, Mode, Proof

LONGEST_MONTHS, MOST_SHADOWS, PERCENT = 120, 20, 100


@dataclass(frozen=True, slots=True)
class CourseDraft:
    name: str
    description: str = ""
    roles: tuple[str, ...] = ()
    evidence: str = Evidence.ATTENDANCE.value
    months: int | None = None
    pass_score: int = 80
    shadows: int = 0
    reverse_shadows: int = 0

    @property
    def cleaned(self) -> "CourseDraft":
        return CourseDraft(
            " ".join(self.name.split()), self.description.strip(), tuple(sorted(set(self.roles))), self.evidence,
            self.months, self.pass_score, self.shadows, self.reverse_shadows,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProofDraft:
    """`score`: of a quiz, in percent."""

    kind: str
    done_on: date
    score: int | None = None


@dataclass(frozen=True, slots=True)
class PolicyDraft:
    """What stands before each deed."""

    lead_kickoff: str = Mode.WARN.value
    sit_on_panel: str = Mode.WARN.value
    decide_debrief: str = Mode.WARN.value


def objection_to_course(draft: CourseDraft) -> str | None:
    """Return what cannot be, as a sentence that says what to write."""
    if not draft.name:
        return "Name the course."
    if draft.evidence not in set(Evidence):
        return "Choose what completes it."
    if draft.months is not None and not 1 <= draft.months <= LONGEST_MONTHS:
        return f"Choose 1 to {LONGEST_MONTHS} months, or leave it open for a course that holds for good."
    if not 0 <= draft.pass_score <= PERCENT:
        return "A quiz is passed with 0 to 100 percent."
    together = draft.shadows + draft.reverse_shadows
    if draft.evidence == Evidence.SHADOWING and not 0 < together <= MOST_SHADOWS:
        return f"Say how many times one shadows: 1 to {MOST_SHADOWS} together."
    return None


def objection_to_proof(draft: ProofDraft, evidence: str, *, today: date) -> str | None:
    """Return why this is no evidence for a course completed by `evidence`."""
    if draft.done_on > today:
        return "That day is still to come. Note it once it is done."
    fits = {Evidence.ATTENDANCE: {Proof.ATTENDANCE}, Evidence.QUIZ: {Proof.QUIZ}}
    if draft.kind not in fits.get(Evidence(evidence), {Proof.SHADOW, Proof.REVERSE_SHADOW}):
        return f"This course is completed by {Evidence(evidence).value}. Note that."
    if draft.kind == Proof.QUIZ and (draft.score is None or not 0 <= draft.score <= PERCENT):
        return "Write the quiz's score, 0 to 100."
    return None
