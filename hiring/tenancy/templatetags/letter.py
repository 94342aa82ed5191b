"""Plain text of a letter: wrapped at 72 columns, facts in two columns. The HTML part needs nothing but Django."""

import textwrap
from collections.abc import Sequence

from django import template

from hiring.tenancy.rules.wording import NB_HYPHEN, NBSP

register = template.Library()

WIDTH = 72
GAP = 2


def _fill(text: object, *, first: str = "", rest: str = "") -> str:
    """Wrap one paragraph; "18 November" stays together where the text says so, and the marks themselves vanish."""
    filled = textwrap.fill(
        str(text).strip(),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.replace(NBSP, " ").replace(NB_HYPHEN, "-")


@register.filter
def wrapped(text: object) -> str:
    """Wrap at 72 columns, keeping paragraphs and never breaking an address or a reference."""
    return "\n".join(_fill(line) for line in str(text).splitlines())


@register.simple_tag
def fact_lines(facts: Sequence[tuple[str, str]]) -> str:
    """Set label and sentence in two columns: every fact of the HTML part, in the same order."""
    indent = max(len(label) for label, _ in facts) + GAP
    return "\n".join(_fill(sentence, first=label.ljust(indent), rest=" " * indent) for label, sentence in facts)


@register.simple_tag
def quoted(text: str, by: str) -> str:
    """Write somebody's own words, unedited, after their name."""
    return wrapped(f'{by}: "{text}"')
