"""A requisition's submitted scorecards as a table, as far as the reader may read them."""

from collections.abc import Iterator

from django.utils.timezone import localtime

from requisitions.models import Requisition
from scorecards.models import Overall, Scorecard

ABOUT = ["Candidate", "Stage", "Interview", "Author", "Submitted"]
SAID = ["Competency", "Rating", "Evidence", "Overall", "Overall note"]


def rows_of(requisition: Requisition) -> Iterator[list[str]]:
    """Yield the head and one row a rating, oldest interview first. Times are in the reader's zone."""
    yield [*ABOUT, *SAID]
    cards = Scorecard.objects.submitted().filter(interview__application__requisition=requisition)
    order = cards.order_by("interview__starts_at", "interview", "author__name")
    for card in order.for_export():
        yield from _rows(card)


def _rows(card: Scorecard) -> Iterator[list[str]]:
    interview = card.interview
    about = [
        interview.application.candidate.name,
        interview.stage.name,
        f"{localtime(interview.starts_at):%Y-%m-%d %H:%M}",
        card.author.name,
        f"{localtime(card.submitted_at):%Y-%m-%d %H:%M}",
    ]
    overall = ["Cannot say" if card.overall is None else Overall(card.overall).label, card.overall_note]
    ratings = card.ratings.all()
    for rating in ratings:
        said = "" if rating.score is None else str(rating.score)
        yield [*about, rating.competency.name, said, rating.evidence, *overall]
    if not ratings:
        yield [*about, "", "", "", *overall]
