"""`make bench`: bring up servers, write the company, serve program and floor side by side, measure, report.

Everything it writes goes to var/bench and var/bench.json. A stand-alone door, so it reads the clock.
"""

import hashlib
import os
import shutil
import sys
import time
from contextlib import ExitStack

import django
from django.core.management import call_command

from benchmarks.measure import NotThePage
from benchmarks.serve import DidNotStart
from hiring import clock
from hiring.embedded import locks
from hiring.embedded.errors import CannotRun
from hiring.embedded.places import ROOT, Places, places
from hiring.embedded.schema import bring_up_to_date, digest
from hiring.embedded.servers import Servers, servers
from hiring.embedded.surroundings import secret_key, var


def main() -> int:
    """Measure once and print the rows; 1 when something could not be brought up."""
    home = places(var())
    where = places(home.var / "bench")
    try:
        with locks.alone(home.run / "bench.lock", at_most=0, otherwise="Already measuring."), ExitStack() as stack:
            stamp = _todays(where)
            running = stack.enter_context(servers(where.var, durable=False))
            _prepare(where, running)
            # Only now: settings read the addresses of the servers when they are imported.
            from benchmarks import run  # noqa: PLC0415

            run.bench(where, superuser=running.superuser_url, result=home.var / "bench.json", say=_say)
            (where.var / "written").write_text(stamp)
    except (CannotRun, DidNotStart, NotThePage) as trouble:
        print(f"{trouble} Logs: {where.logs}", file=sys.stderr)
        return 1
    return 0


def _todays(where: Places) -> str:
    """Throw away a company of another day, or written by other code; return what stands for today's."""
    told = hashlib.sha256(f"{clock.now():%Y-%m-%d} {digest()}".encode())
    for path in sorted((ROOT / "benchmarks" / "company").glob("*.py")):
        told.update(path.read_bytes())
    written = where.var / "written"
    if not written.exists() or written.read_text() != told.hexdigest():
        with locks.alone(where.run / "keeper.lock", at_most=60, otherwise="The servers of an earlier run do not end."):
            shutil.rmtree(where.cluster, ignore_errors=True)
            written.unlink(missing_ok=True)
    return told.hexdigest()


def _prepare(where: Places, running: Servers) -> None:
    """Name the servers to Django and bring the database, the floor's table and the static files up to date."""
    os.environ |= {
        **running.environment(),
        "DJANGO_SETTINGS_MODULE": "hiring.settings",
        "HIRING_MODE": "production",
        "HIRING_VAR": str(where.var),
        "SECRET_KEY": secret_key(where.var),
        "ALLOWED_HOSTS": "127.0.0.1,testserver",
        "BEHIND_TLS": "0",
        "LOG_LEVEL": "WARNING",
    }
    _say("applying the migrations")
    bring_up_to_date(running)
    django.setup()
    _say("collecting the static files")
    call_command("collectstatic", interactive=False, verbosity=0)


def _say(what: str) -> None:
    print(f"  {time.strftime('%H:%M:%S')}  {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
