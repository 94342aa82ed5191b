"""Keeps the embedded database's tables up to date, as the owner, so that any command finds them.

A server of one's own is migrated by hand or by its deployment (docs/operations.md), never from here.
"""

import hashlib
import os
import sys
from pathlib import Path

from hiring.embedded import children, locks
from hiring.embedded.errors import CannotRun
from hiring.embedded.places import ROOT
from hiring.embedded.servers import Servers

PATIENCE = 600.0


def bring_up_to_date(running: Servers) -> bool:
    """Apply the migrations unless these very ones were applied before; return whether it did.

    Asking Django each time would cost every command a second start of the interpreter.
    """
    stamp = running.where.cluster / "hiring.migrated"
    waiting = f"Another command has been migrating {running.where.var} for ten minutes."
    with locks.alone(running.where.run / "migrate.lock", at_most=PATIENCE, otherwise=waiting):
        wanted = digest()
        if stamp.exists() and stamp.read_text() == wanted:
            return False
        migrate(running.owner_database_url, log=running.where.logs / "migrate.log")
        stamp.write_text(wanted)
        return True


def migrate(owner_database_url: str, *, log: Path) -> None:
    """Apply all migrations to the database of that address, as its owner. Raises ``CannotRun``."""
    named = {"DATABASE_URL": owner_database_url, "OWNER_DATABASE_URL": owner_database_url}
    command = [sys.executable, str(ROOT / "manage.py"), "migrate", "--no-input"]
    if not children.run(command, log=log, environment=os.environ | named):
        last = log.read_text(errors="replace").strip().splitlines()[-1:]
        raise CannotRun(f"The database could not be migrated: {' '.join(last)} (all of it is in {log}).")


def digest() -> str:
    """Return what stands for all migrations: the text of ours, and the versions of everybody else's."""
    ours = [*ROOT.glob("*/migrations/*.py"), *ROOT.glob("hiring/*/migrations/*.py")]
    told = hashlib.sha256()
    for path in [*sorted(ours), ROOT / "requirements" / "runtime.txt"]:
        told.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return told.hexdigest()
