"""The whole program in processes of its own: web, worker, beat, mailbox, PostgreSQL, Redis. Nothing is replaced.

For end-to-end tests: they speak to it by browser, by command and by mail, as people do.
"""

import email
import email.policy
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from unittest import mock

from hiring import clock
from hiring.embedded import locks, program, schema
from hiring.embedded.places import ROOT, Places, places
from hiring.embedded.servers import Servers, servers
from hiring.embedded.surroundings import secret_key
from tests import databases

TICK = "1"
# In seconds: only what never comes costs it; a busy machine may need minutes for what takes seconds elsewhere.
PATIENCE = 240.0


@dataclass(frozen=True)
class RunningProgram:
    """Where it is, and how to do to it what people cannot: move its clock, read its mailbox."""

    url: str
    servers: Servers
    environment: dict[str, str]

    def manage(self, *words: str) -> str:
        """Run a command of manage.py beside the running processes and return what it prints."""
        command = [sys.executable, str(ROOT / "manage.py"), *words]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{words[0]} failed:\n{done.stdout}{done.stderr}"
        return done.stdout

    def move_clock(self, moment: datetime) -> None:
        """Let every process of it read `moment` from now on, and time run on from there."""
        with mock.patch.dict(os.environ, self.environment):
            clock.move_to(moment)

    def mails(self) -> list[EmailMessage]:
        """Return the mail that has been delivered, oldest first."""
        files = sorted((self.servers.where.var / "mail").glob("*.eml"))
        return [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]


def wait_until(claim: Callable[[], object], what: str) -> None:
    """Wait for something that other processes bring about; fail saying `what` when it does not come."""
    deadline = time.monotonic() + PATIENCE
    while not claim():
        assert time.monotonic() < deadline, f"still not so after {PATIENCE:.0f} s: {what}"
        time.sleep(0.1)


@contextmanager
def running_program(var: Path) -> Iterator[RunningProgram]:
    """Run the program in the folder `var` with an empty database; one at a time, whoever asks."""
    var.mkdir(parents=True, exist_ok=True)
    with locks.alone(var / "in-use.lock", at_most=900, otherwise=f"{var} is in use by another test run."):
        where = empty_folder(var)
        with servers(where.var, durable=False) as running, program.listen(0) as web, program.listen(0) as mail:
            environment = environment_of(running, program.address(web), mail.getsockname()[1])
            with mock.patch.dict(os.environ, environment):
                schema.bring_up_to_date(running)
            databases.empty(running.superuser_url, "hiring")
            with program.running(where, environment, web=web, mail=mail):
                yield RunningProgram(program.address(web), running, environment)


def empty_folder(var: Path) -> Places:
    """Forget what the last run left, but for a cluster that has these very migrations."""
    stamp = var / "postgres" / "hiring.migrated"
    if not stamp.exists() or stamp.read_text() != schema.digest():
        shutil.rmtree(var / "postgres", ignore_errors=True)
    shutil.rmtree(var / "mail", ignore_errors=True)
    (var / "clock").unlink(missing_ok=True)
    return places(var)


def environment_of(running: Servers, base_url: str, mail_port: int) -> dict[str, str]:
    var = running.where.var
    named = {
        "HIRING_MODE": "test",
        "HIRING_VAR": str(var),
        "HIRING_CLOCK_FILE": str(var / "clock"),
        "BASE_URL": base_url,
        "EMAIL_URL": f"smtp://{program.LOOPBACK}:{mail_port}",
        "SECRET_KEY": secret_key(var),
        "TICK_SECONDS": TICK,
    }
    return os.environ | running.environment() | named
