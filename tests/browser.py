"""Which Chromium the end-to-end tests drive, and getting one where there is none.

``python -m tests.browser`` says what it does; `make test` runs it first. It asks nothing and waits for nobody.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from hiring.embedded.surroundings import var

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
NONE = "No Chromium starts here. Install one (Debian: apt-get install chromium) or name it in HIRING_CHROMIUM."


class NoBrowser(Exception):
    """No Chromium is here and none could be fetched; the text is the one line to show."""


def find() -> Path | None:
    """Return the Chromium to use, without fetching anything: HIRING_CHROMIUM, the PATH, Playwright's own."""
    if named := os.environ.get("HIRING_CHROMIUM"):
        if not _starts(Path(named)):
            raise NoBrowser(f"HIRING_CHROMIUM names {named}, which does not start.")
        return Path(named)
    on_the_path = map(Path, filter(None, map(shutil.which, NAMES)))
    return next(
        filter(_starts, [*on_the_path, *sorted(_playwrights_folder().glob("chromium*/*/*headless*shell"))]), None
    )


def find_or_fetch() -> Path:
    """Return the Chromium to use; fetch Playwright's own, else, as root, Debian's. Raises ``NoBrowser``."""
    for fetch in (_nothing, _playwrights_own, _debians):
        fetch()
        if found := find():
            return found
    raise NoBrowser(NONE)


def environment() -> dict[str, str]:
    """Return an environment whose home is ours: Chromium keeps settings and crash reports in it."""
    home = var() / "cache" / "browser"
    home.mkdir(parents=True, exist_ok=True)
    folders = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    return os.environ | folders


def _starts(program: Path) -> bool:
    """Say whether it can be run: Ubuntu's without its snap and Playwright's without its libraries cannot."""
    return _quietly([str(program), *FLAGS, "--version"], **environment())


def _playwrights_folder() -> Path:
    return var() / "browsers"


def _nothing() -> None:
    pass


def _playwrights_own() -> None:
    print("No Chromium on the PATH: fetching Playwright's own into", _playwrights_folder(), flush=True)
    command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    # Where nothing answers it gives up in a minute instead of three.
    patience = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000"}
    _quietly(command, PLAYWRIGHT_BROWSERS_PATH=str(_playwrights_folder()), **patience)


def _debians() -> None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    print("That did not work: installing Debian's chromium with apt-get, as we are root", flush=True)
    for words in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        _quietly(["apt-get", *words], DEBIAN_FRONTEND="noninteractive")


def _quietly(command: list[str], **environment: str) -> bool:
    """Run it without a word and say whether it ended well; nobody is there to be asked."""
    try:
        done = subprocess.run(
            command,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=900,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


if __name__ == "__main__":
    try:
        print("Chromium:", find_or_fetch())
    except NoBrowser as trouble:
        sys.exit(str(trouble))
