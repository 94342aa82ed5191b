"""What a learner wrote at an interview they shadowed, as far as the database lets its reader read it."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from scorecards.models import Shadow, ShadowScorecard
from scorecards.rules.draft import Draft, RatingDraft


def draft_of(shadow: Shadow) -> Draft:
    """Return it as plain values; nothing when there is none, or none for this reader."""
    card = ShadowScorecard.objects.filter(shadow=shadow).first()
    return read(card.content) if card else Draft()


def written(draft: Draft) -> dict[str, Any]:
    """Return the draft as JSON can hold it."""
    ratings = [asdict(each) | {"competency": str(each.competency)} for each in draft.ratings]
    return asdict(draft) | {"ratings": ratings}


def read(content: dict[str, Any]) -> Draft:
    """Return the draft that ``written`` wrote."""
    ratings = tuple(RatingDraft(**{**each, "competency": UUID(each["competency"])}) for each in content["ratings"])
    return Draft(**{**content, "ratings": ratings})
