"""Starting and stopping child processes so that none outlives us, even when we are killed.

Each child has a session of its own: a terminal's Ctrl-C reaches the runner alone, which then stops its
children in order.
"""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from hiring.embedded.places import ROOT

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def start(
    command: Sequence[str | Path],
    *,
    log: Path,
    when_we_die: signal.Signals = signal.SIGTERM,
    environment: Mapping[str, str] | None = None,
    keep_open: Sequence[int] = (),
    audible: bool = False,
) -> subprocess.Popen[bytes]:
    """Start `command`, its output appended to `log`; on Linux the kernel sends it `when_we_die` when we are gone.

    What an `audible` one says on stderr is shown to the person at the terminal instead.
    """
    with log.open("ab") as output:
        return subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=None if audible else output,
            env=environment,
            cwd=ROOT,
            start_new_session=True,
            pass_fds=keep_open,
            preexec_fn=_ask_kernel_for(when_we_die),  # noqa: PLW1509 - we have no threads when we start children
        )


def stop(child: subprocess.Popen[bytes], sign: signal.Signals = signal.SIGTERM, *, patience: float = 10) -> None:
    """Ask `child` to end and wait `patience` seconds; then end whatever is left of it and of what it started."""
    if child.poll() is None:
        child.send_signal(sign)
    with suppress(subprocess.TimeoutExpired):
        child.wait(patience)
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def run(
    command: Sequence[str | Path], *, log: Path, environment: Mapping[str, str] | None = None, audible: bool = False
) -> bool:
    """Run `command` to its end as `start` does, and say whether it went well."""
    child = start(command, log=log, environment=environment, audible=audible)
    try:
        return child.wait() == 0
    finally:
        stop(child)


def _ask_kernel_for(sign: signal.Signals) -> Callable[[], None]:
    parent = os.getpid()

    def ask() -> None:
        if _libc is not None:
            _libc.prctl(PR_SET_PDEATHSIG, int(sign), 0, 0, 0)
        if os.getppid() != parent:  # the parent died before the request was made
            os._exit(1)

    return ask
