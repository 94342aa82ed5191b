"""A page of ours as a PDF, where the machine can make one. WeasyPrint needs the system's Pango, so it is asked late.

Nothing is fetched while it is drawn: neither pictures nor styles of anybody else's.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

import structlog
from django.contrib.staticfiles import finders

CANNOT = "This server makes no PDF (it has no Pango): print this page instead."
STYLE = "paper.css"
log = structlog.get_logger()
_is_away: ContextVar[bool] = ContextVar("paper_is_away", default=False)


class FetchesNothing(ValueError):
    """Paper is drawn from its own words alone."""


@lru_cache(maxsize=1)
def _weasyprint() -> Any:
    """Return the library, None where it or its Pango is missing; that is said once, in the log."""
    try:
        import weasyprint  # noqa: PLC0415 - it opens the system's libraries when it is imported
    except (ImportError, OSError) as missing:
        log.warning("no_pdf", reason=type(missing).__name__)
        return None
    return weasyprint


def may_draw() -> bool:
    return _weasyprint() is not None


@contextmanager
def put_away() -> Iterator[None]:
    """Draw nothing meanwhile: two years that are told in a minute send no paper."""
    token = _is_away.set(True)
    try:
        yield
    finally:
        _is_away.reset(token)


def draw(html: str) -> bytes | None:
    """Return the page as a PDF with the style of paper; None where this machine cannot."""
    library = None if _is_away.get() else _weasyprint()
    if library is None:
        return None
    style = library.CSS(filename=finders.find(STYLE), url_fetcher=_refuse)
    drawn: bytes = library.HTML(string=html, url_fetcher=_refuse).write_pdf(stylesheets=[style])
    return drawn


def _refuse(url: str, *_: object, **__: object) -> Any:
    raise FetchesNothing(url)
