"""Gunicorn with the program's own arguments, for the program and for the floor beside it."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from hiring.embedded import children, program
from hiring.embedded.places import Places

START_LIMIT = 60.0


class DidNotStart(RuntimeError):
    """A web process ended or never answered."""


@contextmanager
def serving(where: Places, name: str, settings: str) -> Iterator[int]:
    """Serve the site of a settings module until the block ends; yields its port once it answers."""
    with program.listen(0) as web:
        port = web.getsockname()[1]
        child = children.start(
            [sys.executable, "-m", *program.web_command(where, web)],
            log=where.logs / f"{name}.log",
            environment=os.environ | {"DJANGO_SETTINGS_MODULE": settings},
            keep_open=[web.fileno()],
        )
        try:
            if not _answers(port, child):
                raise DidNotStart(f"The {name} did not start.")
            yield port
        finally:
            children.stop(child)


def _answers(port: int, child: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + START_LIMIT
    while child.poll() is None and time.monotonic() < deadline:
        line = http.client.HTTPConnection(program.LOOPBACK, port, timeout=5)
        try:
            line.request("GET", "/")
            line.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return True
        finally:
            line.close()
    return False
