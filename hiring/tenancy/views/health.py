"""For the machine that keeps us running: alive, ready, and in figures. Nothing of anybody, no sign-in."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest

from hiring import clock
from hiring.tenancy.checks import reasons_not_to_run
from hiring.tenancy.watch import last_look, warnings, watches


def livez(request: HttpRequest) -> HttpResponse:
    return HttpResponse("alive\n", content_type="text/plain")


def readyz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, is migrated, and the role cannot step around the wall.

    Below it, a line for everything that lags: a worker that is behind is no reason to send people elsewhere.
    """
    try:
        is_ready = not reasons_not_to_run() and _is_migrated()
    except DatabaseError:
        is_ready = False
    lines = ["ready", *(f"warning: {each}" for each in warnings(clock.now()))] if is_ready else ["not ready"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain", status=200 if is_ready else 503)


def metrics(request: HttpRequest) -> HttpResponse:
    """The watched figures as Prometheus reads them, for who sends METRICS_TOKEN; without one there is no such page."""
    asked = request.headers.get("Authorization", "")
    if not settings.METRICS_TOKEN or not constant_time_compare(asked, f"Bearer {settings.METRICS_TOKEN}"):
        raise Http404
    return HttpResponse(generate_latest(_figures()), content_type=CONTENT_TYPE_LATEST)


def _figures() -> CollectorRegistry:
    registry, found = CollectorRegistry(), last_look()
    looked = "When was last looked, in seconds of Unix time; 0 for never."
    Gauge("hiring_watch_at_seconds", looked, registry=registry).set(found.at.timestamp() if found else 0)
    if found:
        for each in watches():
            gauge = Gauge(f"hiring_{each.key}", f"How many {each.words}.", registry=registry)
            gauge.set(found.counts.get(each.key, 0))
    return registry


def _is_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
