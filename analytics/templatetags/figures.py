"""``{{ 0.131|percent }}``: a share as a reader expects it."""

from django import template

register = template.Library()


@register.filter
def percent(share: float | None) -> str:
    """Return "13.1%", and a dash where there is nothing to take a share of."""
    return "–" if share is None else f"{100 * share:.1f}%"


@register.filter
def signed(score: float) -> str:
    """Return "+30" or "−7": a score around nought in whole numbers."""
    return f"{score:+.0f}".replace("-", "−").replace("+0", "0").replace("−0", "0")
