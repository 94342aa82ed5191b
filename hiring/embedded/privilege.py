"""How to run PostgreSQL when we are root, which it refuses: in a user namespace, else as another uid."""

import functools
import os
import shutil
import subprocess
from pathlib import Path

from hiring.embedded.errors import CannotRun

NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
NOBODY = 65534
OTHER_USER = (
    "setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups",
    # Read through root's private directories, without opening them for anybody else.
    "--inh-caps=+dac_override", "--ambient-caps=+dac_override",
)  # fmt: skip
REFUSED = (
    "PostgreSQL does not run as root, and this machine has neither user namespaces nor setpriv to step down with. "
    "Run this as an ordinary user."
)


@functools.cache
def prefix() -> tuple[str, ...]:
    """Return the words to put before a PostgreSQL program so that it does not see root; none when we are not root.

    With a user namespace the files stay root's own and nothing on the machine changes.
    """
    if os.geteuid() != 0:
        return ()
    for candidate in (NAMESPACE, OTHER_USER):
        if _works(candidate):
            return candidate
    raise CannotRun(REFUSED)


def own(path: Path) -> None:
    """Give `path` to the uid PostgreSQL runs as, where that is another one than ours."""
    if os.geteuid() == 0 and prefix() == OTHER_USER:
        os.chown(path, NOBODY, NOBODY)


def dying_with_parent(signal_name: str) -> tuple[str, ...]:
    """Return words that ask the kernel for `signal_name` when the parent dies.

    A change of credentials clears what was asked for before it, so behind `prefix()` it is asked for again.
    """
    return ("setpriv", "--pdeathsig", signal_name) if prefix() and shutil.which("setpriv") else ()


def _works(candidate: tuple[str, ...]) -> bool:
    if shutil.which(candidate[0]) is None:
        return False
    return subprocess.run([*candidate, "true"], capture_output=True, check=False).returncode == 0
