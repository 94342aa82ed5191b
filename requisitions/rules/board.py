"""What a pipeline board says about time: days in a stage, its median, and which cards stand in view. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

IN_VIEW = 4
BLINK = timedelta(seconds=60)  # a shorter stay was a click on the way through, not time in the stage
HALF = 0.5 + 1e-9  # the curve is a product of fractions: a half may come out a hair above


@dataclass(frozen=True, slots=True)
class Visit:
    """One stay in a stage; `left_at` is None while it lasts."""

    entered_at: datetime
    left_at: datetime | None = None


def days_between(start: datetime, end: datetime) -> int:
    """Return the whole days from `start` to `end`; never below zero."""
    return max((end - start).days, 0)


def median_days(visits: Iterable[Visit], *, now: datetime) -> int | None:
    """Return the Kaplan-Meier median of the stays in whole days, those that last censored at `now`.

    None while less than half of the curve has been seen to end: a median of the finished stays
    alone would be too short (Kaplan & Meier, JASA 53 (1958) 457-481).
    """
    stays = [((each.left_at or now) - each.entered_at, each.left_at is not None) for each in visits]
    stays = [(length, is_over) for length, is_over in stays if length >= BLINK or not is_over]
    at_risk, surviving = len(stays), 1.0
    # At equal lengths an ending counts before a censoring.
    for length, is_over in sorted(stays, key=lambda stay: (stay[0], not stay[1])):
        surviving *= 1 - is_over / at_risk
        at_risk -= 1
        if surviving <= HALF:
            return length.days
    return None


def split_view(count: int, *, in_view: int = IN_VIEW) -> tuple[int, int]:
    """Return how many cards of a column to show and how many wait behind "more"; never "1 more"."""
    return (count, 0) if count <= in_view + 1 else (in_view, count - in_view)


def more_words(days: Sequence[int], agreed: int | None) -> str:
    """Return what the cards behind "more" have in common: "5 more, all within 5 d"."""
    if agreed is not None and all(each <= agreed for each in days):
        return f"{len(days)} more, all within {agreed} d"
    return f"{len(days)} more"
