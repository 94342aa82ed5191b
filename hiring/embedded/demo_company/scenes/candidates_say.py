"""What candidates said of applying: this year's, and what was kept of the year before. This week's are still to be asked."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from hiring.embedded.demo_company.company import Company
from requisitions.models import Application
from scorecards.models import SurveyAnswer, SurveyInvitation
from scorecards.rules.survey import AFTER, LATEST, STATEMENTS, quarter_of

KEPT = timedelta(days=400)
INTERVIEWED = 3  # how far they came at least
ANSWERS, WRITES = 0.55, 0.25
# From how many to how many they would recommend, and how far they agree at least, by how it ended.
MOOD = {"hired": (8, 10, 4), "rejected": (4, 10, 3), "withdrawn": (3, 9, 3), "offer_declined": (6, 9, 4)}
WORDS = (
    "The people I would have worked with asked about things I have really done.",
    "Clear from the first call what would happen when. I wish more houses did that.",
    "Four conversations in one afternoon were a lot. Leave a quarter of an hour between them.",
    "I liked that the task was a small real one, and that it was talked through with me.",
    "The answer came two days later than was said.",
    "Friendly throughout. I would have liked to hear what spoke against me.",
    "Nobody asked me the same question twice. That was new.",
    "The place of the second interview changed the evening before.",
    "I learnt something about calibration in the interview itself.",
    "The salary band should be said at the beginning.",
)


def told(company: Company) -> None:
    """Ask those whose day is past as if on their day, and let some of them answer."""
    draw, until = company.random("candidates say"), company.now - LATEST
    SurveyInvitation.objects.due(until).delete()
    asked = list(_asked(company.now - KEPT, until))
    SurveyInvitation.objects.bulk_create(asked)
    SurveyAnswer.objects.bulk_create(_answer(each, draw) for each in asked if draw.random() < ANSWERS)


def _asked(since: datetime, until: datetime) -> Iterator[SurveyInvitation]:
    came_far = Application.objects.filter(state__in=MOOD, furthest__gte=INTERVIEWED, closed_at__range=(since, until))
    for each in came_far.select_related("requisition").order_by("closed_at", "id"):
        at = (each.closed_at or until) + AFTER
        yield SurveyInvitation(
            application=each,
            state="asked",
            due_at=at,
            asked_at=at,
            quarter_on=quarter_of(at.date()),
            department=each.requisition.department,
            role_type=each.requisition.role_type,
            outcome=each.state,
        )


def _answer(asked: SurveyInvitation, draw: Random) -> SurveyAnswer:
    least, most, agrees = MOOD[asked.outcome]
    return SurveyAnswer(
        quarter_on=quarter_of(asked.due_at.date()),
        department=asked.department,
        role_type=asked.role_type,
        outcome=asked.outcome,
        recommend=draw.randint(least, most),
        words=draw.choice(WORDS) if draw.random() < WRITES else "",
        **{name: draw.randint(agrees, 5) for name in STATEMENTS},
    )
