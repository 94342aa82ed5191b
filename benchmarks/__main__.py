"""`make bench`: bring up servers, write the company, serve program and floor side by side, measure, report.

Everything it writes goes to var/bench and var/bench.json. A stand-alone door, so it reads the clock.
"""

import os
import sys
import time

import django
from django.core.management import call_command

from benchmarks.measure import NotThePage
from benchmarks.serve import DidNotStart
from hiring.embedded.errors import CannotRun
from hiring.embedded.places import Places, places
from hiring.embedded.schema import bring_up_to_date
from hiring.embedded.servers import Servers, servers
from hiring.embedded.surroundings import secret_key, var


def main() -> int:
    """Measure once and print the rows; 1 when something could not be brought up."""
    where = places(var() / "bench")
    try:
        with servers(where.var, durable=False) as running:
            _prepare(where, running)
            # Only now: settings read the addresses of the servers when they are imported.
            from benchmarks import run  # noqa: PLC0415

            run.bench(where, result=var() / "bench.json", say=_say)
    except (CannotRun, DidNotStart, NotThePage) as trouble:
        print(f"{trouble} Logs: {where.logs}", file=sys.stderr)
        return 1
    return 0


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
