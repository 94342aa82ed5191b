"""What pages of lower apps show of debriefs (docs/decisions/0012): nothing is decided here."""

from django import template

from hiring.tenancy.models import Member
from requisitions.models import Application
from scorecards.queries.debrief import debrief_page

register = template.Library()


@register.simple_tag
def debrief_words(application: Application, reader: Member) -> str:
    """Return the reasons for the last decision, for those who may read the scorecards; else nothing."""
    read = debrief_page(application, reader)
    return read.debrief.reasons if read.grid and read.debrief else ""
