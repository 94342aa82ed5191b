"""``{% spoken_for promise as words %}``: a promise in words, with its page."""

from typing import Any

from django import template

from sla.queries.promises import Promise
from sla.queries.wording import Spoken, spoken

register = template.Library()


@register.simple_tag(takes_context=True)
def spoken_for(context: dict[str, Any], promise: Promise) -> Spoken:
    return spoken(promise, context["request"].organization)
