"""Finding a Chromium, and getting one: what `make test` does before the tests, on machines that lack one or another.

The machine is a PATH of our own, and the download comes from a server of ours.
"""

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from hiring.embedded.places import ROOT
from tests.browser import NONE

STARTS, BREAKS = "#!/bin/sh\nexit 0\n", "#!/bin/sh\nexit 1\n"
SHELL = "chrome-headless-shell-linux64/chrome-headless-shell"
# What a Debian without anything would run as root; the link is the browser that it brings.
APT_GET = '#!/bin/sh\n[ "$1" = install ] && [ -z "$(/bin/cat)" ] && /bin/ln -s /bin/true "${0%/*}/chromium"\n'


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """The one folder on the PATH, with nothing in it."""
    (tmp_path / "bin").mkdir()
    return tmp_path / "bin"


@pytest.fixture
def downloads() -> Iterator[dict[str, bytes]]:
    """What the server offers by the end of its address; `""` is where it listens."""

    class Offering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = offered.get(self.path.rpartition("/")[2])
            self.send_response(200 if body else 404)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    offered: dict[str, bytes] = {}
    with ThreadingHTTPServer(("127.0.0.1", 0), Offering) as server:
        offered[""] = f"http://127.0.0.1:{server.server_port}".encode()
        Thread(target=server.serve_forever, daemon=True).start()
        yield offered
        server.shutdown()


def put(machine: Path, name: str, text: str = STARTS) -> Path:
    path = machine / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def zipped(name: str, text: str = STARTS) -> bytes:
    with io.BytesIO() as packed:
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(name, text)
        return packed.getvalue()


def looks(machine: Path, downloads: dict[str, bytes], **environment: str) -> tuple[int, list[str], list[str]]:
    """Return what `python -m tests.browser` ends with and says on either stream."""
    settings = {"PATH": str(machine), "HIRING_VAR": str(var(machine))}
    settings["PLAYWRIGHT_DOWNLOAD_HOST"] = downloads[""].decode()
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("HIRING_", "PLAYWRIGHT_"))}
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser"],
        cwd=ROOT, env=inherited | settings | environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()


def var(machine: Path) -> Path:
    return machine.parent / "var"


def fetching(machine: Path) -> str:
    return f"No Chromium on the PATH: fetching Playwright's own into {var(machine) / 'browsers'}"


DEBIANS = "That did not work: installing Debian's chromium with apt-get, as we are root"


def test_the_one_on_the_path_is_taken(machine, downloads):
    found = put(machine, "chromium-browser")
    assert looks(machine, downloads) == (0, [f"Chromium: {found}"], [])


def test_one_on_the_path_that_does_not_start_is_passed_over(machine, downloads):
    put(machine, "chromium", BREAKS)
    found = put(machine, "google-chrome")
    assert looks(machine, downloads) == (0, [f"Chromium: {found}"], [])


def test_the_one_that_is_named_is_taken_or_nothing(machine, downloads):
    named = put(machine, "other/mine")
    put(machine, "chromium")
    assert looks(machine, downloads, HIRING_CHROMIUM=str(named)) == (0, [f"Chromium: {named}"], [])
    named.unlink()
    told = f"HIRING_CHROMIUM names {named}, which does not start."
    assert looks(machine, downloads, HIRING_CHROMIUM=str(named)) == (1, [], [told])


def test_without_any_playwrights_own_is_fetched_once_into_the_folder_of_what_we_write(machine, downloads):
    downloads["chrome-headless-shell-linux64.zip"] = zipped(SHELL)
    code, told, errors = looks(machine, downloads)
    [found] = var(machine).glob(f"browsers/*/{SHELL}")
    assert (code, told, errors) == (0, [fetching(machine), f"Chromium: {found}"], [])
    downloads.pop("chrome-headless-shell-linux64.zip")
    assert looks(machine, downloads) == (0, [f"Chromium: {found}"], [])


@pytest.mark.parametrize("fetched", [{}, {"chrome-headless-shell-linux64.zip": zipped(SHELL, BREAKS)}], ids=[
    "nothing can be downloaded", "what was downloaded lacks its libraries",
])  # fmt: skip
def test_else_root_installs_debians_and_anybody_else_is_told_what_to_install(machine, downloads, fetched):
    downloads |= fetched
    put(machine, "apt-get", APT_GET)
    installed = (0, [fetching(machine), DEBIANS, f"Chromium: {machine / 'chromium'}"], [])
    assert looks(machine, downloads) == (installed if os.geteuid() == 0 else (1, [fetching(machine)], [NONE]))


def test_without_any_way_to_one_a_line_says_what_to_install(machine, downloads):
    assert looks(machine, downloads) == (1, [fetching(machine)], [NONE])
