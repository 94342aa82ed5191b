"""How long an organization's interview plans may ask of a candidate before they say so."""

from requisitions.models import LoopRule
from requisitions.rules.plan_template import LONGEST_HOURS


def longest_hours() -> int:
    """Return the organization's number of hours; the house's while it chose none."""
    chosen = LoopRule.objects.values_list("longest_hours", flat=True).first()
    return LONGEST_HOURS if chosen is None else chosen
