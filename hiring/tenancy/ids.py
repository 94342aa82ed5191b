"""UUIDv7 after RFC 9562, which Python 3.11 lacks: of one process, each is greater than the one before it.

So what one act records in the same moment is read again in the order in which it happened. Between processes the ids
follow the machine's clock, which is real time even where the program's own is moved, and are no sort key for news.
"""

import secrets
import time
from struct import unpack
from threading import Lock
from uuid import UUID

VERSION_7 = 7 << 76
VARIANT_RFC = 2 << 62
RANDOM = (1 << 62) - 1
# A millisecond has 4096 ticks: its fraction fills the 12 bits behind it (RFC 9562, section 6.2, method 3).
TICKS = 1 << 12

_lock = Lock()
_last = 0


def uuid7() -> UUID:
    """Return 48 bits of Unix milliseconds, 12 of their fraction, then 62 random bits."""
    return uuid7s(1)[0]


def uuid7s(number: int) -> list[UUID]:
    """Return as many, made in one go: asking the system for chance is what takes the time."""
    drawn = unpack(f">{number}Q", secrets.token_bytes(8 * number))
    return [_at(tick, random & RANDOM) for tick, random in enumerate(drawn, start=_first(number))]


def _first(number: int) -> int:
    """Take the next `number` ticks and return the first: now, or where a clock that was set back left off."""
    global _last  # noqa: PLW0603 - the one thing that all ids of a process have in common
    with _lock:
        first = max(time.time_ns() * TICKS // 1_000_000, _last + 1)
        _last = first + number - 1
    return first


def _at(tick: int, random: int) -> UUID:
    milliseconds, fraction = divmod(tick, TICKS)
    return UUID(int=milliseconds << 80 | VERSION_7 | fraction << 64 | VARIANT_RFC | random)
