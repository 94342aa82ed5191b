"""Kernel locks on files: the kernel forgets them when their holder dies, however it dies.

That is why nothing here writes a pid file, and why nothing left by a killed run has to be cleaned up.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hiring.embedded.errors import CannotRun


@contextmanager
def shared(path: Path) -> Iterator[None]:
    """Hold `path` beside others who share it; waits while someone has it alone."""
    with _opened(path) as descriptor:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield


@contextmanager
def alone(path: Path, *, at_most: float, otherwise: str) -> Iterator[int]:
    """Hold `path` alone and yield its descriptor; after `at_most` seconds of waiting raise ``CannotRun(otherwise)``.

    A child that inherits the descriptor goes on holding the lock after us.
    """
    deadline = time.monotonic() + at_most
    with _opened(path) as descriptor:
        while not take(descriptor):
            if time.monotonic() >= deadline:
                raise CannotRun(otherwise)
            time.sleep(0.05)
        yield descriptor


def take(descriptor: int) -> bool:
    """Try to hold the open file alone; False, at once, while anyone else holds it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_held(path: Path) -> bool:
    """Say whether someone holds `path` alone right now."""
    with _opened(path) as descriptor:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
