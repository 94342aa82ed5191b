"""The answers before a kickoff as one reader may see them: what is not handed in yet only its writer reads."""

from collections.abc import Sequence
from dataclasses import dataclass

from hiring.tenancy.models import Member
from requisitions.models import Kickoff, Prework, PreworkAnswer, Requisition, Side
from requisitions.rules import prework as rules


@dataclass(frozen=True, slots=True)
class Unkept:
    """What somebody wrote to a question and why it was not kept."""

    key: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """`text`: empty for whoever may not read it yet. `unkept`: what its reader wrote just now and was refused."""

    answer: PreworkAnswer
    text: str
    may_write: bool
    may_review: bool
    unkept: Unkept | None = None

    @property
    def goes_to(self) -> str:
        return rules.FIELDS[self.answer.field] if self.answer.field else ""


@dataclass(frozen=True, slots=True)
class PreworkPage:
    prework: Prework
    rows: Sequence[AnswerRow]
    progress: rules.Progress

    @property
    def has_returned(self) -> bool:
        return self.progress.returned > 0


def prework_page(
    requisition: Requisition, reader: Member, *, is_closed: bool, unkept: Unkept | None = None
) -> PreworkPage | None:
    """Return the page for `reader`, a partner of the requisition; None while nobody has asked."""
    prework = Prework.objects.filter(kickoff__requisition=requisition).first()
    if prework is None:
        return None
    side = requisition.side_of(reader)
    answers = list(prework.answers.all())
    rows = [
        AnswerRow(
            answer=each,
            text=each.text if each.is_handed_in or side == Side.MANAGER else "",
            may_write=side == Side.MANAGER and each.state != rules.APPROVED and not is_closed,
            may_review=side != Side.MANAGER and each.state == rules.GIVEN and not is_closed,
            unkept=unkept if unkept and unkept.key == each.key else None,
        )
        for each in answers
    ]
    return PreworkPage(prework, rows, rules.progress(each.state for each in answers))


@dataclass(frozen=True, slots=True)
class PreworkLine:
    """What the kickoff's page says of it."""

    prework: Prework
    progress: rules.Progress


def prework_line(kickoff: Kickoff) -> PreworkLine | None:
    found = kickoff.prework_set.first()
    return PreworkLine(found, rules.progress(found.answers.values_list("state", flat=True))) if found else None
