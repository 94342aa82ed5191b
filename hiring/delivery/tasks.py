"""Wake-ups for the outbox."""

from uuid import UUID

import structlog
from django.db import connection

from hiring import clock
from hiring.celery import LongTask, PlatformTask, app
from hiring.delivery import actions
from hiring.tenancy.watch import look

AT_MOST = 1000
log = structlog.get_logger()
BATCHES = 20  # in one go; then other organizations have their turn


@app.task(base=PlatformTask)
def relay() -> None:
    """Send one task to each organization that has something waiting."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT organization_id FROM delivery_organizations_due(%s, %s)", [clock.now(), AT_MOST])
        due = [row[0] for row in cursor.fetchall()]
    for organization_id in due:
        relay_organization.delay(organization_id=str(organization_id))


@app.task(base=LongTask)
def relay_organization(*, organization_id: str) -> None:
    for _ in range(BATCHES):
        if not actions.relay(UUID(organization_id), now=clock.now(), read_clock=clock.now):
            return


@app.task(base=PlatformTask)
def watch() -> None:
    """Count what whoever runs the house should hear of, over all organizations; nothing of any."""
    found = look(clock.now())
    if any(found.counts.values()):
        log.warning("watch", **found.counts)
