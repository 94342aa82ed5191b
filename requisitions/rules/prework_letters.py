"""What the mails about the manager's answers before the kickoff say. No answer is quoted in them."""

from dataclasses import dataclass
from datetime import datetime

from hiring.delivery.letter import Letter
from hiring.tenancy.rules.wording import count_of, day_and_time, reference


@dataclass(frozen=True, slots=True)
class PreworkFacts:
    """`due_at`: in the reader's zone; `by`: the recruiter; `page`: absolute."""

    requisition: str
    role: str
    by: str
    by_address: str
    questions: int
    due_at: datetime
    page: str


def questions_wait(facts: PreworkFacts, *, earlier: datetime | None = None) -> Letter:
    """Return the letter with the questions' link; `earlier`: when they were due before, where that moved."""
    number, when = reference(facts.requisition), day_and_time(facts.due_at)
    questions = count_of(facts.questions, "question")
    moved = f" It was {day_and_time(earlier)}." if earlier else ""
    return Letter(
        subject=f"{number} {facts.role}: {questions} before the kickoff, by {when}",
        kicker=f"{number} · Kickoff",
        headline=f"{questions.capitalize()} before you meet",
        lede=f"{facts.by} reads your answers before the kickoff, so that you meet about what you see differently. "
        f"They are due {when}.{moved} A sentence each is plenty, and what you begin is kept.",
        button_label="Answer the first",
        button_url=facts.page,
        footer=f"Questions about it: {facts.by}, {facts.by_address}.",
    )


def answer_returned(facts: PreworkFacts, *, question: str) -> Letter:
    number = reference(facts.requisition)
    return Letter(
        subject=f"{number} {facts.role}: {facts.by} asks once more about one answer",
        kicker=f"{number} · Kickoff",
        headline="One answer comes back",
        lede=f"{facts.by} read what you wrote to “{question}”, and says on the page what is missing.",
        button_label="Read it and write on",
        button_url=facts.page,
        footer=f"Questions about it: {facts.by}, {facts.by_address}.",
    )
