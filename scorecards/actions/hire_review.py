"""The hiring manager looks back at a hire: how it went against what the plan called success."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db import transaction

from hiring.ledger.actions import Fact, record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, NotYours, Refused
from requisitions.actions.visits import locked
from requisitions.models import Application, Offer
from scorecards.models import HireReview
from scorecards.rules.draft import says_something
from scorecards.rules.hire_review import MONTHS, opens_on


class NotHired(Refused):
    """Only a hire is looked back at."""


class TooEarly(Refused):
    """The months that it would judge have not been."""


class AlreadyReviewed(Refused):
    """What was written stands."""


class ReviewIncomplete(Incomplete):
    """The date, the rating or what it rests on is missing."""


@dataclass(frozen=True, slots=True)
class Review:
    """`rating`: 1 to 5 against the success measures; `evidence`: what shows it."""

    rating: int
    evidence: str
    would_hire_again: bool


@transaction.atomic
def review_hire(application: Application, *, months: int, review: Review, act: Act) -> HireReview:
    """Write it down, once for each date. The same again is a second click.

    Raises ``NotYours``, ``NotHired``, ``ReviewIncomplete``, ``TooEarly``, ``AlreadyReviewed``.
    """
    application = locked(application)
    _refuse(application, months, review, act=act)
    words = review.evidence.strip()
    if (written := HireReview.objects.filter(application=application, months=months).first()) is not None:
        if (written.rating, written.evidence, written.would_hire_again) == (
            review.rating, words, review.would_hire_again,
        ):  # fmt: skip
            return written
        raise AlreadyReviewed(f"The review at {months} months is written, and does not change.")
    made = HireReview.objects.create(
        application=application, months=months, rating=review.rating, evidence=words,
        would_hire_again=review.would_hire_again, reviewed_by=act.actor, reviewed_at=act.at,
    )  # fmt: skip
    data: dict[str, Fact] = {**application.parties, "months": months}
    record("hire_reviewed", made, act=act, thread=application.requisition_id, data=data)
    return made


def started_on(application: Application) -> date:
    """Return the first day as the accepted offer has it, or the day of the hire where its manager lives."""
    accepted: Offer | None = application.offers.filter(state=Offer.State.ACCEPTED).first()
    if accepted and accepted.start_on:
        return accepted.start_on
    if application.closed_at is None:
        raise NotHired("Only a hire is looked back at.")
    return application.closed_at.astimezone(_zone(application)).date()


def _zone(application: Application) -> ZoneInfo:
    """Return whose days count: those of the hiring manager, who looks back."""
    return application.requisition.hiring_manager.zone


def _refuse(application: Application, months: int, review: Review, *, act: Act) -> None:
    if application.state != Application.State.HIRED:
        raise NotHired("Only a hire is looked back at.")
    if act.actor is None or act.actor.pk != application.requisition.hiring_manager_id:
        raise NotYours("The hiring manager looks back at the hire.")
    if months not in MONTHS:
        raise ReviewIncomplete("A hire is looked back at after 6 and after 12 months.")
    if review.rating not in range(1, 6):
        raise ReviewIncomplete("Rate it from 1 to 5.")
    if not says_something(review.evidence):
        raise ReviewIncomplete("Say in a sentence what shows it.")
    opens = opens_on(started_on(application), months)
    if act.at.astimezone(_zone(application)).date() < opens:
        raise TooEarly(f"The review at {months} months can be written from {opens:%-d %B %Y} on.")
