"""``{% page "requisition" requisition.number %}``: an address inside the reader's organization."""

from typing import Any

from django import template

from hiring.tenancy import links

register = template.Library()


@register.simple_tag(takes_context=True)
def page(context: dict[str, Any], name: str, *args: object) -> str:
    return links.page(context["request"].organization, name, *args)
