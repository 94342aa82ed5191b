"""What a plan item says, in the words of its page."""

from django import template

from requisitions.models import PlanItem, RoleFact
from requisitions.rules.plan import WAYS, band
from requisitions.rules.role_facts import newest, words

register = template.Library()


@register.filter
def cost_band(item: PlanItem) -> str:
    return band(item.yearly_cost, item.cost_low, item.cost_high)


@register.filter
def figure(fact: RoleFact, currency: str) -> str:
    return words(fact, currency)


@register.simple_tag
def facts_beside(item: PlanItem) -> list[RoleFact]:
    """Return the newest figure of each kind about roles like this, of its location before anywhere."""
    return newest(RoleFact.objects.about(item.role_type), item.location)


@register.filter
def other_ways(item: PlanItem) -> list[tuple[str, str]]:
    """Return each other way with its argument, empty where it was not considered."""
    return [(label, getattr(item, name)) for name, label in WAYS.items()]
