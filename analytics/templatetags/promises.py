"""Draws people's records of promises for any page: ``{% record_strip record since now %}``.

Pages of apps below analytics hand over their own rows (who, marks); the drawing is ours.
"""

from datetime import datetime
from typing import Protocol

from django import template
from django.utils.safestring import SafeString, mark_safe

from analytics.charts.axis import DateAxis, scale_until
from analytics.charts.strip import IN_TABLES, ON_BOARDS, Strip
from hiring.tenancy.templatetags.house import reader_zone
from sla.rules.marks import Mark

register = template.Library()


class Record(Protocol):
    """Whoever has a name and marks has a strip."""

    who: str
    marks: list[Mark]


@register.simple_tag
def record_strip(
    record: Record, since: datetime, now: datetime, *, width: float | str = "100%", on_board: bool = False
) -> SafeString:
    strip = Strip(record.who, record.marks, scale_until(now, since=since), now)
    return mark_safe(strip.draw(width, ON_BOARDS if on_board else IN_TABLES))  # noqa: S308 - drawn escaped


@register.simple_tag
def promise_axis(since: datetime, now: datetime) -> SafeString:
    scale = scale_until(now, since=since)
    local = now.astimezone(reader_zone())
    return mark_safe(DateAxis(scale, local).draw())  # noqa: S308 - drawn escaped
