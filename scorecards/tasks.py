"""Wake-ups for what judgement has to say by itself."""

from uuid import UUID

from django.db import connection

from hiring import clock
from hiring.celery import LongTask, PlatformTask, app, wake
from hiring.delivery.tasks import relay_organization
from scorecards.actions import survey_asking
from scorecards.actions import training_reminders as actions

AT_MOST = 1000


@app.task(base=PlatformTask)
def remind() -> None:
    """Send one task to each organization whose training is to be looked at."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT organization_id FROM scorecards_organizations_due(%s, %s)", [clock.now(), AT_MOST])
        due = [row[0] for row in cursor.fetchall()]
    for organization_id in due:
        remind_organization.delay(organization_id=str(organization_id))


@app.task(base=LongTask)
def remind_organization(*, organization_id: str) -> None:
    if actions.remind(UUID(organization_id), now=clock.now()):
        wake(relay_organization, organization_id=organization_id)


@app.task(base=PlatformTask)
def ask() -> None:
    """Send one task to each organization that has candidates to ask, or links that have run out."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT organization_id FROM scorecards_surveys_due(%s, %s)", [clock.now(), AT_MOST])
        due = [row[0] for row in cursor.fetchall()]
    for organization_id in due:
        ask_organization.delay(organization_id=str(organization_id))


@app.task(base=LongTask)
def ask_organization(*, organization_id: str) -> None:
    if survey_asking.ask(UUID(organization_id), now=clock.now()):
        wake(relay_organization, organization_id=organization_id)
