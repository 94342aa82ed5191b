"""`make demo`: everything the program needs, on this machine alone, until Ctrl-C.

Whatever keeps it from starting is one sentence and exit code 1.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import NoReturn

from hiring.embedded import children, locks, program
from hiring.embedded.errors import CannotRun
from hiring.embedded.places import Places, places
from hiring.embedded.schema import bring_up_to_date, migrate
from hiring.embedded.servers import servers
from hiring.embedded.surroundings import secret_key, var

PORT = 8471
LARGEST_PORT = 65535
GLANCE = 0.2
ADDRESSES = {"DATABASE_URL", "OWNER_DATABASE_URL", "REDIS_URL"}


def main() -> int:
    """Run the demo until it is told to end (0) or cannot go on (1)."""
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, _end)
    try:
        _demo(places(var()))
    except CannotRun as trouble:
        print(trouble, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped. `make demo` goes on from here, with its data.")
        return 0
    return 1


def _end(*_: object) -> None:
    # Once is enough: a second Ctrl-C would interrupt the stopping itself.
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, signal.SIG_IGN)
    print("\nStopping ...", flush=True)
    raise KeyboardInterrupt


def _demo(where: Places) -> NoReturn:
    with ExitStack() as stack:
        stack.enter_context(_only_one(where))
        web, mail = stack.enter_context(program.listen(_port())), stack.enter_context(program.listen(0))
        note = where.run / "demo-address"
        note.write_text(program.address(web))
        os.environ.update(_environment(where, program.address(web), mail.getsockname()[1]))
        still_there = _prepare_database(where, stack)
        people = _load_demo_company(where)
        with _step("Starting web, worker, beat and mailbox"):
            processes = stack.enter_context(program.running(where, os.environ, web=web, mail=mail))
        print(f"\n  {program.address(web)}\n\n{people}\nCtrl-C stops everything. Logs: {where.logs}", flush=True)
        _watch(processes, still_there, where)


@contextmanager
def _only_one(where: Places) -> Iterator[None]:
    note = where.run / "demo-address"
    address = note.read_text(errors="replace") if note.exists() else program.LOOPBACK
    already = f"Already running at {address}. Stop that one first, or open it."
    with locks.alone(where.run / "demo.lock", at_most=0, otherwise=already):
        yield


@contextmanager
def _step(what: str) -> Iterator[None]:
    print(f"{what} ...", end=" ", flush=True)
    began = time.monotonic()
    yield
    print(f"{time.monotonic() - began:.1f} s", flush=True)


def _prepare_database(where: Places, stack: ExitStack) -> Callable[[], bool]:
    """Start our own servers, or take those that the environment names; return how to ask whether they still run."""
    if named := {name for name in ADDRESSES if os.environ.get(name)}:
        if missing := ADDRESSES - named:
            raise CannotRun(f"To use servers of your own, also set {' and '.join(sorted(missing))}.")
        with _step("Applying the migrations to the database you named"):
            migrate(os.environ["OWNER_DATABASE_URL"], log=where.logs / "migrate.log")
        return lambda: True
    with _step("Starting PostgreSQL and Redis"):
        running = stack.enter_context(servers(where.var))
    os.environ.update(running.environment())
    with _step("Applying the migrations"):
        bring_up_to_date(running)
    return running.are_running


def _port() -> int:
    named = os.environ.get("PORT", str(PORT))
    if not named.isdecimal() or not int(named) <= LARGEST_PORT:
        raise CannotRun(f"PORT is {named!r}; it takes a number up to 65535; 0 lets the system choose.")
    return int(named)


def _environment(where: Places, base_url: str, mail_port: int) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "hiring.settings",
        "HIRING_MODE": "demo",
        "HIRING_VAR": str(where.var),
        # Not under run/: a company that has been moved a day ahead stays there after a restart.
        "HIRING_CLOCK_FILE": str(where.var / "clock"),
        "BASE_URL": base_url,
        "EMAIL_URL": f"smtp://{program.LOOPBACK}:{mail_port}",
        "SECRET_KEY": secret_key(where.var),
    }


def _load_demo_company(where: Places) -> str:
    """Make the demo company unless it is there, and return what the command prints: who can sign in.

    How far it is, it tells on stderr.
    """
    said = where.run / "demo-people"
    said.unlink(missing_ok=True)
    print("Making the demo company (about a minute the first time) ...", flush=True)
    if not children.run([sys.executable, "-m", "hiring.embedded.demo_company"], log=said, audible=True):
        raise CannotRun("The demo company could not be made; the reason is above.")
    return said.read_text()


def _watch(processes: program.Program, still_there: Callable[[], bool], where: Places) -> NoReturn:
    while True:
        time.sleep(GLANCE)
        if name := processes.stopped():
            raise CannotRun(f"The {name} process ended by itself; its reasons are in {where.logs}/{name}.log.")
        if not still_there():
            raise CannotRun(f"PostgreSQL or Redis ended by itself; the reasons are in {where.logs}.")


if __name__ == "__main__":
    sys.exit(main())
