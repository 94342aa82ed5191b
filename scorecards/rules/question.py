"""What somebody wrote as an interview question, before anyone decided whether it stands. Pure values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """`good`: what a good answer holds, for whoever listens. `follow_ups`: one a line."""

    level: str
    kind: str
    text: str
    good: str
    follow_ups: str = ""

    @property
    def cleaned(self) -> "QuestionDraft":
        """Return it as it is kept: no space around a text, no empty line among the follow-ups."""
        lines = [line.strip() for line in self.follow_ups.splitlines()]
        return QuestionDraft(
            self.level, self.kind, " ".join(self.text.split()), self.good.strip(), "\n".join(filter(None, lines))
        )


def objection(draft: QuestionDraft) -> str | None:
    """Return what is missing, as a sentence that says what to write; None when nothing is."""
    if not draft.text:
        return "Write the question as it is asked."
    if not draft.good:
        return "Say what a good answer holds: whoever asks has to know it before."
    return None
