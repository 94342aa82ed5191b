"""The sweep: what has come due in one organization, in short batches that skip each other's rows."""

from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.history import live_since
from hiring.tenancy.scope import organization_scope
from sla.actions import cases, letters
from sla.actions.commitments import view_of, write_events
from sla.models import Commitment, EscalationCase
from sla.rules.commitment import Plan
from sla.rules.life import plan

BATCH = 500
SET_ASIDE_FOR = timedelta(hours=1)
log = structlog.get_logger()


def sweep(organization_id: UUID, *, now: datetime) -> int:
    """Act on everything due in the organization; return how many rows were taken.

    Safe to run twice and beside itself. Each batch is a transaction of its own: a killed worker
    loses at most one batch's work, which the next tick finds again.
    """
    taken = 0
    for step in (_sweep_commitments, _sweep_cases):
        while True:
            with organization_scope(organization_id):
                found = step(now)
            taken += found
            if found < BATCH:
                break
    return taken


def _sweep_commitments(now: datetime) -> int:
    live = live_since()
    batch = list(Commitment.objects.due_for_action(now).for_page()[:BATCH])
    for commitment in batch:
        _guarded(commitment, lambda each=commitment: _act_on(each, live, now), now)
    return len(batch)


def _sweep_cases(now: datetime) -> int:
    batch = list(EscalationCase.objects.due_for_action(now).select_related("about", "policy")[:BATCH])
    for case in batch:
        _guarded(case, lambda each=case: cases.advance(each, act=Act.live(None, now)), now)
    return len(batch)


def _guarded(row: Commitment | EscalationCase, work: object, now: datetime) -> None:
    """Do `work` in a savepoint. A row that fails is set aside for an hour and reported: the rest goes on."""
    try:
        with transaction.atomic():
            work()  # type: ignore[operator]
    except Exception:
        log.exception("row_set_aside", row=str(row.pk), kind=row._meta.label)
        type(row).objects.filter(pk=row.pk).update(next_action_at=now + SET_ASIDE_FOR)


def _act_on(commitment: Commitment, live: datetime, now: datetime) -> None:
    planned = plan(view_of(commitment, live=live), now)
    was_broken = commitment.breached_at is not None
    Commitment.objects.filter(pk=commitment.pk).update(
        state=planned.state,
        next_step=planned.next_step,
        next_action_at=planned.next_action_at,
        breached_at=planned.breached_at,
    )
    commitment.breached_at = planned.breached_at
    write_events(commitment, planned.events)
    act = Act(None, planned.breached_at or now, now)
    letters.remind(commitment, planned.messages, act=Act.live(None, now))
    if planned.breached_at and not was_broken:
        _tell(commitment, planned, act)


def _tell(commitment: Commitment, planned: Plan, act: Act) -> None:
    # Dated at the due instant, however late we came by: an outage is not the owner's fault.
    record(
        "promise_broken",
        commitment,
        act=act,
        thread=commitment.requisition_id,
        data={"clause": commitment.clause, "owner": str(commitment.owner_id), "side": commitment.side},
    )
