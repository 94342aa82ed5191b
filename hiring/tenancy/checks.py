"""What must hold before the program may run: the right role, an honest clock."""

import os
from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import connection

from hiring import clock

ROLE = """
SELECT r.rolsuper, r.rolbypassrls,
       EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relowner = r.oid)
FROM pg_roles r WHERE r.rolname = current_user
"""


@register(Tags.security)
def clock_is_honest(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Nobody can move the time of a production."""
    if clock.FILE_VARIABLE in os.environ and settings.MODE not in {"test", "demo"}:
        return [Error(f"Unset {clock.FILE_VARIABLE}: only tests and the demo may move the clock.", id="hiring.E001")]
    return []


def reasons_not_to_run() -> list[str]:
    """Return why the connected role must not serve requests; empty when it may."""
    with connection.cursor() as cursor:
        cursor.execute(ROLE)
        is_super, bypasses, owns = cursor.fetchone()
    said = {
        "is a superuser": is_super,
        "may bypass row-level security": bypasses,
        "owns tables": owns,
    }
    return [reason for reason, holds in said.items() if holds]


@register(Tags.database)
def role_cannot_step_around_the_wall(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[Error]:
    """The runtime role owns nothing and bypasses nothing (docs/operations.md, roles)."""
    if not databases or settings.IS_OWNER:
        return []
    return [
        Error(f"The database role {reason}; use DATABASE_URL of the runtime role hiring_app.", id="hiring.E002")
        for reason in reasons_not_to_run()
    ]
