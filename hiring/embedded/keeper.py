"""The process that starts the two servers and stops them when their last user is gone.

``python -m hiring.embedded.keeper VAR [--fast]``, started by ``servers()`` and by nobody else. The number
of users is a kernel lock they share: the keeper waits until it can have that lock alone.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

from hiring.embedded import broker, children, locks, postgres
from hiring.embedded.errors import CannotRun
from hiring.embedded.places import Places, places

READY = "ready"
START_LIMIT = 60.0
GLANCE = 0.1


def main() -> int:
    """Keep the servers of the folder named on the command line; say ``ready``, or one sentence, on stdout."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        _keep(places(sys.argv[1]), durable="--fast" not in sys.argv)
    except CannotRun as trouble:
        _say(str(trouble))
        return 1
    return 0


def _keep(where: Places, *, durable: bool) -> None:
    with ExitStack() as stack:
        stack.enter_context(locks.alone(where.run / "keeper.lock", at_most=START_LIMIT, otherwise=_busy(where)))
        # The servers inherit this one: it is free only when the last of a killed predecessor's is gone.
        held = stack.enter_context(
            locks.alone(where.run / "children.lock", at_most=START_LIMIT, otherwise=_busy(where))
        )
        postgres.make_cluster(where)
        postgres.forget_dead_postmaster(where)
        for stale in (where.ready, where.redis_socket):
            stale.unlink(missing_ok=True)
        database = children.start(
            postgres.command(where, durable=durable),
            log=where.logs / "postgres.log",
            when_we_die=signal.SIGINT,
            keep_open=[held],
        )
        stack.callback(children.stop, database, signal.SIGINT, patience=20)
        queue = children.start(broker.command(where), log=where.logs / "redis.log", keep_open=[held])
        stack.callback(children.stop, queue)
        stack.callback(where.ready.unlink, missing_ok=True)
        _wait("PostgreSQL", database, lambda: postgres.answers(where), where.logs / "postgres.log")
        _wait("Redis", queue, lambda: broker.answers(where), where.logs / "redis.log")
        postgres.make_roles(where)
        _announce(where, {"keeper": os.getpid(), "postgres": database.pid, "redis": queue.pid})
        users = os.open(where.run / "users.lock", os.O_RDWR | os.O_CREAT, 0o600)
        while database.poll() is None and queue.poll() is None and not locks.take(users):
            time.sleep(GLANCE)


def _wait(name: str, child: subprocess.Popen[bytes], answers: Callable[[], bool], log: Path) -> None:
    deadline = time.monotonic() + START_LIMIT
    while not answers():
        if child.poll() is not None or time.monotonic() > deadline:
            raise CannotRun(f"{name} did not start; its reasons are in {log}.")
        time.sleep(0.02)


def _announce(where: Places, pids: dict[str, int]) -> None:
    draft = where.run / "ready.json.new"
    draft.write_text(json.dumps(pids))
    draft.replace(where.ready)
    _say(READY)


def _say(line: str) -> None:
    # Whoever started us may have been killed meanwhile; then nobody listens and the lock tells us to stop.
    with suppress(BrokenPipeError):
        os.write(sys.stdout.fileno(), f"{line}\n".encode())


def _busy(where: Places) -> str:
    return f"Servers of an earlier run still use {where.var}. End them, or set HIRING_VAR to another folder."


if __name__ == "__main__":
    sys.exit(main())
