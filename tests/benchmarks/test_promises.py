"""The benchmark of the promises, in small: what it sweeps was due, all of it, and nothing else."""

import psycopg
import pytest
from django.db import connection

from benchmarks.company import candidates, judgement, people, roles
from benchmarks.company.load import company
from benchmarks.promises import load, run
from hiring import clock
from hiring.tenancy.models import Organization
from hiring.tenancy.scope import organization_scope
from sla.models import Commitment


@pytest.fixture
def small(monkeypatch, transactional_db, own_servers):
    for module, name, value in (
        (candidates, "APPLICATIONS", 200), (judgement, "WAITING_DAYS", 7), (people, "INTERVIEWERS", 4),
        (roles, "REQUISITIONS", 6), (roles, "OPEN", 4), (run, "ROWS", 500), (run, "DUE_ROWS", 60),
        (run, "ORGANIZATIONS", 4), (run, "TURNS", 1), (run, "TICKS", 2),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, value)
    url = psycopg.conninfo.make_conninfo(own_servers.superuser_url, dbname=connection.settings_dict["NAME"])
    yield url
    # The floor's tables belong to no organization: in a database of tests the next look at the walls would find them.
    with psycopg.connect(url) as superuser:
        superuser.execute("DROP TABLE benchmark_due, benchmark_outbox")


@pytest.mark.xdist_group("plans")
def test_each_row_is_measured_over_what_was_due(small):
    now = clock.now()
    rows = run.rows(small, company(now=now, say=lambda _: None), now=now, say=lambda _: None)
    named = {row.name: row for row in rows}
    assert set(named) == {"sla.sweep", "sla.many_organizations", "sla.empty_tick", "sla.record_fact"}
    assert all(row.ours > 0 and row.floor > 0 for row in named.values())
    swept = Organization.objects.get(slug=load.SLUG)
    with organization_scope(swept):
        assert Commitment.objects.exclude(breached_at=None).count() == run.DUE_ROWS + 1
        assert Commitment.objects.filter(next_action_at__gt=now).count() == run.ROWS - run.DUE_ROWS
    others = Organization.objects.filter(slug__startswith=f"{load.SLUG}-")
    assert len(others) == run.ORGANIZATIONS
    for each in others:
        with organization_scope(each):
            assert Commitment.objects.get().breached_at is not None
