"""For the machine that keeps us running: alive, and ready. No details, no sign-in."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

from hiring.tenancy.checks import reasons_not_to_run


def livez(request: HttpRequest) -> HttpResponse:
    return HttpResponse("alive\n", content_type="text/plain")


def readyz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, is migrated, and the role cannot step around the wall."""
    try:
        is_ready = not reasons_not_to_run() and _is_migrated()
    except DatabaseError:
        is_ready = False
    return HttpResponse(
        "ready\n" if is_ready else "not ready\n", content_type="text/plain", status=200 if is_ready else 503
    )


def _is_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
