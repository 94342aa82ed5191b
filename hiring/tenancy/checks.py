"""What must hold before the program may run: the right role, an honest clock."""

import os
from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import DatabaseError, connection

from hiring import clock

# Who signed in counts beside who acts now, and whose member one is beside who one is: both are one RESET or SET away.
ROLE = """
SELECT session_user::text, bool_or(r.rolsuper), bool_or(r.rolbypassrls),
       EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
               AND (pg_has_role(current_user, c.relowner, 'MEMBER') OR pg_has_role(session_user, c.relowner, 'MEMBER')))
FROM pg_roles r WHERE r.rolname IN (current_user, session_user)
"""
REMEDY = "Set DATABASE_URL to the runtime role, hiring_app; migrate alone runs as the owner (docs/operations.md)."


class MayNotStart(Exception):
    """Why a process must not go on, as one sentence for whoever started it."""


class WrongRole(MayNotStart):
    """The role of the database could step around row-level security."""


@register(Tags.security)
def clock_is_honest(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Nobody can move the time of a production."""
    if clock.FILE_VARIABLE in os.environ and settings.MODE not in {"test", "demo"}:
        return [Error(f"Unset {clock.FILE_VARIABLE}: only tests and the demo may move the clock.", id="hiring.E001")]
    return []


def reasons_not_to_run() -> list[str]:
    """Return why the connected role must not serve requests; empty when it may."""
    return _role()[1]


def look_before_starting() -> None:
    """Raise ``MayNotStart`` as ``require_runtime_role`` does, on a connection that no thread or child inherits."""
    try:
        require_runtime_role()
    finally:
        connection.close()


def require_runtime_role() -> None:
    """Raise ``MayNotStart`` unless the database answers and our role cannot step around the wall."""
    try:
        name, reasons = _role()
    except DatabaseError as error:
        cause = " ".join(str(error).split())
        raise MayNotStart(f"The database does not answer, so its role cannot be looked at: {cause}") from error
    if reasons:
        raise WrongRole(f"The database role {name} {', '.join(reasons)}. {REMEDY}")


def _role() -> tuple[str, list[str]]:
    with connection.cursor() as cursor:
        cursor.execute(ROLE)
        name, is_super, bypasses, owns = cursor.fetchone()
    said = {
        "is a superuser": is_super,
        "may bypass row-level security": bypasses,
        "owns tables or may act as their owner": owns,
    }
    return name, [reason for reason, holds in said.items() if holds]


@register(Tags.database)
def role_cannot_step_around_the_wall(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[Error]:
    """The runtime role owns nothing and bypasses nothing (docs/operations.md, roles)."""
    if not databases or settings.IS_OWNER:
        return []
    try:
        require_runtime_role()
    except MayNotStart as refusal:
        return [Error(str(refusal), id="hiring.E002")]
    return []
