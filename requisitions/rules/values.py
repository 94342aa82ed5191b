"""A field's value as a form shows it."""

from typing import Any


def as_shown(value: Any) -> str:
    """Return the words of it: a choice by its key, a row by its name, a day as 2026-12-04, nothing as nothing."""
    return "" if value is None else str(value)
