"""What the sweep and the watch ask finds its rows by an index, among many: nothing is read from end to end."""

from datetime import timedelta

import psycopg
import pytest
from django.db import connection

from hiring.delivery.models import Message
from sla.models import Commitment, EscalationCase, EscalationLook
from tests.faults.ground import due
from tests.world import MONDAY, build

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MANY = 5_000
# The bodies of the functions that ask over all organizations; they run as the owner, so they are planned here as such.
ACROSS = {
    "swept": "SELECT organization_id FROM sla_commitment WHERE next_action_at <= %s",
    "sent": "SELECT organization_id FROM delivery_message WHERE available_at <= %s AND sent_at IS NULL"
    " AND dropped_at IS NULL AND dead_at IS NULL AND gathered_into_id IS NULL AND held_at IS NULL",
    "broken in silence": "SELECT count(*) FROM sla_commitment WHERE breached_at > %s AND closed_at IS NULL",
    "swept ahead": "SELECT count(*) FROM sla_sweptuntil WHERE at > %s",
}


@pytest.fixture
def many(transactional_db, own_servers):
    """Five thousand promises, all but one of them due next week, and the planner knows."""
    world = build("north", "Europe/Amsterdam")
    due(world, MANY, at=MONDAY + 7 * DAY)
    with world.scope():
        Commitment.objects.filter(cycle=1).update(next_action_at=MONDAY)
    database = connection.settings_dict["NAME"]
    with psycopg.connect(own_servers.superuser_url, dbname=database, autocommit=True) as direct:
        direct.execute("ANALYZE sla_commitment")
        yield world, direct


@pytest.mark.xdist_group("plans")
def test_what_is_due_in_one_organization_is_found_by_an_index(many):
    world, _ = many
    with world.scope(), connection.cursor() as cursor:
        plan = Commitment.objects.due_for_action(MONDAY + HOUR)[:1000].explain()
        assert "Index" in plan, plan
        assert "Seq Scan" not in plan, plan
        # The others are empty here, and would rightly be read whole: is there another way?
        cursor.execute("SET LOCAL enable_seqscan = off")
        for found in (EscalationCase.objects.due_for_action, EscalationLook.objects.due_for_action):
            assert "Index" in found(MONDAY)[:1000].explain()
        assert "Index" in Message.objects.claimable(MONDAY)[:50].explain()


@pytest.mark.xdist_group("plans")
@pytest.mark.parametrize("what", ACROSS)
def test_what_is_asked_over_all_organizations_is_found_by_an_index(many, what):
    _, direct = many
    direct.execute("SET enable_seqscan = off")  # small tables are read whole, and rightly; is there another way?
    plan = "\n".join(row[0] for row in psycopg.ClientCursor(direct).execute(f"EXPLAIN {ACROSS[what]}", [MONDAY]))
    assert "Index" in plan, plan
    assert "Seq Scan" not in plan, plan
