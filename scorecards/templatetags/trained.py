"""What pages of lower apps show of training (docs/decisions/0012): nothing is decided here."""

from datetime import datetime

from django import template

from hiring.tenancy.here import day_here
from hiring.tenancy.models import Member
from requisitions.models import Interview, Requisition
from scorecards.models import Shadow
from scorecards.queries.training_notes import decider_gaps, panel_gaps
from scorecards.rules.training import Gap, advice

register = template.Library()


@register.simple_tag
def untrained_panel(interview: Interview, now: datetime) -> list[tuple[str, str]]:
    """Return who on the panel lacks what: the fact, and what is missing."""
    return _sentences(panel_gaps(interview, on=day_here(now)), "interviews")


@register.simple_tag
def untrained_decider(requisition: Requisition, member: Member, now: datetime) -> list[tuple[str, str]]:
    """Return what the reader lacks to decide."""
    return _sentences(decider_gaps(requisition, member, on=day_here(now)), "decides")


def _sentences(gaps: list[Gap], does: str) -> list[tuple[str, str]]:
    found: dict[str, list[Gap]] = {}
    for gap in gaps:
        found.setdefault(gap.person, []).append(gap)
    return [(f"{person} {does} without valid training.", advice(mine)) for person, mine in found.items()]


@register.simple_tag
def shadows_of(interview: Interview) -> list[Shadow]:
    """Return who learns at this interview, and beside whom."""
    return list(Shadow.objects.with_all().filter(interview=interview))
