"""Everything there is to say of a kickoff before it is signed, from what it says now and the organization's words."""

from datetime import date

from requisitions.models import Kickoff, Requisition
from requisitions.queries.advice import advice_on
from requisitions.queries.kickoff import content_of
from requisitions.queries.loop import longest_hours
from requisitions.queries.vocabulary import advised_against
from requisitions.rules.content import Content
from requisitions.rules.loop_notes import loop_notes
from requisitions.rules.notes import Note, notes
from requisitions.rules.wording import wording_notes


def notes_on(requisition: Requisition, *, on: date | None = None) -> tuple[Note, ...]:
    """Return what blocks, then advice, of a requisition's kickoff as it is now."""
    kickoff = requisition.kickoffs.get()
    return notes_of(kickoff, content_of(kickoff), on=on)


def notes_of(kickoff: Kickoff, content: Content, *, on: date | None = None) -> tuple[Note, ...]:
    """Return the same from a content that was read already. `on`: the day as of which upper apps advise, if they do."""
    return (
        *notes(content, is_held=kickoff.held_at is not None),
        *loop_notes(content, longest_hours=longest_hours()),
        *wording_notes(content, advised_against()),
        *(advice_on(kickoff.requisition, on) if on else ()),
    )
