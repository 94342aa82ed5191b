"""Two roles on one test database: made and migrated by its owner, used by the role the program runs as.

With a slot for each run, so that several runs, and the workers of one, do not share a database.
"""

import fcntl
import os
from pathlib import Path

import environ
import psycopg
from django.db import connections

OWNER = "OWNER_DATABASE_URL"
RUNTIME = "DATABASE_URL"
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


def empty(superuser_url: str) -> None:
    """Delete every row but the seeded ones: no triggers, no order of foreign keys, 9 ms instead of TRUNCATE's 80."""
    name = connections["default"].settings_dict["NAME"]
    for connection in connections.all():
        connection.close()
    with psycopg.connect(superuser_url, dbname=name, autocommit=True) as direct:
        direct.execute("SET session_replication_role = replica")
        tables = direct.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        direct.execute("; ".join(f'DELETE FROM "{table}"' for (table,) in tables if table not in SEEDED))


def name(database: str) -> None:
    """Give the test database its name."""
    connections["default"].settings_dict["TEST"]["NAME"] = database
