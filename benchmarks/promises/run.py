"""The four rows of the promise engine, each beside what the database takes for the least of the same work."""

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

import psycopg

from benchmarks.promises import fact, floor, load
from benchmarks.report import Row
from hiring.celery import app, keep_what_is_loaded
from hiring.tenancy.models import Organization
from sla.tasks import sweep as tick
from sla.tasks import sweep_organization

ROWS, DUE_ROWS, ORGANIZATIONS = 1_000_000, 10_000, 10_000
TURNS, TICKS = 3, 200
OTHERS = "SELECT organization_id FROM sla_commitment WHERE next_action_at <= %s AND organization_id <> %s"


def rows(superuser_url: str, company: Organization, *, now: datetime, say: Callable[[str], None]) -> Iterator[Row]:
    """Load and measure. What is due was due an hour ago; facts are recorded in `company`, which has interviews."""
    due = (now - timedelta(hours=1)).replace(microsecond=0)
    with psycopg.connect(superuser_url, autocommit=True) as direct:
        say("a million promises, and ten thousand organizations with one each")
        floor.make(direct, rows=ROWS, due_rows=DUE_ROWS, due=due)
        organization = load.everything(direct, due=due, rows=ROWS, due_rows=DUE_ROWS, organizations=ORGANIZATIONS)
        keep_what_is_loaded()  # as a worker does when it starts
        say("sweeping ten thousand of the million")
        yield _sweep(direct, organization, due=due, now=now)
        say("sweeping ten thousand organizations")
        yield _many(direct, organization, now=now)
        say("ticking with nothing due")
        yield _empty_tick(direct, now)
        say("recording facts")
        yield fact.row(direct, company, now=now)
        app.control.purge()  # wake-ups for workers that nobody runs


def _sweep(direct: psycopg.Connection, organization: Organization, *, due: datetime, now: datetime) -> Row:
    """Rows a second of one sweep through its task: history, ledger, cases and mails included; and of the bare SQL."""
    ours, bare = [], []
    for _ in range(TURNS):
        load.forget(direct, organization, due=due)
        floor.forget(direct)
        direct.execute("CHECKPOINT")  # what was made due again is not written to the disk while we measure
        bare.append(DUE_ROWS / _seconds(lambda: floor.sweep(direct, now)))
        ours.append(DUE_ROWS / _seconds(lambda: sweep_organization(organization_id=str(organization.pk))))
    return _row("sla.sweep", "rows/s", ours, bare)


def _many(direct: psycopg.Connection, organization: Organization, *, now: datetime) -> Row:
    """Seconds to sweep them all, one task each, after a tick; and of as many empty transactions."""
    others = [str(row[0]) for row in direct.execute(OTHERS, [now, organization.pk]).fetchall()]
    ours = _seconds(lambda: [tick(), *(sweep_organization(organization_id=each) for each in others)])
    bare = _seconds(lambda: [_empty(direct) for _ in others])
    return _row("sla.many_organizations", "s", [ours], [bare])


def _empty(direct: psycopg.Connection) -> object:
    with direct.transaction():
        return direct.execute("SELECT 1")


def _empty_tick(direct: psycopg.Connection, now: datetime) -> Row:
    ours, bare = [], []
    for _ in range(TICKS):
        ours.append(1000 * _seconds(tick))
        bare.append(1000 * _seconds(lambda: direct.execute(floor.EMPTY, [now]).fetchall()))
    return _row("sla.empty_tick", "ms", ours, bare)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _row(name: str, unit: str, ours: Sequence[float], bare: Sequence[float]) -> Row:
    found, floors = statistics.median(ours), statistics.median(bare)
    return Row(name, unit, round(found, 4), round(floors, 4), round(found / floors, 2))
