"""Place drawings on pages: `{% load charts %}`, then `{% promise_strip strip %}` or `{% chart_figure figure %}`.

The drawings themselves, and all escaping of what people typed, are in analytics.charts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from analytics.charts.coverage import dot
from analytics.charts.figure import NARROW, WIDE, WIDTHS
from analytics.charts.meter import Meter, meter_key
from analytics.charts.steps import rating_steps
from analytics.charts.strip import IN_TABLES, strip_key

if TYPE_CHECKING:
    from analytics.charts.axis import DateAxis
    from analytics.charts.figure import Figure
    from analytics.charts.strip import Strip
    from analytics.charts.table import Chart, Table
    from requisitions.rules.coverage import Coverage

register = template.Library()

ONE_CHART = ("share_bars", "day_ranges", "funnel_plot", "both_lines", "forecast")


@register.simple_tag(name="promise_strip")
def promise_strip(strip: Strip, width: float | str = "100%", height: int = IN_TABLES, key: str = "") -> SafeString:
    """Draw one person's promises; it fills its column unless `width` gives pixels."""
    return _inert(strip.draw(width, height, key))


@register.simple_tag(name="date_axis")
def date_axis(axis: DateAxis) -> SafeString:
    """Draw the dates above a column of strips."""
    return _inert(axis.draw())


@register.simple_tag(name="strip_key")
def small_strip() -> SafeString:
    """Draw the strip's key."""
    return _inert(strip_key())


@register.simple_tag(name="stage_meter")
def stage_meter(days: float, agreed: float, width: float | str = "100%", key: str = "") -> SafeString:
    """Draw the days in stage against the days agreed for it."""
    return _inert(Meter(days, agreed).draw(width, key))


@register.simple_tag(name="meter_key")
def small_meter() -> SafeString:
    """Draw the meter's key."""
    return _inert(meter_key())


@register.simple_tag(name="rating_steps")
def four_steps(rating: int) -> SafeString:
    """Draw the steps beside a rating's numeral."""
    return _inert(rating_steps(rating))


@register.simple_tag(name="coverage_dot")
def coverage_dot() -> SafeString:
    """Draw the dot of an assessed cell."""
    return _inert(dot())


@register.simple_tag(name="chart")
def chart(drawn: Chart, width: float = WIDE, key: str = "") -> SafeString:
    """Draw any chart for this many pixels, without its figure."""
    return _inert(drawn.draw(width, key))


for _name in ONE_CHART:
    register.simple_tag(chart, name=_name)


@register.inclusion_tag("analytics/_chart_table.html")
def chart_table(table: Table, caption: str = "") -> dict[str, Any]:
    """Write a chart's table; its caption is read out, the figure's title being in sight."""
    return {"table": table, "caption": caption}


@register.inclusion_tag("analytics/_coverage.html")
def coverage_matrix(coverage: Coverage) -> dict[str, Any]:
    """Write the coverage matrix of an interview plan."""
    return {"coverage": coverage}


@register.inclusion_tag("analytics/_figure.html")
def chart_figure(figure: Figure, level: int = 2) -> dict[str, Any]:
    """Write the whole figure; `level` is that of its heading, and every width it may get has a drawing of its own."""
    drawn = figure.chart
    widths = [width for width in WIDTHS if width <= figure.width and drawn]
    drawings = [(width, _inert(drawn.draw(width, f"{figure.key}-{width}"))) for width in widths if drawn]
    return {"figure": figure, "heading": f"h{level}", "drawings": drawings, "narrow": NARROW}


def _inert(svg: str) -> SafeString:
    return mark_safe(svg)  # noqa: S308 - analytics.charts.svg escapes every text and attribute, and refuses style
