"""What an interviewer has written so far, and what is still missing before it can be submitted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

# Letters and digits: fewer say nothing ("ok", "."), and would unlock what the others wrote.
LEAST_WRITTEN = 10


@dataclass(frozen=True, slots=True)
class RatingDraft:
    """One competency: a score of 1 to 4, or "I did not get to this", or neither yet."""

    competency: UUID
    score: int | None = None
    not_assessed: bool = False
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole scorecard as its author has it. `overall` is 1 to 4; with `cannot_say` the note says why."""

    ratings: tuple[RatingDraft, ...] = ()
    overall: int | None = None
    cannot_say: bool = False
    overall_note: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """Which draft a page has read: when it was saved (None: none was), and the page's own name."""

    saved_at: datetime | None = None
    page: str = ""


def is_stale(stored: Version, read: Version) -> bool:
    """Tell whether somebody else saved since. A page that saved last itself has not missed anything."""
    if stored.saved_at == read.saved_at:
        return False
    return not (read.page and read.page == stored.page)


def is_open(state: str, starts_at: datetime, *, now: datetime) -> bool:
    """Tell whether a scorecard can be written: the interview was held, or it has at least begun."""
    return state == "held" or (state == "scheduled" and starts_at <= now)


def says_something(words: str) -> bool:
    """Tell whether enough letters and digits are left without blanks, marks and invisible signs."""
    return sum(each.isalnum() for each in words) >= LEAST_WRITTEN


def left_to_do(draft: Draft, focus: Sequence[UUID]) -> list[str]:
    """Return what is missing, in the order of the page: "rating 2", "evidence 1", "overall".

    `focus`: the competencies of the stage, in the page's order; the numbers count from one.
    """
    ratings = {each.competency: each for each in draft.ratings}
    gaps = (
        _gap(ratings.get(competency, RatingDraft(competency)), place) for place, competency in enumerate(focus, start=1)
    )
    return [*(gap for gap in gaps if gap), *_overall_gaps(draft, focus)]


def _gap(rating: RatingDraft, place: int) -> str:
    if rating.not_assessed:
        return ""
    if rating.score is None:
        return f"rating {place}"
    return "" if says_something(rating.evidence) else f"evidence {place}"


def _overall_gaps(draft: Draft, focus: Sequence[UUID]) -> list[str]:
    if draft.overall is None and not draft.cannot_say:
        return ["overall"]
    if says_something(draft.overall_note):
        return []
    if draft.cannot_say:
        return ["why you cannot say"]
    # An answer that rests on no rating at all says what it rests on instead.
    got_to_none = all(each.not_assessed for each in draft.ratings if each.competency in focus)
    return ["what your answer rests on"] if got_to_none else []
