"""The program's own processes: web, worker, beat and a mailbox, started together and stopped in order.

Knows nothing of the servers below them or of the demo company; the tests run the whole program by it too.
"""

import http.client
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from hiring.embedded import children, locks
from hiring.embedded.errors import CannotRun
from hiring.embedded.places import Places

LOOPBACK = "127.0.0.1"
START_LIMIT = 60.0
# Beat has nothing to lose, and told to end while it starts, it may not hear: it is waited for less, or not at all.
PATIENCE = {"beat": 2.0}
WHEN_WE_DIE = {"beat": signal.SIGKILL}
LAST_ONES_LEAVING = "Processes of an earlier run are still ending in {}. Try again in a moment."


@dataclass(frozen=True)
class Program:
    """The running processes, by name."""

    processes: Mapping[str, subprocess.Popen[bytes]]

    def stopped(self) -> str | None:
        """Return the name of a process that has ended, None while all run."""
        return next((name for name, process in self.processes.items() if process.poll() is not None), None)


def listen(port: int) -> socket.socket:
    """Return a socket listening on the loopback address; 0 lets the system choose. Raises ``CannotRun`` when taken.

    The processes are handed the open socket, so nobody can take the port between this look and their start.
    """
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
    except OSError as error:
        listening.close()
        raise CannotRun(f"Port {port} is taken ({error.strerror}). Choose another: PORT=8472 make demo") from error
    listening.listen(128)
    return listening


def address(listening: socket.socket) -> str:
    """Return the URL of a listening socket."""
    return f"http://{LOOPBACK}:{listening.getsockname()[1]}"


@contextmanager
def running(
    where: Places, environment: Mapping[str, str], *, web: socket.socket, mail: socket.socket
) -> Iterator[Program]:
    """Run web, worker, beat and mailbox until the block ends; yields once the first page is served.

    They stop in the order that loses nothing: beat, web, worker, mailbox.
    """
    waiting = LAST_ONES_LEAVING.format(where.var)
    with ExitStack() as stack:
        # Inherited by every process: it is free only when the last one of a killed run has ended.
        held = stack.enter_context(locks.alone(where.run / "program.lock", at_most=20, otherwise=waiting))
        processes = {}
        for name, command, sockets in (
            ("mailbox", _mailbox(where, mail), [mail.fileno()]),
            ("worker", _worker(), []),
            ("web", web_command(where, web), [web.fileno()]),
            ("beat", _beat(where), []),
        ):
            processes[name] = children.start(
                [sys.executable, "-m", *command],
                log=where.logs / f"{name}.log",
                when_we_die=WHEN_WE_DIE.get(name, signal.SIGTERM),
                environment=environment,
                keep_open=[held, *sockets],
            )
            stack.callback(children.stop, processes[name], patience=PATIENCE.get(name, 10.0))
        program = Program(processes)
        _wait_for_first_page(program, web, where)
        yield program


def _mailbox(where: Places, mail: socket.socket) -> list[str | Path]:
    return ["hiring.embedded.mailbox", str(mail.fileno()), where.var / "mail"]


def web_command(where: Places, web: socket.socket) -> list[str | Path]:
    """Return the arguments after `python -m` that serve the site of DJANGO_SETTINGS_MODULE on an open socket."""
    return [
        *("gunicorn", "hiring.wsgi:application", "--worker-class", "gthread", "--workers", "1", "--threads", "8"),
        *("--bind", f"fd://{web.fileno()}", "--worker-tmp-dir", where.run, "--graceful-timeout", "3"),
        # It would lie under HOME, which is not ours to write to.
        "--no-control-socket",
    ]


def _worker() -> list[str | Path]:
    quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    return ["celery", "--app", "hiring.celery:app", "worker", "--concurrency", "2", "--loglevel", "INFO", *quiet]


def _beat(where: Places) -> list[str | Path]:
    # The empty pid file means none: what a killed run left there would stop the next one.
    schedule: list[str | Path] = ["--schedule", where.run / "beat-schedule", "--pidfile", ""]
    return ["celery", "--app", "hiring.celery:app", "beat", "--loglevel", "INFO", *schedule]


def _wait_for_first_page(program: Program, web: socket.socket, where: Places) -> None:
    deadline = time.monotonic() + START_LIMIT
    while not _answers(web.getsockname()[1]):
        stopped = program.stopped()
        if stopped or time.monotonic() > deadline:
            raise CannotRun(f"The {stopped or 'web'} process did not start; its reasons are in {where.logs}.")


def _answers(port: int) -> bool:
    line = http.client.HTTPConnection(LOOPBACK, port, timeout=1)
    try:
        line.request("GET", "/")
        return line.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR
    except (OSError, http.client.HTTPException):
        time.sleep(0.05)
        return False
    finally:
        line.close()
