"""Parts of the kickoff's page that read what they show themselves."""

from django import template

from requisitions.models import Kickoff
from requisitions.queries.attendance import attendance_standing
from requisitions.queries.prework import PreworkLine, prework_line
from requisitions.rules.attendance import Standing

register = template.Library()


@register.simple_tag
def who_was_there(kickoff: Kickoff) -> Standing | None:
    """Return how the record of who was there stands between the two sides."""
    return attendance_standing(kickoff)


@register.simple_tag
def prework_of(kickoff: Kickoff) -> PreworkLine | None:
    """Return how far the answers before the kickoff have come."""
    return prework_line(kickoff)
