"""The sweep: what has come due in one organization, in short batches that skip each other's rows."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction

from hiring.tenancy.act import Act
from hiring.tenancy.history import live_since
from hiring.tenancy.scope import organization_scope
from sla.actions import case_plans, escalation, swept, tide
from sla.models import EscalationCase, EscalationLook
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

    Safe to run twice and beside itself. A killed worker loses one batch's work, which the next tick finds again. When
    the clock went back, nothing is done (actions/tide.py).
    """
    with organization_scope(organization_id):
        until = tide.swept_until()
        if tide.has_turned(until, now):
            return 0
        batch = swept.take(now, BATCH)
        if batch:
            swept.act_on(batch, live=live_since(), now=now)
        taken = len(batch)
        for step in (_sweep_cases, _sweep_looks):
            taken += step(now, BATCH - taken) if taken < BATCH else 0
        if taken:
            tide.advance(until, now)
        return taken


def _sweep_cases(now: datetime, at_most: int) -> int:
    due = EscalationCase.objects.due_for_action(now)
    batch = list(due.prefetch_related("about", "policy", "requisition")[:at_most])
    for case in batch:
        _guarded(case, case_plans.advance, now)
    return len(batch)


def _sweep_looks(now: datetime, at_most: int) -> int:
    batch = list(EscalationLook.objects.due_for_action(now)[:at_most])
    for look in batch:
        _guarded(look, escalation.look, now)
    return len(batch)


def _guarded(row: EscalationCase | EscalationLook, work: Callable[..., None], now: datetime) -> None:
    """Do `work` on the row. One that fails is set aside for an hour and reported: the rest goes on."""
    try:
        with transaction.atomic():
            work(row, act=Act.live(None, now))
    except swept.NOT_THE_ROWS:
        raise
    except Exception:
        log.exception("row_set_aside", row=str(row.pk), kind=row._meta.label)
        type(row).objects.filter(pk=row.pk).update(next_action_at=now + SET_ASIDE_FOR)
