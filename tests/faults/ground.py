"""Ground on which processes may be killed: servers of its own, an organization in it, ten thousand promises due."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from unittest import mock

from django.db import connection, connections

from hiring import clock
from hiring.embedded import broker, children, locks, schema
from hiring.embedded.places import Places, places
from hiring.embedded.servers import Servers, servers
from sla.models import Commitment, CommitmentEvent
from tests import databases
from tests.program import empty_folder, environment_of, wait_until
from tests.sla.test_sweep import promised
from tests.world import World

# One row for each turn of `g`, as the prototype but for its id, its cycle and who owes it.
MORE = """
INSERT INTO sla_commitment ({columns})
SELECT {values} FROM sla_commitment c, generate_series(2, %s) g WHERE c.id = %s
"""


@dataclass
class Ground:
    """Where the processes of one test run, and how to start and kill them. `environment` is theirs."""

    servers: Servers
    redis: Places
    environment: dict[str, str]
    stack: ExitStack

    def start(self, name: str, command: list[str | Path]) -> subprocess.Popen[bytes]:
        """Start `python -m command`; no test leaves it running."""
        log = self.servers.where.logs / f"{name}.log"
        child = children.start([sys.executable, "-m", *command], log=log, environment=self.environment)
        self.stack.callback(children.stop, child)
        return child

    def one(self, what: str, world: World) -> subprocess.Popen[bytes]:
        """Start one sweep, or one relay, of the organization: the task itself, in a process of its own."""
        return self.start(what, ["tests.faults.one", what, str(world.organization.pk)])

    def move_clock(self, moment: datetime) -> None:
        """Let every process of this ground read `moment` from now on, and time run on from there."""
        with mock.patch.dict(os.environ, self.environment):
            clock.move_to(moment)

    def start_redis(self) -> subprocess.Popen[bytes]:
        """Start the broker, which remembers nothing."""
        child = children.start(broker.command(self.redis), log=self.redis.logs / "redis.log")
        self.stack.callback(children.stop, child)
        wait_until(lambda: broker.answers(self.redis), "Redis answers")
        return child


def kill(child: subprocess.Popen[bytes]) -> None:
    """End a process and everything it started, at once: nobody hears of it."""
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()


@contextmanager
def home(var: Path) -> Iterator[Places]:
    """An emptied folder for servers, which one test run has at a time."""
    var.mkdir(parents=True, exist_ok=True)
    with locks.alone(var / "in-use.lock", at_most=900, otherwise=f"{var} is in use by another test run."):
        yield empty_folder(var)


@contextmanager
def ground(where: Places, *, mail_port: int = 1, is_new: bool = True) -> Iterator[Ground]:
    """Run servers in the folder, and let this process's Django use them; `is_new`: with nobody's rows in it."""
    with ExitStack() as stack:
        running = stack.enter_context(servers(where.var))
        redis = places(where.var / "broker")
        environment = environment_of(running, "http://127.0.0.1:1", mail_port) | {
            "REDIS_URL": redis.redis_url(),
            "DJANGO_SETTINGS_MODULE": "hiring.settings",
        }
        if is_new:
            with mock.patch.dict(os.environ, environment):
                schema.bring_up_to_date(running)
            databases.empty(running.superuser_url, "hiring")
            Path(environment["HIRING_CLOCK_FILE"]).unlink(missing_ok=True)
        stack.enter_context(_ours(running))
        yield Ground(running, redis, environment, stack)


@contextmanager
def _ours(running: Servers) -> Iterator[None]:
    """Let Django in this process speak to these servers, as the role the program runs as."""
    before = dict(connection.settings_dict)
    connections.close_all()
    found = databases.settings_of(running.database_url)
    connection.settings_dict.update(found, OPTIONS={**before["OPTIONS"], **found["OPTIONS"]})
    try:
        yield
    finally:
        connections.close_all()
        connection.settings_dict.update({key: before[key] for key in found})


def due(world: World, number: int, *, at: datetime) -> None:
    """So many promises, due at one moment, owed by four people in turn."""
    [first] = promised(world, 1, due=at)
    names = [field.column for field in Commitment._meta.concrete_fields]
    others = {"id": "gen_random_uuid()", "cycle": "g", "owner_id": "(%s::uuid[])[1 + g %% 4]"}
    columns, values = ", ".join(names), ", ".join(others.get(name, f"c.{name}") for name in names)
    people = [world.interviewer, world.second_interviewer, world.manager, world.finance]
    with world.scope(), connection.cursor() as cursor:
        sql = MORE.format(columns=columns, values=values)
        cursor.execute(sql, [[each.pk for each in people], number, first.pk])
    with world.scope():
        Commitment.objects.update(next_action_at=at + timedelta(microseconds=1), next_step=1)


def broken(world: World) -> int:
    """How many breaches stand by now."""
    with world.scope():
        return int(CommitmentEvent.objects.filter(kind="breached").count())


def celery(*words: str) -> list[str | Path]:
    return ["celery", "--app", "hiring.celery:app", *words, "--loglevel", "INFO"]


WORKER = celery("worker", "--concurrency", "1", "--without-gossip", "--without-mingle", "--without-heartbeat")


def beat(schedule: Path) -> list[str | Path]:
    return [*celery("beat", "--pidfile", ""), "--schedule", schedule]
