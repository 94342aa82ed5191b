"""Workers, brokers and databases are killed in the middle of ten thousand breaches: nothing is lost or said twice."""

import os
import signal
from collections import Counter
from datetime import timedelta

import pytest
import redis

from hiring.delivery.actions import LEASE
from hiring.delivery.models import Message
from hiring.embedded.servers import pids
from hiring.ledger.models import Event
from sla.actions.sweep import sweep
from sla.models import Commitment, CommitmentEvent, EscalationCase
from tests.faults.ground import WORKER, beat, broken, due, ground, kill
from tests.program import wait_until
from tests.world import MONDAY, build

NUMBER = 10_000
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
BACK = MONDAY + 6 * HOUR
pytestmark = pytest.mark.usefixtures("unblocked")


def everything_was_found_once(world):
    """Each breach at its due instant, once, in history and ledger; a word to each owner and to who waits, once."""
    with world.scope():
        assert set(Commitment.objects.values_list("breached_at", flat=True)) == {MONDAY}
        found = CommitmentEvent.objects.filter(kind="breached").values_list("commitment_id", "occurred_at")
        assert (len(found), {at for _, at in found}) == (NUMBER, {MONDAY})
        assert len({pk for pk, _ in found}) == NUMBER
        told = Event.objects.filter(verb="promise_broken")
        assert (told.count(), told.values("subject_id").distinct().count()) == (NUMBER, NUMBER)
        for kind in ("reminder", "breach_notice"):
            words = Message.objects.filter(kind=kind)
            assert (kind, words.count(), words.values("subject_id").distinct().count()) == (kind, NUMBER, NUMBER)
        cases = EscalationCase.objects.values_list("rule", "about_id")
        assert max(Counter(cases).values(), default=1) == 1, "one open case for each episode"


def test_two_beats_and_three_workers_lose_one_to_a_kill_and_all_they_know_to_the_broker(folder, office):
    """Six hours of silence; then Redis is flushed and stopped, and a worker killed, while all of it is found."""
    with ground(folder, mail_port=office.port) as here:
        world = build("north", "Europe/Amsterdam")
        due(world, NUMBER, at=MONDAY)
        here.move_clock(BACK)
        broker = here.start_redis()
        workers = [here.start(f"worker-{number}", WORKER) for number in range(3)]
        for number in range(2):
            here.start(f"beat-{number}", beat(here.servers.where.run / f"beat-{number}"))
        wait_until(lambda: broken(world) > 0, "the first batch is swept")
        kill(workers[0])
        redis.Redis.from_url(here.environment["REDIS_URL"]).flushall()
        wait_until(lambda: broken(world) >= NUMBER // 2, "the others go on")
        kill(broker)
        here.start_redis()
        wait_until(lambda: broken(world) == NUMBER, "everything is swept")
        # What the killed one had claimed is free again; what follows a digest leaves an hour after it.
        here.move_clock(BACK + LEASE + 10 * MINUTE)
        wait_until(lambda: not _waits(world), "what is to leave within the hour has left")
        everything_was_found_once(world)
        _each_person_had_one_digest(world, office)


def _waits(world):
    with world.scope():
        return Message.objects.waiting().filter(available_at__lte=BACK + 30 * MINUTE).exists()


def _each_person_had_one_digest(world, office):
    with world.scope():
        digests = Counter(Message.objects.filter(kind="digest").values_list("recipient__email", flat=True))
        kinds = dict(Message.objects.sent().filter(gathered_into=None).values_list("pk", "kind"))
    assert set(digests.values()) == {1}
    ids = Counter(mail["Message-ID"].strip("<>").split("@")[0] for mail in office.taken)
    assert set(ids) == {str(pk) for pk in kinds}
    assert max(ids.values()) == 1


def test_a_database_that_breaks_down_in_the_middle_costs_a_batch_that_is_found_again(folder):
    with ground(folder) as here:
        world = build("north", "Europe/Amsterdam")
        due(world, NUMBER, at=MONDAY)
        here.move_clock(BACK)
        sweeper = here.one("sweep", world)
        wait_until(lambda: broken(world) > 0, "the first batch is swept")
        # What `pg_ctl stop --mode=immediate` sends: no checkpoint, no good-bye, recovery at the next start.
        os.kill(pids(folder.var)["postgres"], signal.SIGQUIT)
        assert sweeper.wait(60) != 0
    with ground(folder, is_new=False) as here:
        assert 0 < broken(world) < NUMBER
        assert here.one("sweep", world).wait(120) == 0
        assert sweep(world.organization.pk, now=BACK + MINUTE) == 0
        everything_was_found_once(world)


@pytest.mark.parametrize(("moment", "copies"), [("MAIL", 1), ("DATA", 2)], ids=["before it is sent", "before the mark"])
def test_a_relay_that_is_killed_costs_one_duplicate_at_most_with_the_same_id(folder, office, moment, copies):
    with ground(folder, mail_port=office.port) as here:
        world = build("north", "Europe/Amsterdam")
        due(world, 1, at=MONDAY)
        sweep(world.organization.pk, now=MONDAY + MINUTE)
        here.move_clock(MONDAY + 10 * MINUTE)
        office.kills_at = moment
        office.victim = here.one("relay", world)
        assert office.victim.wait(60) == -signal.SIGKILL
        here.move_clock(MONDAY + 10 * MINUTE + LEASE + MINUTE)
        assert here.one("relay", world).wait(60) == 0
        ids = Counter(mail["Message-ID"] for mail in office.taken)
        with world.scope():
            assert not Message.objects.waiting().exists()
            assert len(ids) == Message.objects.sent().count() == 2
        assert sorted(ids.values()) == sorted([1, copies])
