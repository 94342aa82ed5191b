"""The embedded PostgreSQL: making its data folder once, the command that runs it, and whether it answers."""

import os
import shutil
from itertools import chain
from pathlib import Path

import psycopg

from hiring.embedded import binaries, children, privilege
from hiring.embedded.errors import CannotRun
from hiring.embedded.places import POSTGRES_SOCKET, ROOT, Places

SUPERUSER = "postgres"
ROLES = ROOT / "docs" / "roles.sql"


def make_cluster(where: Places) -> None:
    """Make the data folder if there is none.

    It is made beside its place and renamed: what a killed first start leaves is never taken for a cluster.
    """
    if where.cluster.exists():
        _require_same_version(where)
        return
    draft = where.var / "postgres.new"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    privilege.own(draft)
    # Nothing here follows LANG: the same cluster is made under an empty environment.
    _run(
        where,
        [*privilege.prefix(), binaries.postgres("initdb"), "--pgdata", draft, "--username", SUPERUSER],
        ["--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"],
        ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    )
    draft.rename(where.cluster)


def forget_dead_postmaster(where: Places) -> None:
    """Remove what a killed server left to say that it runs: one note beside its data, one beside its socket.

    PostgreSQL does so itself, unless that number is taken: by a zombie, or by anybody since the machine restarted.
    Only for a caller that holds the servers' lock, which a living server of ours would hold.
    """
    for note in (where.cluster / "postmaster.pid", where.sockets / f"{POSTGRES_SOCKET}.lock"):
        if note.exists() and _names_no_server(note, where):
            note.unlink()


def _names_no_server(note: Path, where: Places) -> bool:
    """Say whether the number in `note` is none, or is that of something else than a server of ours."""
    number = note.read_bytes().split(b"\n", 1)[0].strip()
    if not number.isdigit():
        return True
    try:
        command_of_that_number = Path("/proc", number.decode(), "cmdline").read_bytes()
    except OSError:  # nobody has it, which PostgreSQL sees as well
        return False
    return os.fsencode(where.cluster) not in command_of_that_number


def command(where: Places, *, durable: bool) -> list[str | Path]:
    """Return the command that runs the server in the foreground, reached through its socket alone."""
    settings = {
        "listen_addresses": "",
        # A list in PostgreSQL's own syntax: a folder with a space or comma in it needs the quotes.
        "unix_socket_directories": f'"{where.sockets}"',
        "unix_socket_permissions": "0700",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "max_connections": "100",
        "shared_buffers": "128MB",
        "fsync": "on" if durable else "off",
    }
    words: list[str | Path] = [*privilege.prefix(), *privilege.dying_with_parent("INT")]
    words += [binaries.postgres("postgres"), "-D", where.cluster]
    for name, value in settings.items():
        words += ["-c", f"{name}={value}"]
    return words


def answers(where: Places) -> bool:
    """Say whether the server takes connections."""
    try:
        with psycopg.connect(host=str(where.sockets), user=SUPERUSER, dbname="postgres", connect_timeout=2):
            return True
    except psycopg.OperationalError:
        return False


def make_roles(where: Places) -> None:
    """Make the owner's and the program's roles and the database, by the file that production uses too."""
    _run(
        where,
        [binaries.postgres("psql"), "--no-psqlrc", "--quiet", "--host", where.sockets, "--username", SUPERUSER],
        ["--dbname=postgres", "--set=database=hiring", "--file", ROLES],
    )


def _require_same_version(where: Places) -> None:
    ours = binaries.postgres("postgres").parents[1].name.removeprefix("pginstall")
    theirs = (where.cluster / "PG_VERSION").read_text().strip()
    if ours != theirs:
        raise CannotRun(
            f"{where.cluster} was made by PostgreSQL {theirs} and this is {ours}. "
            "Move it away to start afresh, or dump it with the version that made it."
        )


def _run(where: Places, *words: list[str | Path]) -> None:
    log = where.logs / "postgres-setup.log"
    if not children.run(list(chain(*words)), log=log):
        last = log.read_text(errors="replace").strip().splitlines()[-1:]
        raise CannotRun(f"PostgreSQL could not be set up: {' '.join(last)} (all of it is in {log}).")
