"""What every page's markup leans on: icons, times in the reader's zone, numbers in words. No queries, no clock.

The wording itself is pure and lives in hiring/tenancy/rules/wording.py; here it becomes escaped HTML.
"""

from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from hiring.tenancy.rules import wording
from hiring.tenancy.templatetags.drawings import DRAWINGS

register = template.Library()

THEMES = ("light", "dark")


def reader_zone() -> ZoneInfo:
    """Return the zone the middleware activated for this reader."""
    return timezone.get_current_timezone()


@register.simple_tag
@cache
def icon(name: str, classes: str = "") -> SafeString:
    """Draw one of our icons, hidden from screen readers because a word stands beside it.

    Raises ``KeyError`` for a name without a drawing: a missing icon is a mistake in a template, not data.
    """
    drawing = mark_safe(DRAWINGS[name])  # noqa: S308 - our own constants, never input
    return format_html(
        '<svg class="icon{}" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5"'
        ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{}</svg>',
        f" {classes}" if classes else "",
        drawing,
    )


@register.simple_tag(takes_context=True)
def theme(context: dict[str, Any]) -> SafeString:
    """Write data-theme on <html> when the reader has chosen; without a choice the system's own theme stands."""
    request = context.get("request")
    chosen = request.COOKIES.get("theme") if request else None
    return format_html(' data-theme="{}"', chosen) if chosen in THEMES else mark_safe("")


@register.simple_tag
def moment(at: datetime, now: datetime) -> SafeString:
    """Write a time as short as it can be without doubt ("10:31", "Fri 17:00"), the whole date in its title."""
    return time_element(at, wording.moment(at, now=now, zone=reader_zone()))


@register.simple_tag
def meeting(at: datetime, now: datetime) -> SafeString:
    """Write a time at which people meet, never without its hour: "Fri 17:00", "Wed 18 Nov 09:00"."""
    return time_element(at, wording.meeting(at, now=now, zone=reader_zone()))


@register.filter
def zone_words(key: str) -> str:
    """Say a zone as people do: "New York time"."""
    return wording.zone_words(key)


@register.simple_tag
def time_there(at: datetime, key: str) -> SafeString:
    """Write a time as it is somewhere else: "18:30, Kolkata time", the whole date in its title."""
    zone = ZoneInfo(key)
    words = f"{wording.clock(at.astimezone(zone))}, {wording.zone_words(key)}"
    return format_html('<time datetime="{}" title="{}">{}</time>', at.isoformat(), wording.full(at, zone), words)


@register.simple_tag
def relative(at: datetime, now: datetime) -> SafeString:
    """Write the distance and the time it stands for: "in 3 h · 13:45"."""
    words = f"{wording.relative(at, now=now)} · {wording.meeting(at, now=now, zone=reader_zone())}"
    return time_element(at, words)


@register.simple_tag
def day(at: datetime, now: datetime, *, weekday: bool = True) -> SafeString:
    """Write the day alone: "Tue 24 Nov", or "24 Nov"."""
    zone = reader_zone()
    return time_element(at, wording.day(at.astimezone(zone).date(), near=now.astimezone(zone).date(), weekday=weekday))


@register.filter
def initials(name: str) -> str:
    return wording.initials(name)


@register.filter
def spell(number: int) -> str:
    """Put a count into words up to twelve; ``|capfirst`` begins a sentence with it."""
    return wording.spell(number)


@register.filter
def count_of(number: int, noun: str) -> str:
    """Say a count with its noun: ``3|count_of:"promise"``, or ``2|count_of:"person,people"``."""
    one, _, many = noun.partition(",")
    return wording.count_of(number, one, many)


@register.filter
def nbhyphen(text: str) -> str:
    """Keep references such as REQ-142 on one line; other hyphens stay as they are."""
    return wording.reference(str(text))


def time_element(at: datetime, words: str) -> SafeString:
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', at.isoformat(), wording.full(at, reader_zone()), words
    )
