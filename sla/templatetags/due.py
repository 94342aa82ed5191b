"""Draws due times: ``{% due_chip promise now %}`` and, for rows that place the parts themselves, ``{% due_face %}``.

A promise is anything with ``due_at`` (a commitment, a row of a read model) or a bare datetime. What the chip says is
decided in sla/rules/due_face.py; a row that has taken its face hands that over.
"""

from datetime import datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hiring.tenancy.templatetags.house import icon, reader_zone, time_element
from sla.rules import due_face as rules

register = template.Library()

FACTS = ("state", "outcome", "satisfied_at", "soon_from", "until", "by")


def _due(promise: object) -> rules.Due:
    if isinstance(promise, datetime):
        return rules.Due(promise)
    known = {name: getattr(promise, name) for name in FACTS if hasattr(promise, name)}
    return rules.Due(promise.due_at, **known)  # type: ignore[attr-defined]


@register.simple_tag
def due_face(promise: object, now: datetime) -> rules.Face:
    """Return the parts: ``{% due_face row now as face %}``, then face.kind, face.strong, face.rest, face.title.

    A row whose ``due_at`` is None was promised for no day, and says since when it waits (``asked_at``).
    """
    if getattr(promise, "due_at", promise) is None:
        return rules.waiting_face(promise.asked_at, now=now, zone=reader_zone())  # type: ignore[attr-defined]
    return rules.face(_due(promise), now=now, zone=reader_zone())


@register.simple_tag
def due_moment(at: datetime, now: datetime) -> SafeString:
    """Write a due time in a sentence ("Fri 17:00", "end of Thu 19 Nov"), the whole date in its title."""
    return time_element(at, rules.due_words(at, now=now, zone=reader_zone()))


@register.simple_tag
def due_chip(promise: object, now: datetime, *, glyph: bool = True, boxed: bool = True, before: str = "") -> SafeString:
    """Draw the chip; ``glyph=False`` beside a row that has the glyph, `before` ("Due") leads in one that is near."""
    face = promise if isinstance(promise, rules.Face) else due_face(promise, now)
    return format_html(
        '<span class="due{}" data-kind="{}" title="{}">{}<span>{}{}</span></span>',
        " is-boxed" if face.is_boxed and boxed else "",
        face.kind,
        face.title,
        icon(face.kind) if glyph else "",
        format_html("<b>{}{}</b>", f"{before} " if before and face.kind is rules.Kind.SOON else "", face.strong)
        if face.strong
        else "",
        format_html('<span class="due-rest">{}{}</span>', " · " if face.strong else "", face.rest) if face.rest else "",
    )
