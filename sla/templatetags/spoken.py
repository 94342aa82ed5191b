"""``{% spoken_for commitment as words %}``: a promise in words, with its page."""

from typing import Any

from django import template

from sla.models import Commitment
from sla.queries.wording import Spoken, spoken

register = template.Library()


@register.simple_tag(takes_context=True)
def spoken_for(context: dict[str, Any], commitment: Commitment) -> Spoken:
    return spoken(commitment, context["request"].organization)
