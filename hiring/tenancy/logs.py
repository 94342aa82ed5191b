"""The log's shape: one line of JSON an event, with request and organization ids and nothing personal.

What a person wrote, is called or holds in secret never reaches it, whoever passes it by mistake, libraries included.
"""

import logging
import re
import traceback
from collections.abc import Iterator
from typing import Any

import structlog
from django.db import InterfaceError, OperationalError

PERSONAL = {"body", "note", "reason_note", "evidence", "email", "name", "text", "html", "password", "authorization"}
REMOVED = "[removed]"
SECRETS = re.compile(
    r"""(?P<kept>/join/[^/\s]+/|/password/reset/key/|/confirm-email/)[^\s"']+ # links that let somebody in
    |(?P<answers>/survey/[^/\s]+/)[\w-]{32,}                                 # or let them say something, once
    |(?P<path>/[\w/.~-]*)\?[^\s"']+                                          # what was asked for may be a name
    |[^\s<>"'=(]+@[^\s<>"'),]+                                               # a mail address""",
    re.VERBOSE,
)
# Their words are of code and connections; others quote values: rows, fields, whole lines of a file.
SAYS_NO_VALUE = (AttributeError, ImportError, NameError, InterfaceError, OperationalError)


def without_personal_data(_: Any, __: str, event: structlog.types.EventDict) -> structlog.types.EventDict:
    return {key: _cleaned(key, value) for key, value in event.items()}


def _cleaned(key: str, value: Any) -> Any:
    if key in PERSONAL:
        return REMOVED
    if isinstance(value, dict):
        return {inner: _cleaned(str(inner), each) for inner, each in value.items()}
    if isinstance(value, list):
        return [_cleaned(key, each) for each in value]
    return SECRETS.sub(_kept, value) if isinstance(value, str) else value


def _kept(secret: re.Match[str]) -> str:
    return f"{secret['kept'] or secret['answers'] or secret['path'] or ''}{REMOVED}"


def without_values(exc_info: structlog.typing.ExcInfo) -> str:
    """Return where it broke and with which errors, each without the values that its words may quote."""
    return "\n".join(_told(each) for each in _causes(exc_info[1]))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield what led to `error`, first cause first, as Python tells it."""
    if error is not None:
        yield from _causes(error.__cause__ or (None if error.__suppress_context__ else error.__context__))
        yield error


def _told(error: BaseException) -> str:
    frames = "".join(traceback.format_tb(error.__traceback__))
    words = f": {error}" if isinstance(error, SAYS_NO_VALUE) else ""
    return f"{frames}{type(error).__module__}.{type(error).__qualname__}{words}"


SHARED: list[structlog.types.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def formatter() -> logging.Formatter:
    """Return the formatter of both structlog's and the standard library's records."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=SHARED,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.ExceptionRenderer(without_values),
            without_personal_data,
            structlog.processors.JSONRenderer(),
        ],
    )


structlog.configure(
    processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=True,
)
