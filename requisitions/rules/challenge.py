"""The challenge, "would you reject an otherwise great candidate without it?", answered by each side, in words."""

from dataclasses import dataclass

KEPT, OPEN, SPLIT, NONE = "kept", "today", "split", ""


@dataclass(frozen=True, slots=True)
class Answers:
    """Each side's first name and answer; None while it has not answered."""

    manager: str
    manager_rejects: bool | None
    recruiter: str
    recruiter_rejects: bool | None

    @property
    def unanswered(self) -> tuple[str, ...]:
        pairs = ((self.manager, self.manager_rejects), (self.recruiter, self.recruiter_rejects))
        return tuple(name for name, answer in pairs if answer is None)


@dataclass(frozen=True, slots=True)
class Challenge:
    """`state` names the glyph: kept, today (somebody has yet to answer), split, or none."""

    state: str
    words: str


def challenge(answers: Answers, *, is_must: bool) -> Challenge:
    """Return the answers in words. A nice-to-have is one without which nobody is rejected, unless somebody would."""
    said = {answers.manager_rejects, answers.recruiter_rejects}
    if said == {True}:
        return Challenge(KEPT, "Yes, both")
    if said == {True, False}:
        yes, no = (
            (answers.manager, answers.recruiter) if answers.manager_rejects else (answers.recruiter, answers.manager)
        )
        return Challenge(SPLIT, f"{yes} yes, {no} no")
    if said == {False} or (not is_must and True not in said):
        return Challenge(NONE, "No")
    return Challenge(OPEN, f"{' and '.join(answers.unanswered)} to answer")
