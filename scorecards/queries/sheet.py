"""The scorecard page: one interview as one reader may see it."""

from dataclasses import dataclass
from datetime import datetime

from hiring.tenancy.models import Member
from requisitions.models import Interview
from scorecards.models import Scorecard
from scorecards.queries.kit import Focus, draft_of, focus_of
from scorecards.queries.panel import panel_of
from scorecards.rules.draft import Draft, is_open, left_to_do
from scorecards.rules.visibility import Round, may_close, reads_submitted


@dataclass(frozen=True, slots=True)
class Sheet:
    """`own`: the reader's scorecard, None before the first save. `read`: the others' the database lets through.

    Of what is sealed only the number is known: `written`, without the reader's own.
    """

    reader: Member
    interview: Interview
    focus: list[Focus]
    panel: Round
    own: Scorecard | None
    read: list[Scorecard]

    @property
    def has_seat(self) -> bool:
        return self.reader.pk in self.panel.seats

    @property
    def has_submitted(self) -> bool:
        return self.panel.seats.get(self.reader.pk, False)

    @property
    def is_cancelled(self) -> bool:
        return self.interview.state == Interview.State.CANCELLED

    def is_writable(self, *, now: datetime) -> bool:
        return (
            self.has_seat
            and not self.has_submitted
            and is_open(self.interview.state, self.interview.starts_at, now=now)
        )

    @property
    def is_sealed(self) -> bool:
        return not reads_submitted(self.reader.pk, self.panel)

    @property
    def may_close(self) -> bool:
        return self.interview.state == Interview.State.HELD and may_close(self.reader.pk, self.panel)

    @property
    def others(self) -> int:
        return sum(member != self.reader.pk for member in self.panel.seats)

    @property
    def written(self) -> int:
        return sum(submitted for member, submitted in self.panel.seats.items() if member != self.reader.pk)

    @property
    def draft(self) -> Draft:
        return draft_of(self.own)

    @property
    def waiting(self) -> int:
        return self.others - self.written

    @property
    def is_owner(self) -> bool:
        return self.reader.pk in self.panel.owners | self.panel.named

    @property
    def version(self) -> str:
        return self.own.saved_at.isoformat() if self.own else ""

    @property
    def left(self) -> list[str]:
        return left_to_do(self.draft, [each.competency for each in self.focus])

    @property
    def left_words(self) -> str:
        return f"Left to do: {', '.join(self.left)}."

    @property
    def needs_note(self) -> bool:
        """The overall answer has to say what it rests on, or why there is none."""
        return self.left[-1:] in (["why you cannot say"], ["what your answer rests on"])

    def again(self) -> "Sheet":
        """Read it anew, after a change."""
        return sheet_of(self.interview, self.reader)


def sheet_of(interview: Interview, reader: Member) -> Sheet:
    """Read it for `reader`; best given an interview ``with_panel()``."""
    cards = list(Scorecard.objects.with_ratings().filter(interview=interview))
    return Sheet(
        reader=reader,
        interview=interview,
        focus=focus_of(interview.stage),
        panel=panel_of(interview),
        own=next((each for each in cards if each.author_id == reader.pk), None),
        read=[each for each in cards if each.author_id != reader.pk],
    )
