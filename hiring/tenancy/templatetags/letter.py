"""Plain text of a letter: wrapped at 72 columns, facts in two columns. The HTML part needs nothing but Django."""

import textwrap
from collections.abc import Sequence

from django import template

from hiring.tenancy.rules.wording import NB_HYPHEN, NBSP

register = template.Library()

WIDTH = 72
GAP = 2


def _plain(text: object) -> str:
    """Return the text for a fixed-width reader: no-break marks help nobody there."""
    return str(text).replace(NBSP, " ").replace(NB_HYPHEN, "-").strip()


@register.filter
def wrapped(text: object) -> str:
    """Wrap at 72 columns, keeping paragraphs and never breaking an address or a reference."""
    lines = _plain(text).splitlines()
    return "\n".join(textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False) for line in lines)


@register.simple_tag
def fact_lines(facts: Sequence[tuple[str, str]]) -> str:
    """Set label and sentence in two columns: every fact of the HTML part, in the same order."""
    indent = max(len(_plain(label)) for label, _ in facts) + GAP
    return "\n".join(
        textwrap.fill(
            _plain(sentence),
            WIDTH,
            initial_indent=_plain(label).ljust(indent),
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for label, sentence in facts
    )


@register.simple_tag
def quoted(text: str, by: str) -> str:
    """Write somebody's own words, unedited, after their name."""
    return wrapped(f'{_plain(by)}: "{_plain(text)}"')
