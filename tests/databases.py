"""Two roles on one test database: made and migrated by its owner, used by the role the program runs as.

With a slot for each run, so that several runs, and the workers of one, do not share a database.
"""

import fcntl
import os
from pathlib import Path
from urllib.parse import urlsplit

import environ
import psycopg
from django.db import connections

from hiring.embedded import locks
from hiring.embedded.places import Places
from hiring.embedded.schema import digest, migrate

OWNER = "OWNER_DATABASE_URL"
RUNTIME = "DATABASE_URL"
KEPT_TEMPLATES = 4  # of other states of the migrations, which other branches may be at
SLOTS = 16  # as many databases as a Redis has
# Rows that migrations wrote and every test may count on.
SEEDED = {"django_migrations", "django_content_type", "auth_permission"}


def take_slot(folder: Path) -> int:
    """Return a number below ``SLOTS`` that no other test process has; it is ours until we end."""
    for number in range(SLOTS):
        descriptor = os.open(folder / f"slot-{number}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
        else:
            return number
    raise RuntimeError(f"{SLOTS} test runs are using {folder} already.")


def template(where: Places) -> str:
    """Return the name of a database with all migrations applied, made when they are new; copying it takes 0.1 s."""
    owner = os.environ[OWNER]
    wanted, draft = f"hiring_template_{digest()[:16]}", "hiring_template_draft"
    waiting = "Another test run has been migrating its template for ten minutes."
    with (
        locks.alone(where.run / "template.lock", at_most=600, otherwise=waiting),
        psycopg.connect(owner, dbname="postgres", autocommit=True) as direct,
    ):
        found = direct.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE 'hiring_template_%' ORDER BY oid"
        ).fetchall()
        names = [name for (name,) in found if name != draft]
        if wanted not in names:
            for old in [draft, *names[:-KEPT_TEMPLATES]]:
                direct.execute(f'DROP DATABASE IF EXISTS "{old}"')
            direct.execute(f"CREATE DATABASE {draft} TEMPLATE template0")
            migrate(urlsplit(owner)._replace(path=f"/{draft}").geturl(), log=where.logs / "migrate.log")
            direct.execute(f"ALTER DATABASE {draft} RENAME TO {wanted}")
    return wanted


def become(variable: str) -> None:
    """Let every connection from now on be of the role that the address in `variable` names."""
    role = environ.Env.db_url_config(os.environ[variable])
    for connection in connections.all():
        connection.close()
        connection.settings_dict.update(USER=role["USER"], PASSWORD=role["PASSWORD"])


def assert_walls_hold() -> None:
    """Fail the whole session if the tests would run as a role that steps around row-level security."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        found = cursor.fetchone()
    assert found[1:] == (False, False), f"The tests run as {found}: row-level security would prove nothing."


def empty_ours(superuser_url: str) -> None:
    """Empty the database of this test run."""
    for connection in connections.all():
        connection.close()
    empty(superuser_url, connections["default"].settings_dict["NAME"])


def empty(superuser_url: str, database: str) -> None:
    """Delete every row but the seeded ones: no triggers, no order of foreign keys, 9 ms instead of TRUNCATE's 80."""
    with psycopg.connect(superuser_url, dbname=database, autocommit=True) as direct:
        direct.execute("SET session_replication_role = replica")
        tables = direct.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        direct.execute("; ".join(f'DELETE FROM "{table}"' for (table,) in tables if table not in SEEDED))


def name(database: str, *, copied_from: str) -> None:
    """Say what the test database is called and which one it starts as a copy of."""
    connections["default"].settings_dict["TEST"].update(NAME=database, TEMPLATE=copied_from)


def settings_of(url: str) -> dict[str, object]:
    """Return where the database of an address is and as whom, as Django's connections keep it."""
    found = environ.Env.db_url_config(url)
    return {key: found.get(key, "") for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}
