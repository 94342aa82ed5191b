"""Running the demo and the servers as somebody else would: in processes of their own, in a folder of their own."""

import os
import signal
import sys
import time
import urllib.request
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from hiring.embedded import children
from hiring.embedded.places import ROOT

PATIENCE = 240.0
# A newcomer's environment: nothing of the tests' own settings reaches the processes.
BARE = {"PATH": os.environ["PATH"], "PYTHONPYCACHEPREFIX": str(ROOT / "var" / "cache" / "python")}


def wait_until(claim: Callable[[], object], what: str, *, patience: float = PATIENCE) -> None:
    """Wait until `claim` holds, and fail saying `what` when it does not come true."""
    deadline = time.monotonic() + patience
    while not claim():
        assert time.monotonic() < deadline, f"still not so after {patience:.0f} s: {what}"
        time.sleep(0.05)


def left_of(folder: Path) -> list[str]:
    """Return the processes that belong to `folder`: named in their environment or command, or standing in it."""
    wanted = os.fsencode(folder)
    return [
        f"{process.name}: {command}" for process in Path("/proc").iterdir() if (command := _belongs(process, wanted))
    ]


def _belongs(process: Path, wanted: bytes) -> str:
    if not process.name.isdecimal() or int(process.name) == os.getpid():
        return ""
    try:
        command = (process / "cmdline").read_bytes()
        told = command + (process / "environ").read_bytes() + os.fsencode((process / "cwd").readlink())
    except OSError:  # gone meanwhile, somebody else's, or a zombie, which holds nothing
        return ""
    return command.replace(b"\0", b" ").decode(errors="replace") if wanted in told else ""


def kill_all_of(folder: Path) -> None:
    """Kill at once whatever belongs to `folder`."""
    kill_at_once(int(line.partition(":")[0]) for line in left_of(folder))


def kill_at_once(numbers: Iterable[int]) -> None:
    """Kill all these processes before one of them can act on another's death; some end by themselves meanwhile."""
    victims = list(numbers)
    for sign in (signal.SIGSTOP, signal.SIGKILL):
        for number in victims:
            with suppress(ProcessLookupError):
                os.kill(number, sign)


class Demo:
    """One `make demo`, as the process that make runs."""

    def __init__(self, var: Path, *, below: Sequence[str] = (), **environment: str) -> None:
        """Start it in the folder `var`, below the commands `below`."""
        self.var = var
        self.said = var.parents[1] / f"demo-{time.monotonic_ns()}.txt"  # outside of what a demo may write to
        self.process = children.start(
            [*below, sys.executable, "-m", "hiring.embedded.demo"],
            log=self.said,
            environment=BARE | {"HOME": "/nonexistent", "HIRING_VAR": str(var), "PORT": "0"} | environment,
        )

    def output(self) -> str:
        """Return what it has said so far."""
        return self.said.read_text()

    def is_making(self) -> bool:
        """Say whether it has come to making the demo company; fail when it ended before."""
        assert self.process.poll() is None, self.output()
        return "Making the demo company" in self.output()

    def until_up(self) -> "Demo":
        """Wait until it says where it is, and until that place answers."""
        wait_until(lambda: "Ctrl-C" in self.output() or self.process.poll() is not None, "the demo says it is up")
        assert self.process.poll() is None, self.output()
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(self.address) as page:
            assert page.status == 200
        return self

    @property
    def address(self) -> str:
        """Where it says it is."""
        return next(line.strip() for line in self.output().splitlines() if line.strip().startswith("http://"))

    def end(self, sign: signal.Signals) -> int:
        """Send `sign` to the runner alone and return its exit code."""
        self.process.send_signal(sign)
        return self.process.wait(PATIENCE)

    def nothing_left(self) -> None:
        """Fail unless every process of the folder ends."""
        wait_until(lambda: not left_of(self.var), f"nothing is left: {left_of(self.var)}")
