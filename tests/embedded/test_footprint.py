"""`make demo`, from a checkout with a space in its name and an empty home, writes to var/ and .venv/ alone."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from tests.embedded.conftest import ROOT, left_of, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("demo")]

NOT_OURS = shutil.ignore_patterns("var", ".venv", ".git", "__pycache__", ".*_cache", "node_modules")


def everything_in(folder: Path) -> dict[str, tuple[int, int]]:
    """Return every file below `folder` with its size and the time it was written, but for var and .venv."""
    found = {}
    for place, folders, files in os.walk(folder):
        folders[:] = [
            name for name in folders if Path(place, name).relative_to(folder).parts[0] not in {"var", ".venv"}
        ]
        for name in [*folders, *files]:
            seen = Path(place, name).lstat()
            found[str(Path(place, name).relative_to(folder))] = (seen.st_size, seen.st_mtime_ns)
    return found


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the working tree that shares our .venv."""
    copy = tmp_path / "a check out"
    shutil.copytree(ROOT, copy, ignore=NOT_OURS)
    (copy / ".venv").symlink_to(ROOT / ".venv")
    return copy


def test_a_demo_leaves_nothing_outside_its_own_folders(checkout: Path, tmp_path: Path) -> None:
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    home.mkdir()
    temporary.mkdir()
    before = everything_in(checkout)
    said = tmp_path / "said.txt"
    with said.open("wb") as output:
        make = subprocess.Popen(
            ["make", "demo"],
            cwd=checkout,
            env={"HOME": str(home), "TMPDIR": str(temporary), "PATH": os.environ["PATH"], "PORT": "0"},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    wait_until(lambda: "Ctrl-C stops everything" in said.read_text() or make.poll() is not None, "the demo is up")
    # As a terminal would: to make and to everything in its process group.
    os.killpg(make.pid, signal.SIGINT)
    make.wait(60)
    assert "Stopped." in said.read_text(), said.read_text()
    wait_until(lambda: not left_of(checkout), "nothing is left running")
    assert everything_in(checkout) == before
    assert everything_in(home) == {}
    assert everything_in(temporary) == {}
    assert {"log", "mail", "postgres", "run", "secret_key"} <= {path.name for path in (checkout / "var").iterdir()}
