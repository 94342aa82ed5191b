"""The machinery's own rounds in history: the sweep, and the outbox, as worker and beat would have run them."""

from datetime import datetime, timedelta

from django.db import connection

from hiring.delivery.actions import relay
from hiring.embedded.demo_company.clockwork import Story
from hiring.embedded.demo_company.company import Company
from sla.actions.sweep import sweep

HOURS = (9, 15)


def rounds(company: Company, since: datetime) -> Story:
    """Sweep and send twice a working day, and once more now, so that nothing is left over for the first real tick.

    Every message goes through the real relay, which drops what is no longer true.
    """
    at = yield since
    while True:
        if _asks("sla_organizations_due", company, at):
            sweep(company.organization.pk, now=at)
        while _asks("delivery_organizations_due", company, at):
            relay(company.organization.pk, now=at)
        at = yield _next(company, at)


def _asks(function: str, company: Company, at: datetime) -> bool:
    """Ask as the worker's own tick does whether anything is due in the organization."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT organization_id FROM {function}(%s, %s)", [at, 1000])  # noqa: S608 - our own names
        return (company.organization.pk,) in cursor.fetchall()


def _next(company: Company, at: datetime) -> datetime:
    if at >= company.now:
        return at + timedelta(days=1)
    day = company.hours.local(at).date()
    later = (company.hours.on(each, hour, 5) for each in (day, company.hours.day_from(at, 1)) for hour in HOURS)
    return min(next(moment for moment in later if moment > at), company.now)
