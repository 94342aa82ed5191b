"""Wake-ups for the promises."""

from uuid import UUID

from django.db import connection

from hiring import clock
from hiring.celery import LongTask, PlatformTask, app, wake
from hiring.delivery.tasks import relay_organization
from sla.actions import sweep as actions

AT_MOST = 1000


@app.task(base=PlatformTask)
def sweep() -> None:
    """Send one task to each organization that has a promise or a case to act on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT organization_id FROM sla_organizations_due(%s, %s)", [clock.now(), AT_MOST])
        due = [row[0] for row in cursor.fetchall()]
    for organization_id in due:
        sweep_organization.delay(organization_id=str(organization_id))


@app.task(base=LongTask)
def sweep_organization(*, organization_id: str) -> None:
    if actions.sweep(UUID(organization_id), now=clock.now()):
        wake(relay_organization, organization_id=organization_id)
