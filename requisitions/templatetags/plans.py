"""What a plan item says, in the words of its page."""

from django import template

from requisitions.models import PlanItem
from requisitions.rules.plan import WAYS, band

register = template.Library()


@register.filter
def cost_band(item: PlanItem) -> str:
    return band(item.yearly_cost, item.cost_low, item.cost_high)


@register.filter
def other_ways(item: PlanItem) -> list[tuple[str, str]]:
    """Return each other way with its argument, empty where it was not considered."""
    return [(label, getattr(item, name)) for name, label in WAYS.items()]
