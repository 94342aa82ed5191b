"""What it costs to record one fact: an interview was held, with all that listens; beside the ledger's bare row."""

import statistics
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import psycopg
from django.db import transaction

from benchmarks.report import Row
from hiring.tenancy.act import Act
from hiring.tenancy.models import Organization
from hiring.tenancy.scope import organization_scope
from requisitions.actions import interview as interviews
from requisitions.models import Application, Interview, StageInterviewer

TIMES = 50
BARE = """
INSERT INTO ledger_event (id, organization_id, verb, subject_type, subject_id, at, recorded_at, origin, data)
SELECT gen_random_uuid(), organization_id, verb, subject_type, subject_id, at, recorded_at, origin, data
FROM ledger_event WHERE organization_id = %s LIMIT 1
"""


def row(direct: psycopg.Connection, company: Organization, *, now: datetime) -> Row:
    """Milliseconds of each in a transaction of its own; what the fact wrote is taken back, to be recorded again."""
    with organization_scope(company):
        interview = _scheduled(now)
    ours = [_milliseconds(lambda: _hold(company, interview, now)) for _ in range(TIMES)]
    bare = [_milliseconds(lambda: _insert(direct, company)) for _ in range(TIMES)]
    found, floor = statistics.median(ours), statistics.median(bare)
    return Row("sla.record_fact", "ms", round(found, 4), round(floor, 4), round(found / floor, 2))


def _scheduled(now: datetime) -> Interview:
    """Put an interview of yesterday on the calendar, for an application and a stage that have what it needs."""
    seat = StageInterviewer.objects.select_related("stage", "member").filter(stage__requisition__state="open")[0]
    applications = Application.objects.filter(requisition=seat.stage.requisition, state="active")
    act = Act.live(None, now - timedelta(days=3))
    starts = now - timedelta(days=1)
    slot = interviews.Slot(starts, starts + timedelta(hours=1), "")
    return interviews.schedule(applications[0], stage=seat.stage, slot=slot, interviewers=[seat.member], act=act)


def _hold(company: Organization, interview: Interview, now: datetime) -> None:
    with organization_scope(company), transaction.atomic():
        interviews.hold(interview, act=Act.live(None, now))
        transaction.set_rollback(True)


def _insert(direct: psycopg.Connection, company: Organization) -> None:
    with direct.transaction(force_rollback=True):
        direct.execute(BARE, [company.pk])


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)
