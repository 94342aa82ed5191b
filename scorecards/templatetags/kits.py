"""What pages of lower apps show of kits (docs/decisions/0012): nothing is decided here."""

from datetime import datetime

from django import template

from requisitions.models import Interview
from scorecards.models import StageQuestion
from scorecards.queries.kit import questions_for

register = template.Library()


@register.simple_tag
def kit_questions(interview: Interview, now: datetime) -> list[StageQuestion]:
    """Return what this interview asks, or asked, in the wording chosen."""
    return questions_for(interview, now=now)
