"""``with servers(var) as s``: a real PostgreSQL and a real Redis for as long as somebody uses them.

The demo, a command beside it and the tests all use this one function; whoever comes first starts the
servers, whoever leaves last stops them, and a killed user counts as one who left.
"""

import json
import os
import select
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hiring.embedded import broker, keeper, locks, postgres
from hiring.embedded.errors import CannotRun
from hiring.embedded.places import ROOT, Places, places

STOP_LIMIT = 30.0


@dataclass(frozen=True)
class Servers:
    """Running servers and how to reach them."""

    where: Places
    database_url: str
    owner_database_url: str
    superuser_url: str
    redis_url: str

    def environment(self) -> dict[str, str]:
        """Return the variables that settings read."""
        return {
            "DATABASE_URL": self.database_url,
            "OWNER_DATABASE_URL": self.owner_database_url,
            "REDIS_URL": self.redis_url,
        }

    def are_running(self) -> bool:
        """Say whether their keeper is alive; without it they stop by themselves."""
        return self.where.ready.exists() and locks.is_held(self.where.run / "keeper.lock")


@contextmanager
def servers(var: Path | str, *, durable: bool = True) -> Iterator[Servers]:
    """Start or join the servers of the folder `var`; what was started is gone when the last user leaves.

    `durable=False` trades safety in a power cut for speed (tests). Raises ``CannotRun``.
    """
    where = places(var)
    started = None
    try:
        with locks.shared(where.run / "users.lock"):  # waits while a keeper goes down
            with locks.alone(where.run / "start.lock", at_most=2 * keeper.START_LIMIT, otherwise=_nobody_starts(where)):
                if not _can_be_joined(where):
                    started = _start_keeper(where, durable=durable)
            yield addresses(where)
    finally:
        _see_them_off(where, started)


def pids(var: Path | str) -> Mapping[str, int]:
    """Return the process numbers of the running keeper, PostgreSQL and Redis of the folder `var`."""
    found: dict[str, int] = json.loads(places(var).ready.read_text())
    return found


def addresses(where: Places) -> Servers:
    """Return how the servers of `where` are reached, whether they run or not."""
    return Servers(
        where=where,
        database_url=where.database_url("hiring_app"),
        owner_database_url=where.database_url("hiring_owner"),
        superuser_url=where.database_url(postgres.SUPERUSER),
        redis_url=where.redis_url(),
    )


def _can_be_joined(where: Places) -> bool:
    """Return True when a keeper has both servers up, False when there is none; wait while one comes or goes."""
    deadline = time.monotonic() + keeper.START_LIMIT
    while locks.is_held(where.run / "keeper.lock"):
        if where.ready.exists() and postgres.answers(where) and broker.answers(where):
            return True
        if time.monotonic() > deadline:
            raise CannotRun(_nobody_starts(where))
        time.sleep(0.05)
    return False


def _start_keeper(where: Places, *, durable: bool) -> int:
    """Start a keeper, wait until its servers answer, and return its process number."""
    path = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    hear, tell = os.pipe()
    with (where.logs / "keeper.log").open("ab") as log:
        # Not a child like others: it may outlive us, when somebody else still uses the servers.
        number = os.posix_spawn(
            sys.executable,
            [sys.executable, "-m", "hiring.embedded.keeper", str(where.var), *([] if durable else ["--fast"])],
            os.environ | {"PYTHONPATH": os.pathsep.join(path)},
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_DUP2, tell, 1),
                (os.POSIX_SPAWN_DUP2, log.fileno(), 2),
            ],
            setsid=True,
        )
    os.close(tell)
    answer = _first_line(hear)
    if answer != keeper.READY:
        os.kill(number, signal.SIGTERM)
        os.waitpid(number, 0)
        raise CannotRun(answer or f"The servers did not start; the reasons are in {where.logs}.")
    return number


def _first_line(pipe: int) -> str:
    with os.fdopen(pipe, "rb") as lines:
        select.select([lines], [], [], 2 * keeper.START_LIMIT)
        os.set_blocking(pipe, False)
        return (lines.readline() or b"").decode().strip()


def _see_them_off(where: Places, started: int | None) -> None:
    """Wait until the servers are gone, unless others still use them; take note of the end of the keeper we started."""
    time.sleep(2 * keeper.GLANCE)
    deadline = time.monotonic() + STOP_LIMIT
    while not where.ready.exists() and locks.is_held(where.run / "children.lock") and time.monotonic() < deadline:
        time.sleep(0.02)
    if started:
        os.waitpid(started, os.WNOHANG if where.ready.exists() else 0)


def _nobody_starts(where: Places) -> str:
    return f"The servers of {where.var} neither start nor stop; the reasons are in {where.logs}."
