"""Where everything of one set of servers lies: a folder `var`, and sockets close enough to be named."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from hiring.embedded.errors import CannotRun

ROOT = Path(__file__).resolve().parents[2]
# The kernel's limit for a socket's path is 108 bytes with the closing NUL.
LONGEST_SOCKET_PATH = 107
POSTGRES_SOCKET = ".s.PGSQL.5432"


@dataclass(frozen=True)
class Places:
    """The paths of one set of servers. `var` is absolute: PostgreSQL changes its directory."""

    var: Path
    sockets: Path

    @property
    def run(self) -> Path:
        """Locks and the note that says the servers are ready."""
        return self.var / "run"

    @property
    def cluster(self) -> Path:
        """PostgreSQL's data."""
        return self.var / "postgres"

    @property
    def logs(self) -> Path:
        """One log a process."""
        return self.var / "log"

    @property
    def ready(self) -> Path:
        """Written by the keeper while both servers answer."""
        return self.run / "ready.json"

    @property
    def redis_socket(self) -> Path:
        """Redis listens here and nowhere else."""
        return self.sockets / "redis.sock"

    def database_url(self, role: str, database: str = "hiring") -> str:
        """Return the address of `database` as `role` sees it, in the form settings read."""
        return f"postgres://{role}@/{database}?host={quote(str(self.sockets), safe='')}"

    def redis_url(self, database: int = 0) -> str:
        """Return the address of one of Redis' sixteen databases; the path is percent-encoded."""
        return f"unix://{quote(str(self.redis_socket))}" + (f"?db={database}" if database else "")


def places(var: Path | str) -> Places:
    """Make the folders under `var` that the servers need and return them; ``CannotRun`` when it cannot be written."""
    root = Path(var).resolve()
    try:
        for folder in (root, root / "log", root / "run"):
            folder.mkdir(parents=True, exist_ok=True)
        (root / "run").chmod(0o700)
        sockets = _sockets(root)
        tempfile.TemporaryFile(dir=root / "run").close()
    except OSError as error:
        raise CannotRun(
            f"{root} cannot be written ({error.strerror}). Make it writable, or set HIRING_VAR to a folder that is."
        ) from error
    return Places(root, sockets)


def _sockets(root: Path) -> Path:
    folder = root / "run"
    if len(os.fsencode(folder / POSTGRES_SOCKET)) + len(".lock") <= LONGEST_SOCKET_PATH:
        return folder
    name = hashlib.sha256(os.fsencode(root)).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()).resolve() / f"hiring-{os.getuid()}-{name}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    # The shared temporary folder is anybody's: a folder or a link someone else put there is not ours to trust.
    if found.st_uid != os.getuid() or found.st_mode & 0o077 or folder.is_symlink():
        raise CannotRun(f"{folder} belongs to someone else. Remove it, or set TMPDIR to a folder of your own.")
    return folder
