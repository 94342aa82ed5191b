"""What a command finds around it: servers when it needs them and none are named, and a secret key.

Used by manage.py before Django reads its settings.
"""

import os
import secrets
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from hiring.embedded.errors import CannotRun
from hiring.embedded.places import ROOT, places
from hiring.embedded.schema import bring_up_to_date
from hiring.embedded.servers import servers

# Commands that look at the code or the files alone. Any other may ask the database.
NEED_NOTHING = frozenset({
    "check", "collectstatic", "compilemessages", "diffsettings", "findstatic", "help", "makemessages",
    "makemigrations", "spectacular", "squashmigrations", "startapp", "startproject", "version",
    "--help", "-h", "--version",
})  # fmt: skip


def var() -> Path:
    """Return the folder of everything this program writes: ``HIRING_VAR``, else ``var`` beside manage.py."""
    return Path(os.environ.get("HIRING_VAR") or ROOT / "var").resolve()


@contextmanager
def surroundings(argv: Sequence[str]) -> Iterator[None]:
    """Put into the environment what the command of `argv` needs and nobody has set, for as long as it runs."""
    command = argv[1] if len(argv) > 1 else "help"
    if command in NEED_NOTHING or "--help" in argv:
        yield
        return
    if not is_production():
        os.environ.setdefault("SECRET_KEY", secret_key(var()))
    with nullcontext() if _is_named(command) else _embedded(command):
        yield


def is_production() -> bool:
    """Say whether ``HIRING_MODE`` asks for production, which brings its own servers and secrets."""
    return os.environ.get("HIRING_MODE") == "production"


def secret_key(folder: Path) -> str:
    """Return the secret key of `folder`, made once and readable by its owner alone."""
    path = places(folder).var / "secret_key"
    if not path.exists():
        # Readable by us alone from the start. A link cannot replace: two first starts at once share one key.
        with tempfile.NamedTemporaryFile("w", dir=path.parent) as draft, suppress(FileExistsError):
            draft.write(secrets.token_urlsafe(64))
            draft.flush()
            path.hardlink_to(draft.name)
    return path.read_text()


def _is_named(command: str) -> bool:
    """Say whether a server was named, in the variable itself or by the file that holds it."""
    wanted = "OWNER_DATABASE_URL" if command == "migrate" else "DATABASE_URL"
    return bool(os.environ.get(wanted) or os.environ.get(f"{wanted}_FILE"))


@contextmanager
def _embedded(command: str) -> Iterator[None]:
    if is_production():
        raise CannotRun("Set DATABASE_URL: in production the program brings no database of its own.")
    with servers(var()) as running:
        for name, value in running.environment().items():
            os.environ.setdefault(name, value)
        if command != "migrate":
            bring_up_to_date(running)
        yield
