"""The sweep: what has come due in one organization, in short batches that skip each other's rows."""

from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction

from hiring.tenancy.act import Act
from hiring.tenancy.history import live_since
from hiring.tenancy.scope import organization_scope
from sla.actions import case_plans, swept
from sla.models import EscalationCase
from sla.rules.life import SET_ASIDE_FOR

BATCH = 1000
log = structlog.get_logger()


def sweep(organization_id: UUID, *, now: datetime) -> int:
    """Act on everything due in the organization; return how many rows were taken."""
    taken = 0
    while True:
        found = sweep_once(organization_id, now=now)
        taken += found
        if found < BATCH:
            return taken


def sweep_once(organization_id: UUID, *, now: datetime) -> int:
    """Act on one batch in a transaction of its own; return how many rows it took. Less than ``BATCH``: nothing is left.

    Safe to run twice and beside itself. A killed worker loses one batch's work, which the next tick finds again.
    """
    with organization_scope(organization_id):
        batch = swept.take(now, BATCH)
        if batch:
            swept.act_on(batch, live=live_since(), now=now)
        return len(batch) + (_sweep_cases(now, BATCH - len(batch)) if len(batch) < BATCH else 0)


def _sweep_cases(now: datetime, at_most: int) -> int:
    batch = list(EscalationCase.objects.due_for_action(now).select_related("about", "policy")[:at_most])
    for case in batch:
        _advance(case, now)
    return len(batch)


def _advance(case: EscalationCase, now: datetime) -> None:
    """Send the case up, or ask about its plan. One that fails is set aside for an hour and reported."""
    try:
        with transaction.atomic():
            case_plans.advance(case, act=Act.live(None, now))
    except swept.NOT_THE_ROWS:
        raise
    except Exception:
        log.exception("row_set_aside", row=str(case.pk), kind=case._meta.label)
        EscalationCase.objects.filter(pk=case.pk).update(next_action_at=now + SET_ASIDE_FOR)
