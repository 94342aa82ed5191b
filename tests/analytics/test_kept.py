"""What the database counts of promises kept is what the rule counts, side by side and week by week."""

from datetime import timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from analytics.queries.kept import kept_by_week
from analytics.rules.sla_kept import PromiseFact, sla_kept, sla_kept_by
from sla.models import Commitment
from sla.rules.commitment import Outcome
from tests.requisitions.running import run
from tests.world import MONDAY, harbor, north

__all__ = ["harbor", "north"]

ZONE = ZoneInfo("Europe/Amsterdam")
HOUR = timedelta(hours=1)
SINCE = MONDAY - timedelta(weeks=6)


def promise(running, n, random):
    """Write one promise as it may stand in the table, and return it as the rule knows it."""
    due = SINCE + random.randint(0, 6 * 7 * 24) * HOUR
    outcome = random.choice(list(Outcome))
    kept = {Outcome.MET: due - random.randint(0, 3) * HOUR, Outcome.MET_LATE: due + HOUR}.get(outcome)
    broken = due if outcome == Outcome.MET_LATE or random.random() < 0.3 else None
    side = random.choice(["manager", "recruiter", "interviewer"])
    closed = {"state": "closed", "closed_at": due} if outcome else {}
    Commitment.objects.create(
        clause="debrief", subject_type="application", subject_id=running.requisition.pk, cycle=n + 1,
        owner=running.world.manager, side=side, requisition=running.requisition, origin="live", clock="elapsed",
        anchored_at=due - 24 * HOUR, due_at=due, outcome=outcome, satisfied_at=kept, breached_at=broken, **closed,
    )  # fmt: skip
    return PromiseFact(due, outcome, kept, broken, side=side)


def monday_of(fact):
    local = fact.due_at.astimezone(ZONE).date()
    return (local - timedelta(days=local.weekday())).isoformat()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_database_and_the_rule_agree(north, harbor, seed):
    with harbor.scope():
        promise(run(harbor), 0, Random(0))
    with north.scope():
        running, random = run(north), Random(seed)
        facts = [promise(running, n, random) for n in range(60)]
        found = kept_by_week(SINCE, MONDAY, ZONE)
    for side in ("manager", "recruiter"):
        mine = [fact for fact in facts if fact.side == side]
        assert found[side].total == sla_kept(mine, MONDAY)
        weeks = {monday.isoformat(): kept for monday, kept in found[side].weeks if kept}
        assert weeks == sla_kept_by(mine, MONDAY, monday_of)
