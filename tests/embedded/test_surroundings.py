"""A command finds what it needs around it, starts nothing it does not need, and leaves nothing running."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hiring.embedded.surroundings import secret_key
from tests.embedded.demo import BARE, ROOT, left_of

TELL = "from hiring.tenancy.models import User; print(User.objects.count())"


def manage(var: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py as a newcomer would."""
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *words],
        env=BARE | {"HOME": "/nonexistent", "HIRING_VAR": str(var)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", ["check", "help", "--version"])
def test_a_command_about_the_code_starts_nothing_and_writes_nothing(tmp_path: Path, command: str) -> None:
    done = manage(tmp_path / "var", command)
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "var").exists()


def test_a_command_that_asks_the_database_brings_it_migrated_and_takes_it_away(tmp_path: Path) -> None:
    var = tmp_path / "var"
    for _ in ("the first time", "again"):
        done = manage(var, "shell", "--no-imports", "--command", TELL)
        assert (done.returncode, done.stdout) == (0, "0\n"), done.stderr
        assert left_of(var) == []
        stamp = (var / "postgres" / "hiring.migrated").stat()
    assert (var / "log" / "migrate.log").stat().st_mtime <= stamp.st_mtime
    assert (var / "log" / "migrate.log").read_text().count("Running migrations:") == 1


def test_production_brings_no_database_of_its_own(tmp_path: Path) -> None:
    done = manage(tmp_path / "var", "shell", HIRING_MODE="production")
    assert done.returncode == 1
    assert done.stderr == "Set DATABASE_URL: in production the program brings no database of its own.\n"


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    done = manage(Path("/proc/nowhere"), "shell")
    assert done.returncode == 1
    assert done.stderr.startswith("/proc/nowhere cannot be written (")
    assert len(done.stderr.splitlines()) == 1


def test_the_secret_key_is_made_once_and_is_nobody_elses(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as crowd:
        keys = set(crowd.map(lambda _: secret_key(tmp_path), range(8)))
    assert len(keys) == 1
    assert len(keys.pop()) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.glob("secret_key*")) == ["secret_key"]
