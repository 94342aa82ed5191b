"""The one place that reads the time. Only doors (views, API, tasks, commands) call it.

In tests and in the demo the time can be moved for all processes at once: the file named by
``HIRING_CLOCK_FILE`` holds an offset in seconds that is added to the real time. In production the
variable is refused by a system check (hiring/tenancy/checks.py), and reading the time costs nothing.
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

FILE_VARIABLE = "HIRING_CLOCK_FILE"


def _real() -> datetime:
    return datetime.now(UTC)


def _moved() -> datetime:
    """Return the real time plus the offset in the file; the real time while there is no file."""
    try:
        offset = float(Path(os.environ[FILE_VARIABLE]).read_text())
    except FileNotFoundError:
        return _real()
    return _real() + timedelta(seconds=offset)


now: Callable[[], datetime] = _moved if os.environ.get(FILE_VARIABLE) else _real


def move_to(moment: datetime) -> None:
    """Let all processes read `moment` from now on, and time run on from it.

    Raises ``RuntimeError`` when ``HIRING_CLOCK_FILE`` is not set: production cannot be moved.
    """
    name = os.environ.get(FILE_VARIABLE)
    if not name:
        raise RuntimeError(f"Set {FILE_VARIABLE} before the processes start to move their clock.")
    offset = (moment - _real()).total_seconds()
    # Written beside and renamed: a reader sees the old offset or the new one, never half of it.
    draft = Path(f"{name}.new")
    draft.write_text(repr(offset))
    draft.replace(name)
