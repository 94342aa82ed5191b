"""``{{ 0.131|percent }}``: a share as a reader expects it."""

from django import template

register = template.Library()


@register.filter
def percent(share: float | None) -> str:
    """Return "13.1%", and a dash where there is nothing to take a share of."""
    return "–" if share is None else f"{100 * share:.1f}%"
