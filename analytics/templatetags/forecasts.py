"""Draws how long like roles took, beside a wish: ``{% time_to_hire forecast %}`` for whoever has the five figures."""

from typing import Protocol

from django import template
from django.utils.safestring import SafeString, mark_safe

from analytics.charts.forecast import Forecast

register = template.Library()
NARROWEST = 256  # px: the third column of a kickoff, and a phone


class History(Protocol):
    """Days: the middle half from `low` to `high`, the median, and the wish if there is one; `n` roles."""

    low: float
    median: float
    high: float
    n: int
    wish: int | None


@register.simple_tag
def time_to_hire(history: History, width: float = NARROWEST) -> SafeString:
    """Draw the forecast; its sentence, which carries every figure, belongs beside it."""
    drawn = Forecast(history.low, history.median, history.high, history.n, history.wish)
    return mark_safe(drawn.draw(width))  # noqa: S308 - drawn escaped
