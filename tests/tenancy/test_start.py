"""No process starts as a role that could step around the wall: real roles, real processes, one sentence."""

import os
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection

from hiring.embedded.places import ROOT
from hiring.embedded.servers import Servers
from hiring.tenancy.checks import (
    REMEDY,
    MayNotStart,
    WrongRole,
    look_before_starting,
    reasons_not_to_run,
    require_runtime_role,
)

OWNS = "owns tables or may act as their owner"
REASONS = {
    "superuser": f"is a superuser, may bypass row-level security, {OWNS}",
    "owner": f"may bypass row-level security, {OWNS}",
    "bypasser": "may bypass row-level security",
    "member": OWNS,
    "proprietor": OWNS,
}
# Roles are the whole cluster's, and other test runs have theirs in it.
MADE = {each: f"{each}_{os.getpid()}" for each in ("bypasser", "member", "proprietor")}
NAMES = {"superuser": "postgres", "owner": "hiring_owner"} | MADE
CELERY = ["celery", "--app", "hiring.celery:app"]
PROCESSES = {
    "web": (["gunicorn", "hiring.wsgi:application", "--bind", "127.0.0.1:0", "--no-control-socket"], 4),
    "worker": ([*CELERY, "worker", "--pool", "solo"], 1),
    "beat": ([*CELERY, "beat", "--pidfile", "", "--schedule", str(ROOT / "var" / "test" / "run" / "no-beat")], 1),
}


@pytest.fixture
def roles(transactional_db: None, own_servers: Servers) -> Iterator[None]:
    """Three roles that somebody might mistake for the right one; gone after the test."""
    database = connection.settings_dict["NAME"]
    with psycopg.connect(own_servers.superuser_url, dbname=database, autocommit=True) as direct:
        for role in MADE.values():
            direct.execute(f"DROP ROLE IF EXISTS {role}")  # of a killed run
        direct.execute(f"CREATE ROLE {MADE['bypasser']} LOGIN BYPASSRLS")
        direct.execute(f"CREATE ROLE {MADE['member']} LOGIN IN ROLE hiring_owner")
        direct.execute(f"CREATE ROLE {MADE['proprietor']} LOGIN")
        direct.execute("CREATE TABLE public.theirs (id int)")
        direct.execute(f"ALTER TABLE public.theirs OWNER TO {MADE['proprietor']}")
        yield
        direct.execute("DROP TABLE public.theirs")
        for role in MADE.values():
            direct.execute(f"DROP ROLE {role}")


@pytest.fixture
def become(roles: None) -> Iterator[None]:
    """Change the role that this process connects as; it is the right one again after the test."""
    right = connection.settings_dict["USER"]

    def change(role: str) -> None:
        connection.close()
        connection.settings_dict["USER"] = role

    yield change
    change(right)


def test_the_runtime_role_may_start_and_leaves_no_connection_behind(transactional_db):
    look_before_starting()
    assert connection.connection is None
    assert reasons_not_to_run() == []


@pytest.mark.parametrize("role", REASONS)
def test_a_role_that_could_step_around_the_wall_may_not_start(become, role):
    become(NAMES[role])
    with pytest.raises(WrongRole) as refusal:
        require_runtime_role()
    assert str(refusal.value) == sentence(role)


def test_acting_as_the_right_role_does_not_hide_who_signed_in(become):
    become("postgres")
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE hiring_app")
    assert "is a superuser" in reasons_not_to_run()


def test_a_role_that_cannot_be_looked_at_may_not_start_either(become):
    become("nobody_of_that_name")
    with pytest.raises(MayNotStart, match=r"^The database does not answer, .*\"nobody_of_that_name\" does not exist$"):
        require_runtime_role()


@pytest.mark.parametrize(("process", "role"), [("web", "superuser"), ("worker", "bypasser"), ("beat", "owner")])
def test_the_process_ends_with_that_sentence(roles, process, role):
    command, code = PROCESSES[process]
    done = start(command, NAMES[role])
    assert done.returncode == code
    assert sentence(role) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_web_process_that_cannot_ask_ends_so_that_gunicorn_tries_again(transactional_db):
    done = start(["hiring.wsgi"], "nobody_of_that_name")
    assert done.returncode not in {0, PROCESSES["web"][1]}
    assert done.stderr.startswith("The database does not answer, so its role cannot be looked at: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_command_about_peoples_data_ends_before_it_reads_any(roles):
    done = start(["manage", "metric", "pass-through", "--organization", "north"], NAMES["owner"])
    assert (done.returncode, done.stdout) == (1, "")
    assert sentence("owner") in done.stderr
    assert "Traceback" not in done.stderr


def sentence(role: str) -> str:
    """Return what a process says that was started as `role`."""
    return f"The database role {NAMES[role]} {REASONS[role]}. {REMEDY}"


def start(command: list[str], role: str) -> subprocess.CompletedProcess[str]:
    """Start a process of the program with the address of `role`, to its end."""
    address = urlsplit(os.environ["DATABASE_URL"])
    address = address._replace(netloc=f"{role}@", path=f"/{connection.settings_dict['NAME']}")
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": address.geturl()},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
