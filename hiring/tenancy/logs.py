"""The log's shape: one line of JSON an event, with request and organization ids and nothing personal."""

import logging
from typing import Any

import structlog

# What a person wrote or is called never reaches the log, whoever passes it by mistake.
PERSONAL = {"body", "note", "reason_note", "evidence", "email", "name", "text", "html", "password", "authorization"}


def without_personal_data(_: Any, __: str, event: structlog.types.EventDict) -> structlog.types.EventDict:
    for key in PERSONAL & event.keys():
        event[key] = "[removed]"
    return event


SHARED: list[structlog.types.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    without_personal_data,
]


def formatter() -> logging.Formatter:
    """Return the formatter of both structlog's and the standard library's records."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=SHARED,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
    )


structlog.configure(
    processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=True,
)
