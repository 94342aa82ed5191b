"""What the board's templates need beside the house's tags."""

from collections.abc import Mapping
from typing import Any

from django import template

from requisitions.rules.interview_reasons import BY_CODE

register = template.Library()


@register.filter
def at(rows: Mapping[Any, Any] | str, key: object) -> Any:
    """Return what `rows` has for `key`; nothing when there is none, or when no rows were given at all."""
    return rows.get(key) if isinstance(rows, Mapping) else None


@register.filter
def reason_words(code: str) -> str:
    """Put one of the eleven reasons into words: "room or equipment"."""
    return BY_CODE[code].words
