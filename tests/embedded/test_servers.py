"""The servers come with their first user, stay for the others and leave with the last, however each one leaves."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import redis

from hiring.embedded import places as placing
from hiring.embedded import privilege
from hiring.embedded.errors import CannotRun
from hiring.embedded.servers import pids, servers
from tests.embedded.demo import BARE, ROOT, kill_at_once, left_of, wait_until

USER = """
import sys
from hiring.embedded.servers import servers
with servers(sys.argv[1], durable=False) as running:
    print("in", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_user(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process of its own that uses the servers of `folder` until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", USER, str(folder)],
        cwd=ROOT, env=BARE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    with process:
        assert process.stdout.readline() == "in\n"
        yield process
        process.kill()


def ask(url: str, question: str) -> tuple:
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchone()


def test_each_address_leads_to_its_role_and_only_the_cluster_knows_a_superuser(tmp_path: Path) -> None:
    who = "SELECT current_user::text, rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = current_user"
    with servers(tmp_path / "Jörg's folder", durable=False) as running:
        assert ask(running.database_url, who) == ("hiring_app", False, False, False)
        assert ask(running.owner_database_url, who) == ("hiring_owner", False, True, True)
        assert ask(running.superuser_url, who)[:2] == ("postgres", True)
        assert redis.Redis.from_url(running.redis_url).ping() is True


def test_the_program_may_not_create_anything_and_the_owner_owns_the_schema(tmp_path: Path) -> None:
    with servers(tmp_path, durable=False) as running:
        with psycopg.connect(running.database_url) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE public.mine (id int)")
        with psycopg.connect(running.database_url) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TEMPORARY TABLE mine (id int)")
        owner = "SELECT nspowner::regrole::text FROM pg_namespace WHERE nspname = 'public'"
        assert ask(running.owner_database_url, owner) == ("hiring_owner",)


def test_what_is_written_is_there_at_the_next_start(tmp_path: Path) -> None:
    with servers(tmp_path, durable=False) as running, psycopg.connect(running.owner_database_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'still here' AS what")
    assert left_of(tmp_path) == []
    with servers(tmp_path, durable=False) as running:
        assert ask(running.owner_database_url, "SELECT what FROM kept") == ("still here",)


def test_a_second_user_shares_the_servers_and_keeps_them_when_the_first_leaves(tmp_path: Path) -> None:
    with another_user(tmp_path) as other:
        with servers(tmp_path) as running:
            assert running.are_running()
            before = pids(tmp_path)
        assert pids(tmp_path) == before
        other.stdin.close()
        assert other.wait(30) == 0
    wait_until(lambda: not left_of(tmp_path), "the last user's leaving ends them")


@pytest.mark.faults
def test_a_killed_user_counts_as_one_who_left(tmp_path: Path) -> None:
    with another_user(tmp_path) as other:
        assert left_of(tmp_path) != []
        os.kill(other.pid, signal.SIGKILL)
        wait_until(lambda: not left_of(tmp_path), "the servers noticed that their user is gone")


@pytest.mark.faults
@pytest.mark.parametrize(
    "victims", [["keeper"], ["postgres"], ["redis"], ["keeper", "postgres", "redis"]], ids="+".join
)
def test_after_a_killed_server_the_rest_ends_and_the_next_start_works(tmp_path: Path, victims: list[str]) -> None:
    with servers(tmp_path) as running:
        numbers = pids(tmp_path)
        kill_at_once(numbers[victim] for victim in victims)
        wait_until(lambda: not running.are_running(), "the user can tell that they are gone")
    wait_until(lambda: not left_of(tmp_path), "nothing is left")
    with servers(tmp_path) as running:
        assert ask(running.database_url, "SELECT 1") == (1,)


@pytest.fixture
def dead_but_listed() -> Iterator[int]:
    """The number of a process that has ended and that nobody has taken note of: it answers signals still."""
    child = subprocess.Popen(["true"])
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    yield child.pid
    child.wait()


@pytest.mark.faults
@pytest.mark.parametrize("whose", ["somebody else", "a dead one", "nobody"])
def test_notes_of_a_killed_postmaster_stop_nobody_whoever_has_its_number_now(
    tmp_path: Path, dead_but_listed: int, whose: str
) -> None:
    number = {"somebody else": os.getppid(), "a dead one": dead_but_listed, "nobody": "no number"}[whose]
    with servers(tmp_path, durable=False):
        notes = [tmp_path / "postgres" / "postmaster.pid", tmp_path / "run" / ".s.PGSQL.5432.lock"]
        kept = {note: note.read_text().split("\n", 1)[1] for note in notes}
    for note, rest in kept.items():
        note.write_text(f"{number}\n{rest}")
    with servers(tmp_path, durable=False) as running:
        assert ask(running.database_url, "SELECT 1") == (1,)


@pytest.mark.faults
def test_a_start_that_was_killed_half_way_is_never_taken_for_a_cluster(tmp_path: Path) -> None:
    half = tmp_path / "postgres.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    with servers(tmp_path, durable=False) as running:
        assert ask(running.database_url, "SELECT 1") == (1,)
    assert not half.exists()


def test_a_cluster_of_another_version_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("15\n")
    with pytest.raises(CannotRun, match=r"was made by PostgreSQL 15 and this is 18\."), servers(tmp_path):
        pytest.fail("it must not start")
    assert left_of(tmp_path) == []


def test_sockets_of_a_folder_with_a_long_name_go_to_a_private_one_that_can_be_named(tmp_path: Path) -> None:
    far = tmp_path / ("a" * 60) / ("b" * 60)
    with servers(far, durable=False) as running:
        assert ask(running.database_url, "SELECT 1") == (1,)
        sockets = running.where.sockets
        assert not sockets.is_relative_to(far)
        assert sockets.stat().st_mode & 0o777 == 0o700
        assert len(os.fsencode(running.where.redis_socket)) <= placing.LONGEST_SOCKET_PATH


def test_a_socket_folder_that_others_may_enter_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    far = tmp_path / ("a" * 60) / ("b" * 60)
    sockets = placing.places(far).sockets
    sockets.chmod(0o777)
    with pytest.raises(CannotRun, match="belongs to someone else"):
        placing.places(far)
    sockets.rmdir()


as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has to step down")


def refusing(folder: Path, *names: str) -> str:
    """Return a PATH on which the programs `names` refuse to do anything."""
    folder.mkdir()
    for name in names:
        (folder / name).write_text("#!/bin/sh\nexit 1\n")
        (folder / name).chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@as_root
def test_where_user_namespaces_are_refused_postgres_runs_as_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", refusing(tmp_path / "bin", "unshare"))
    var = tmp_path / "private"
    for _ in ("made", "started again"):
        with servers(var, durable=False) as running:
            assert ask(running.database_url, "SELECT 1") == (1,)
            assert Path(f"/proc/{pids(var)['postgres']}").stat().st_uid == privilege.NOBODY
            assert var.stat().st_uid == 0


@as_root
def test_where_root_cannot_step_down_it_is_told_to_be_somebody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", refusing(tmp_path / "bin", "unshare", "setpriv"))
    with pytest.raises(CannotRun, match="Run this as an ordinary user"), servers(tmp_path / "var", durable=False):
        pytest.fail("it must not start")


def test_a_folder_that_cannot_be_made_is_one_sentence() -> None:
    with pytest.raises(
        CannotRun, match=r"^/proc/nowhere cannot be written \(.*\)\. Make it writable, or set HIRING_VAR"
    ):
        placing.places("/proc/nowhere")
