"""Parts of the kickoff's page that read what they show themselves."""

from dataclasses import dataclass

from django import template

from hiring.tenancy.models import Member
from requisitions.models import Kickoff, Requisition, Side
from requisitions.queries.attendance import attendance_standing
from requisitions.queries.calibration import CalibrationLine, calibration_line
from requisitions.queries.prework import PreworkLine, prework_line
from requisitions.queries.templates import beginning_for, past_kickoffs
from requisitions.rules.attendance import Standing
from requisitions.rules.kickoff_template import Beginning

register = template.Library()


@register.simple_tag
def who_was_there(kickoff: Kickoff) -> Standing | None:
    """Return how the record of who was there stands between the two sides."""
    return attendance_standing(kickoff)


@register.simple_tag
def prework_of(kickoff: Kickoff) -> PreworkLine | None:
    """Return how far the answers before the kickoff have come."""
    return prework_line(kickoff)


@dataclass(frozen=True, slots=True)
class Ways:
    """What an empty kickoff may begin with."""

    template: Beginning | None
    past: list[Requisition]


@register.simple_tag
def ways_to_begin(requisition: Requisition, member: Member) -> Ways:
    return Ways(beginning_for(requisition.role_type), list(past_kickoffs(requisition, member)))


@register.simple_tag
def calibration_of(kickoff: Kickoff, side: Side | None) -> CalibrationLine:
    """Return how many profiles are on the table, and for how many the reader's side is waited for."""
    return calibration_line(kickoff, side)
